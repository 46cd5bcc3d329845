"""From text to records, each with its line; broken quotes are mended where they stand and swallow nothing."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from atoippo.tables.files.dialects import LINE
from atoippo.tables.files.limits import check_line_length
from atoippo.tables.files.loose_quotes import LooseQuotes
from atoippo.tables.files.row_taking import RowTaker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from atoippo.tables.files.dialects import Dialect
    from atoippo.tables.sheet import Row

RECORD_CHARACTERS = 200_000  # a quote that stays open longer was never meant to open
LOOSE_CHARACTERS = 50_000  # how far a record with broken quotes may reach
PATIENCE = 50_000_000  # characters that may be read in vain; what follows is read line by line
COST_OF_A_LINE = 100  # reading a line costs as much as reading so many characters


@dataclass(frozen=True, slots=True)
class Records:
    """The rows of a text, and the lines on which a record with broken quotes begins."""

    rows: tuple[Row, ...]
    mended: tuple[int, ...]


def read_records(name: str, text: str, dialect: Dialect) -> Records:
    """Return all records of a text; a blank line is a record without cells."""
    records = _RecordReader(name, text, dialect)
    taker = RowTaker(name)
    rows = tuple([taker.take(line, cells) for line, cells in records])
    return Records(rows, tuple(records.mended))


class _PhysicalLines:
    """The physical lines of a text for the csv module; can go back to where the current record begins."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self.position = 0
        self.line = 0
        self.begin = 0
        self.line_before = 0
        self.patience = PATIENCE

    def begin_record(self) -> int:
        """Note that a record begins here; return its line."""
        self.begin, self.line_before = self.position, self.line
        return self.line + 1

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        found = LINE.match(self.text, self.position)
        if found is None:
            raise StopIteration
        check_line_length(self.name, self.line + 1, found.end() - found.start())
        is_first = self.position == self.begin
        if not is_first and (self.patience < 0 or found.end() - self.begin > RECORD_CHARACTERS):
            raise csv.Error  # a quote that was never closed
        self.position = found.end()
        self.line += 1
        return found[0]

    def end_record(self, end: int) -> None:
        """Go back, and on to where the record was found to end."""
        self.patience -= self.position - self.begin + COST_OF_A_LINE * (self.line - self.line_before)
        self.position = end
        self.line = self.line_before + sum(1 for _ in LINE.finditer(self.text, self.begin, end))


class _RecordReader:
    """Yields the line and the cells of each record, strictly where that works and loosely where it does not."""

    def __init__(self, name: str, text: str, dialect: Dialect) -> None:
        self.lines = _PhysicalLines(name, text)
        self.width = dialect.width
        self.strict = csv.reader(self.lines, delimiter=dialect.separator, strict=True)
        self.loose = LooseQuotes(dialect.separator)
        self.mended: list[int] = []

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        while True:
            line = self.lines.begin_record()
            try:
                cells = next(self.strict)
            except StopIteration:
                return
            except csv.Error:
                cells = self._mend(line)
            else:
                if self.lines.line > line and len(cells) != self.width and self._has_swallowed(self.lines.position):
                    cells = self._mend(line)
            yield line, cells

    def _mend(self, line: int) -> list[str]:
        """Read the record's first line loosely; take further lines only where that makes the usual width."""
        self.mended.append(line)
        cells, end = self.loose.record(self.lines.text, self.lines.begin, self._first_line_end())
        if len(cells) != self.width and self.lines.patience >= 0:
            cells, end = self._over_lines() or (cells, end)
        self.lines.end_record(end)
        return cells

    def _over_lines(self) -> tuple[list[str], int] | None:
        """Return the record read loosely over several lines, if it has the usual width and swallows no other."""
        lines = self.lines
        limit = min(lines.begin + LOOSE_CHARACTERS, len(lines.text))
        lines.patience -= limit - lines.begin
        cells, end = self.loose.record(lines.text, lines.begin, limit)
        is_whole = end < limit or limit == len(lines.text)
        return (cells, end) if len(cells) == self.width and is_whole and not self._has_swallowed(end) else None

    def _first_line_end(self) -> int:
        return next(found.end() for found in LINE.finditer(self.lines.text, self.lines.begin))

    def _has_swallowed(self, end: int) -> bool:
        """Whether one of the record's further lines would be a whole record of the usual width by itself."""
        found = LINE.finditer(self.lines.text, self._first_line_end(), end)
        return self.width > 1 and any(
            len(self.loose.record(self.lines.text, line.start(), line.end())[0]) == self.width for line in found
        )
