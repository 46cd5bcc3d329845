from __future__ import annotations

import ast
from pathlib import Path

import atoippo
from atoippo.intake.models import IntakeState
from atoippo.values.message import msg
from atoippo.web.imports.words import AT_A_SCREEN, STATES, at_a_screen, sureness

TABLES = Path(atoippo.__file__).parent / "tables"


def sentences_of_a_command_line():
    """Return what the tables say with options in it."""
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in TABLES.rglob("*.py"))
    calls = (
        node.args[0].value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"msg", "counted"}
        and isinstance(node.args[0], ast.Constant)
    )
    return {text for text in calls if "--" in text}


def test_every_advice_for_a_command_line_has_words_for_a_screen():
    assert set(AT_A_SCREEN) == sentences_of_a_command_line()


def test_words_for_a_screen_name_no_option():
    assert [text for text in AT_A_SCREEN.values() if "--" in str(text.text)] == []


def test_at_a_screen_keeps_the_values_and_leaves_other_messages():
    plain = msg("「{name}」は空です。", name="a.csv")

    assert at_a_screen(plain) is plain
    assert (
        str(at_a_screen(msg("--map の「{name}」という列はありません。ある列：{headers}", name="額", headers="金額")))
        == "「額」という列は、このファイルにはありません。ある列：金額"
    )


def test_every_state_has_a_word():
    assert set(STATES) == set(IntakeState)


def test_sureness_in_words():
    assert [
        str(sureness(*found)) for found in ((1.0, "option"), (0.95, "header"), (0.85, "header"), (0.5, "values"))
    ] == [
        "教えていただいた列",
        "確か",
        "ほぼ確か",
        "お確かめください",
    ]
