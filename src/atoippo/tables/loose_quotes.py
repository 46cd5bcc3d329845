"""How a line is cut into cells when its quotes are broken: a quote inside quotes ends a cell only before a separator."""

from __future__ import annotations

import re

LINE_BREAK = re.compile(r"\r\n|\r|\n|")


class LooseQuotes:
    """Cuts records whose quotes were not doubled, or were opened and never closed."""

    def __init__(self, separator: str) -> None:
        sign = re.escape(separator)
        ends = rf"{sign}|[\r\n]|\Z"
        self._separator = separator
        self._quoted = re.compile(rf'"((?:[^"]++|""|"(?!{ends}))*+)"(?={ends})')
        self._plain = re.compile(rf"[^{sign}\r\n]*+")

    def record(self, text: str, position: int, limit: int) -> tuple[list[str], int]:
        """Return the cells of the record at a position, and where the next record begins; look no further than a limit."""
        cells: list[str] = []
        while True:
            cell, position = self._cell(text, position, limit)
            cells.append(cell)
            if position >= limit or text[position] != self._separator:
                return cells, _after_line_break(text, position, limit)
            position += 1

    def _cell(self, text: str, position: int, limit: int) -> tuple[str, int]:
        """Return one cell; a quote that is never closed is a sign like others."""
        quoted = self._quoted.match(text, position, limit)
        if quoted is not None:
            return quoted[1].replace('""', '"'), quoted.end()
        end = _end(self._plain, text, position, limit)
        return text[position:end], end


def _after_line_break(text: str, position: int, limit: int) -> int:
    return _end(LINE_BREAK, text, position, limit)


def _end(pattern: re.Pattern[str], text: str, position: int, limit: int) -> int:
    """Return where a pattern that fits anywhere ends."""
    found = pattern.match(text, position, limit)
    return found.end() if found else position
