"""The tables of an HTML page, which some systems export under the name of an Excel file."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from atoippo.tables.files.limits import COLUMNS, check_amount, check_cell_length, check_columns, check_row_count
from atoippo.tables.files.merged_cells import MergedRange, fill_merged
from atoippo.tables.files.row_taking import RowTaker
from atoippo.tables.rows import FileRefused
from atoippo.tables.sheet import Cell, Sheet
from atoippo.values.message import msg

if TYPE_CHECKING:
    from atoippo.tables.files.encodings import Decoded

BEGINNING = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*>\s*)*<(?:!doctype\s+html|html|head|meta|body|table)\b", re.IGNORECASE
)
# The standard library's parser takes quadratic time on some broken pages; this one passes each sign once.
TAG = re.compile(r"<!--|<(/?)(table|tr|td|th|br|style|script)\b([^<>]*)>|<[^<>]*>", re.IGNORECASE)
SPAN = re.compile(r"\b(row|col)span\s*=\s*[\"']?\s*(\d{1,9})", re.IGNORECASE)
SPACES = re.compile(r"[ \t\r\n\f\u00a0]+")
AROUND_LINE_BREAK = re.compile(r" ?\v ?")


def is_html(text: str) -> bool:
    """Whether a text is an HTML page rather than a CSV."""
    return BEGINNING.match(text[:10_000]) is not None


def read_html(name: str, decoded: Decoded) -> tuple[Sheet, ...]:
    """Return a sheet for each table of a page; lines are the rows of the table."""
    page = _Page(name)
    page.read(decoded.text)
    tables = [table for table in page.tables if table]
    if not tables:
        advice = msg("「{name}」はWebページで、表がありません。CSVまたはExcelの形式で書き出してください。", name=name)
        raise FileRefused(advice)
    taker = RowTaker(name)
    sheets = []
    for number, table in enumerate(tables, start=1):
        rows = tuple(taker.take(line, cells) for line, cells in enumerate(table, start=1))
        title = "" if len(tables) == 1 else str(number)
        sheets.append(Sheet(name, title, rows, decoded.encoding, "", decoded.notices))
    return tuple(sheets)


class _Page:
    """Collects the cells of a page's tables while its tags go by."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.tables: list[list[list[Cell]]] = []
        self.is_in_table = False
        self.pieces: list[str] | None = None  # text of the cell that is open
        self.rows_wide = 1
        self.columns_wide = 1
        self.merged: list[MergedRange] = []
        self.covered: dict[int, int] = {}  # column → last row that a cell merged downwards covers
        self.rows = 0
        self.cells = 0

    def read(self, text: str) -> None:
        """Pass over the page once."""
        position = 0
        while (tag := TAG.search(text, position)) is not None:
            if self.pieces is not None:
                self.pieces.append(text[position : tag.start()])
            position = self._after(text, tag)
        if self.pieces is not None:
            self.pieces.append(text[position:])
        self._end_table()

    def _after(self, text: str, tag: re.Match[str]) -> int:
        """Act on a tag; return where reading goes on."""
        if tag[0] == "<!--":
            return _position_after(text, "-->", tag.end())
        kind = (tag[2] or "").lower()
        if kind in {"style", "script"} and not tag[1]:
            return _position_after(text, ">", _position_after(text, "</", tag.end()))
        if kind == "br" and self.pieces is not None:
            self.pieces.append("\v")
        elif kind:
            self._act(kind, is_end=bool(tag[1]), attributes=tag[3])
        return tag.end()

    def _act(self, kind: str, *, is_end: bool, attributes: str) -> None:
        if kind == "table":
            self._end_table()
            if not is_end:
                self._begin_table()
        elif self.is_in_table:
            self._end_cell()
            if not is_end and kind == "tr":
                self._begin_row()
            elif not is_end:
                self._begin_cell(attributes)

    def _begin_table(self) -> None:
        self.tables.append([])
        self.is_in_table = True
        self.merged.clear()
        self.covered.clear()

    def _end_table(self) -> None:
        self._end_cell()
        if self.is_in_table:
            fill_merged(self.name, self.tables[-1], self.merged)
        self.is_in_table = False

    def _begin_row(self) -> None:
        self.rows += 1
        check_row_count(self.name, self.rows)
        self.tables[-1].append([])

    def _begin_cell(self, attributes: str) -> None:
        if not self.tables[-1]:
            self._begin_row()
        self.pieces = []
        spans = {kind.lower(): max(int(number), 1) for kind, number in SPAN.findall(attributes)}
        self.rows_wide, self.columns_wide = spans.get("row", 1), min(spans.get("col", 1), COLUMNS + 1)

    def _end_cell(self) -> None:
        """Put the open cell into its row, behind the cells that are merged into this row from above."""
        if self.pieces is None:
            return
        table = self.tables[-1]
        cells, line = table[-1], len(table) - 1
        already = len(cells)
        while self.covered.get(len(cells), -1) >= line:
            cells.append(None)
        column = len(cells)
        written = "".join(self.pieces)
        check_cell_length(self.name, line + 1, len(written))
        cells.extend([_cell_text(written), *[None] * (self.columns_wide - 1)])
        check_columns(self.name, line + 1, len(cells))
        self.cells += len(cells) - already
        check_amount(self.name, cells=self.cells)
        if self.rows_wide > 1:
            self.merged.append((line, line + self.rows_wide - 1, column))
            self.covered.update(dict.fromkeys(range(column, len(cells)), line + self.rows_wide - 1))
        self.pieces = None


def _cell_text(written: str) -> str | None:
    """Return what a browser would show: spaces joined, line breaks only where the page has them."""
    text = SPACES.sub(" ", html.unescape(written))
    return AROUND_LINE_BREAK.sub("\n", text).strip() or None


def _position_after(text: str, sign: str, position: int) -> int:
    """Return the position after the next such sign, the end of the text where there is none."""
    found = text.find(sign, position)
    return len(text) if found < 0 else found + len(sign)
