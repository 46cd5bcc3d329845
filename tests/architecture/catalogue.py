"""Every sentence that the source marks for people, and the English catalogue that must know it.

Run as a program (`make catalogue`) it adds what is new to the catalogue, empty, and takes out what is no longer said.
"""

from __future__ import annotations

import ast
import re
import string
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

Found = tuple[int, str, str | tuple[str, str], list[str]]

PACKAGE = Path(__file__).parents[2] / "src" / "atoippo"
ENGLISH = PACKAGE / "locale" / "en" / "LC_MESSAGES" / "atoippo.po"
TAG = re.compile(r"{%\s*(t|counted)\s+(\"(?:[^\"\\\\]|\\\\.)*\")")


def tags(source: BinaryIO, keywords: object, comments: object, options: object) -> Iterator[Found]:
    """Yield what the templates of the web say by `{% t "…" %}` and `{% counted "…" n=… %}`."""
    for number, line in enumerate(source.read().decode("utf-8").splitlines(), start=1):
        for tag, text in TAG.findall(line):
            sentence = ast.literal_eval(text)
            yield number, tag, (sentence, sentence) if tag == "counted" else sentence, []


METHODS = [
    ("**.py", "python"),
    ("**/templates/*.j2", "jinja2"),
    ("**/templates/**.html", tags),
    ("**/templates/**.txt", tags),
]
OPTIONS = {"**/templates/*.j2": {"trimmed": "true", "encoding": "utf-8"}}
KEYWORDS = {"msg": None, "t": None, "counted": (1, 1)}


def spoken() -> Catalog:
    """Return all sentences of the source."""
    catalogue = Catalog(project="Atoippo", charset="utf-8")
    found = extract_from_dir(PACKAGE, METHODS, OPTIONS, keywords=KEYWORDS)
    for name, line, message, comments, context in found:
        catalogue.add(message, None, [(name, line)], auto_comments=comments, context=context)
    return catalogue


def english() -> Catalog:
    """Return the English catalogue as it stands."""
    with ENGLISH.open("rb") as lines:
        return read_po(lines, locale="en")


def places(sentence: str) -> set[str]:
    """Return the names of the places in a sentence."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def main() -> None:
    """Bring the catalogue in line with the source."""
    catalogue = english() if ENGLISH.is_file() else Catalog(locale="en", project="Atoippo", charset="utf-8")
    catalogue.update(spoken(), no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    with ENGLISH.open("wb") as target:
        write_po(target, catalogue, width=120, no_location=True, omit_header=False, sort_output=True)
    lacking = [message.id for message in catalogue if message.id and not message_is_said(message)]
    sys.stdout.write(f"{len(catalogue)} sentences, {len(lacking)} without English\n")


def message_is_said(message: object) -> bool:
    """Whether every form of a message has its English."""
    said = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return all(said)


if __name__ == "__main__":
    main()
