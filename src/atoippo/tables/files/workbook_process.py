"""A process of its own that opens a workbook for `workbook_sheets`: a broken file may kill it or fill its memory.

Reads the workbook from standard input; writes one JSON value a line: a sheet as an object, then its rows as lists,
a date as a list with its ISO form; at last a word, "end" or "broken".
"""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from datetime import date, time, timedelta
from io import BytesIO
from math import isfinite
from typing import TYPE_CHECKING

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from atoippo.tables.files.limits import WORKBOOK_CPU_SECONDS, WORKBOOK_MEMORY

try:
    import resource
except ImportError:  # pragma: no cover - Windows has no such limits
    resource = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from python_calamine import CalamineSheet

EXACT_WHOLE_NUMBERS = 2**53


def write_sheets(content: bytes, sink: TextIO) -> None:
    """Write all sheets of a workbook and how reading them ended."""
    try:
        sink.writelines(
            json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n" for value in sheet_values(content)
        )
        ending = "end"
    except CalamineError:
        ending = "broken"
    sink.write(json.dumps(ending) + "\n")


def sheet_values(content: bytes) -> Iterator[object]:
    """Yield what is written about each sheet that holds cells, then its rows."""
    with CalamineWorkbook.from_filelike(BytesIO(content)) as book:
        for about in book.sheets_metadata:
            if about.typ == SheetTypeEnum.WorkSheet:
                sheet = book.get_sheet_by_name(about.name)
                yield from _values_of(sheet, is_hidden=about.visible != SheetVisibleEnum.Visible)


def _values_of(sheet: CalamineSheet, *, is_hidden: bool) -> Iterator[object]:
    if sheet.start is None or sheet.end is None:
        return
    merged = [(top, bottom, left) for (top, left), (bottom, _) in sheet.merged_cell_ranges or () if bottom > top]
    yield {
        "name": sheet.name,
        "is_hidden": is_hidden,
        "rows": sheet.end[0] + 1,
        "columns": sheet.end[1] + 1,
        "merged": merged,
    }
    left = [None] * sheet.start[1]
    for row in sheet.iter_rows():
        yield [*left, *map(plain_cell, row)]


def plain_cell(value: object) -> object:
    """Return a cell as people write it: whole numbers whole, times as text; a date as a list, as JSON has none."""
    if isinstance(value, float):
        return _plain_number(value)
    if isinstance(value, date):
        return [value.isoformat()]
    if isinstance(value, time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return _hours(value)
    return None if value == "" else value


def _plain_number(number: float) -> object:
    if not isfinite(number):
        return str(number)
    return int(number) if number.is_integer() and abs(number) < EXACT_WHOLE_NUMBERS else number


def _hours(length: timedelta) -> str:
    """Return a length of time as a spreadsheet shows it: 36:00:00."""
    minutes, seconds = divmod(round(length.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"


def limit_this_process() -> None:
    """Let this process die rather than fill the memory or compute for ever."""
    if resource is not None:  # pragma: no branch - Windows has no such limits
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (WORKBOOK_MEMORY, WORKBOOK_MEMORY))
            resource.setrlimit(resource.RLIMIT_CPU, (WORKBOOK_CPU_SECONDS, WORKBOOK_CPU_SECONDS))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:  # pragma: no cover - runs in a process of its own, see the tests of workbook_sheets
    """Read a workbook from standard input and write its sheets to standard output."""
    limit_this_process()
    with open(1, "w", encoding="utf-8", newline="\n", closefd=False) as sink:
        write_sheets(sys.stdin.buffer.read(), sink)
