"""Texts with labels, kept as people read them: a line 「=== labels | trade | situation」, then the text, until the next such line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

SETS = Path(__file__).parent / "texts" / "sets"
HEAD = "=== "


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A text of our own writing, what is to be found in it, and for which situation it was written."""

    labels: frozenset[str]
    trade: str
    situation: str
    text: str
    file: str

    @property
    def is_clean(self) -> bool:
        """Whether nothing is to be found."""
        return "clean" in self.labels


def read_set(folder: str) -> list[LabelledText]:
    """Return the texts of a folder under `tests/texts/sets`, file by file."""
    return [text for path in sorted((SETS / folder).glob("*.txt")) for text in _texts(path)]


def _texts(path: Path) -> list[LabelledText]:
    blocks = ("\n" + path.read_text(encoding="utf-8")).split("\n" + HEAD)[1:]
    return [_labelled(block, path.stem) for block in blocks]


def _labelled(block: str, file: str) -> LabelledText:
    head, _, text = block.partition("\n")
    labels, trade, situation = (part.strip() for part in head.split("|"))
    return LabelledText(frozenset(labels.split(",")), trade, situation, text.strip("\n"), file)
