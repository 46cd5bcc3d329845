"""From the bytes of a workbook to its sheets."""

from __future__ import annotations

import io
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from atoippo.tables.rows import FileRefused
from atoippo.tables.sheet import Cell, Row, Sheet
from atoippo.values.message import msg

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

    from atoippo.values.message import Message

ZIP_SIGNATURE = b"PK\x03\x04"
OLE_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_workbook(name: str, content: bytes) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook that hold anything."""
    kind = "xlsx" if content.startswith(ZIP_SIGNATURE) else "xls"
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            return tuple(
                Sheet(
                    name,
                    about.name,
                    rows_of(book.get_sheet_by_name(about.name)),
                    kind,
                    "",
                    hidden_notice(about.name) if about.visible != SheetVisibleEnum.Visible else (),
                )
                for about in book.sheets_metadata
                if about.typ == SheetTypeEnum.WorkSheet
            )
    except CalamineError as error:
        advice = msg("「{name}」を開けません。Excelで開き、保存しなおしてください。", name=name)
        raise FileRefused(advice) from error


def hidden_notice(sheet: str) -> tuple[Message, ...]:
    """Say that a sheet is hidden, so that its rows surprise nobody."""
    return (msg("「{sheet}」は非表示のシートです。中の行も読みました。", sheet=sheet),)


def rows_of(sheet: CalamineSheet) -> tuple[Row, ...]:
    """Return the rows of a sheet with cells merged downwards filled."""
    table = [[cell_of(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    for (top, left), (bottom, _) in sheet.merged_cell_ranges or ():
        if top < len(table) and isinstance(table[top][left], (str, date)):
            for row in table[top + 1 : bottom + 1]:
                row[left] = table[top][left]
    return tuple(Row(line, tuple(cells)) for line, cells in enumerate(table, start=1))


def cell_of(value: Cell | time | timedelta) -> Cell:
    """Return a cell as people write it: whole numbers whole, times of day as text."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, (time, timedelta)):
        return str(value)
    return None if value == "" else value
