"""Help is whole, at every width of the terminal, and in one language at a time."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
import typer

from atoippo.cli import dig, doctor, reasons, sample  # noqa: F401 - each adds its command
from atoippo.cli.app import app
from atoippo.cli.wrapping import cells
from atoippo.values.language import Language, say
from atoippo.values.message import msg
from cli.installation import typed, unbroken

COMMANDS = [(), ("dig",), ("doctor",), ("reasons",), ("reasons", "classify"), ("sample",)]
LIBRARY_WORDS = re.compile(r"Usage|Options|Commands|Arguments|Show this|required|default|<\w")
JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")


def command(path):
    found = typer.main.get_command(app)
    for name in path:
        found = found.commands[name]
    return found


def page(path, language, width=80):
    return typed(*path, "--help", language=language, width=width)[1]


def texts(path):
    """Every text of a command: its own, its parameters', its subcommands'."""
    found = command(path)
    children = getattr(found, "commands", {}).values()
    return [found.help, *(p.help for p in found.params), *(child.short_help for child in children)]


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("path", COMMANDS)
def test_help_is_whole_at_every_width(path, language, width):
    shown = page(path, language, width)

    whole = unbroken(shown)
    assert [text for text in texts(path) if unbroken(say(msg(text), Language(language))) not in whole] == []
    assert [line for line in shown.splitlines() if cells(line) > width] == []
    assert re.findall(r"…(?!$|[\s)）])", shown) == []


@pytest.mark.parametrize("path", COMMANDS)
def test_help_in_japanese_has_no_word_of_the_library(path):
    assert LIBRARY_WORDS.findall(page(path, "ja")) == []


@pytest.mark.parametrize("path", COMMANDS)
def test_help_in_english_is_english(path):
    shown = re.sub(r"“[^”]*”|\(default:[^)]*\)|echo.*classify", "", unbroken(page(path, "en")))

    assert JAPANESE.findall(shown) == []


@pytest.mark.parametrize("path", COMMANDS)
def test_every_option_with_a_value_says_which(path):
    silent = [p.name for p in command(path).params if not getattr(p, "is_flag", False) and not p.metavar]

    assert silent == []


def test_help_names_values_in_simple_words():
    shown = page(("dig",), "ja")

    assert re.findall(r"FILE…|--out DIR|--today DATE|--lang ja\|en", shown) == [
        "FILE…",
        "FILE…",
        "--out DIR",
        "--today DATE",
        "--lang ja|en",
    ]


def test_help_waits_for_no_heavy_import():
    source = "import sys; from atoippo.cli import main; sys.argv = ['atoippo', '--help']\ntry: main()\nfinally: print(*sys.modules)"

    told = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=True)

    assert {"rich", "polars", "numpy"} & set(told.stdout.splitlines()[-1].split()) == set()


@pytest.mark.parametrize(("language", "first"), [("ja", "使い方: atoippo"), ("en", "Usage: atoippo")])
def test_nothing_typed_gets_the_help(language, first):
    code, told, complaint = typed(language=language)

    assert (code, told, complaint[: len(first)]) == (2, "", first)
