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
        """Return the cells of the record at a position, and where the next one begins; look no further than a limit."""
        cells: list[str] = []
        may_close = True  # where one quote is never closed, no later one is: looking again would take quadratic time
        while True:
            quoted = self._quoted.match(text, position, limit) if may_close else None
            if quoted is not None:
                cells.append(quoted[1].replace('""', '"'))
                position = quoted.end()
            else:
                may_close = may_close and not text.startswith('"', position, limit)
                end = _end(self._plain, text, position, limit)
                cells.append(text[position:end])
                position = end
            if position >= limit or text[position] != self._separator:
                return cells, _end(LINE_BREAK, text, position, limit)
            position += 1


def _end(pattern: re.Pattern[str], text: str, position: int, limit: int) -> int:
    """Return where a pattern that fits anywhere ends."""
    found = pattern.match(text, position, limit)
    return found.end() if found else position
