"""The lines of a letter as they are read before it leaves: those that say the same to everybody stand back."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence


class LineKind(StrEnum):
    """Where a line comes from: the template, what was filled in for this customer, or a person's own writing."""

    TEMPLATE = "template"
    FILLED = "filled"
    WRITTEN = "written"


@dataclass(frozen=True, slots=True)
class LetterLine:
    """One line of a letter, and where it comes from."""

    text: str
    kind: LineKind


@dataclass(frozen=True, slots=True)
class LetterLines:
    """A letter by its lines, and the lines of the draft that somebody took out."""

    lines: tuple[LetterLine, ...]
    taken_out: tuple[str, ...]

    @property
    def has_filled(self) -> bool:
        """Whether any line was filled in for this customer."""
        return any(line.kind is LineKind.FILLED for line in self.lines)

    @property
    def has_written(self) -> bool:
        """Whether a person changed or added any line."""
        return any(line.kind is LineKind.WRITTEN for line in self.lines)


def lines_of(body: str, *, drafted: str, template: Iterable[str]) -> LetterLines:
    """Return the lines of a letter beside those it was drafted with; `template` are the lines that everybody gets."""
    same_for_all = frozenset(template)
    own, first = body.splitlines(), drafted.splitlines()
    shown: list[LetterLine] = []
    taken_out: list[str] = []
    for tag, start, end, own_start, own_end in SequenceMatcher(None, first, own, autojunk=False).get_opcodes():
        if tag == "equal":
            shown += _drafted_lines(own[own_start:own_end], same_for_all)
        else:
            shown += _written_lines(own[own_start:own_end])
            taken_out += [line for line in first[start:end] if line.strip()] if tag == "delete" else []
    return LetterLines(tuple(shown), tuple(taken_out))


def _drafted_lines(lines: Sequence[str], same_for_all: Collection[str]) -> Iterator[LetterLine]:
    for line in lines:
        is_filled = bool(line.strip()) and line not in same_for_all
        yield LetterLine(line, LineKind.FILLED if is_filled else LineKind.TEMPLATE)


def _written_lines(lines: Sequence[str]) -> Iterator[LetterLine]:
    for line in lines:
        yield LetterLine(line, LineKind.WRITTEN if line.strip() else LineKind.TEMPLATE)
