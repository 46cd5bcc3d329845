"""From a file that somebody dropped to its sheets, whatever kind of file it turns out to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atoippo.tables.files.csv_sheet import read_text
from atoippo.tables.files.file_kinds import OLE_SIGNATURE, ZIP_SIGNATURE, check_is_table
from atoippo.tables.files.limits import FILE_BYTES, check_file_size
from atoippo.tables.files.workbook_sheets import read_workbook
from atoippo.tables.rows import FileRefused
from atoippo.tables.sheet import Cell, Row, Sheet
from atoippo.values.message import Message, msg

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Cell", "Row", "Sheet", "read_source", "read_source_bytes"]


def read_source(path: Path, *, encoding: str | None = None, name: str | None = None) -> tuple[Sheet, ...]:
    """Return the sheets of a file on this computer; `name` is what reports call it, its own name unless said."""
    name = name or path.name
    try:
        with path.open("rb") as file:
            content = file.read(FILE_BYTES + 1)
        size = path.stat().st_size
    except OSError as error:
        raise FileRefused(_cannot_be_opened(name, error)) from error
    check_file_size(name, max(size, len(content)))
    return read_source_bytes(name, content, encoding=encoding)


def _cannot_be_opened(name: str, error: OSError) -> Message:
    if isinstance(error, FileNotFoundError):
        return msg("ファイル「{name}」が見つかりません。場所と名前をお確かめください。", name=name)
    if isinstance(error, IsADirectoryError):
        return msg("「{name}」はフォルダです。中のファイルを指定してください。", name=name)
    return msg("「{name}」を開けません。ファイルの場所と権限をお確かめください。", name=name)


def read_source_bytes(name: str, content: bytes, *, encoding: str | None = None) -> tuple[Sheet, ...]:
    """Return the sheets of a file given as its bytes; what the name ends in decides nothing."""
    check_file_size(name, len(content))
    check_is_table(name, content)
    if content.startswith((ZIP_SIGNATURE, OLE_SIGNATURE)):
        sheets = read_workbook(name, content)
    else:
        sheets = read_text(name, content, encoding=encoding)
    if all(row.is_blank for sheet in sheets for row in sheet.rows):
        advice = msg("「{name}」には何も書かれていません。別のファイルではないかお確かめください。", name=name)
        raise FileRefused(advice)
    return sheets
