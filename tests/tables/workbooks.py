"""Workbooks made for tests, whole ones and ones that were tampered with."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from typing import TYPE_CHECKING, Any

import xlsxwriter
import xlwt

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
DEALS = [
    ["会社名", "商談名", "金額", "状況"],
    ["株式会社さくら製作所", "受発注システム", 3200000, "失注"],
    ["みなと商会", "在庫管理", 1500000, "受注"],
]


def xlsx_of(*tables: Sequence[Sequence[Any]], prepare: Callable[[Any], None] | None = None) -> bytes:
    """Return an xlsx with a sheet for each table; `prepare` may do more to the workbook."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        for table in tables or (DEALS,):
            sheet = book.add_worksheet()
            for line, cells in enumerate(table):
                sheet.write_row(line, 0, cells)
        if prepare is not None:
            prepare(book)
    return content.getvalue()


def xls_of(table: Sequence[Sequence[Any]] = DEALS) -> bytes:
    """Return an old xls with one sheet."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Sheet1")
    for line, cells in enumerate(table):
        for column, cell in enumerate(cells):
            sheet.write(line, column, cell)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def zip_of(members: Mapping[str, bytes]) -> bytes:
    """Return a zip of files given by name."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return content.getvalue()


def members_of(content: bytes) -> dict[str, bytes]:
    """Return the members of a zip."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def changed(content: bytes, member: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a workbook with one of its members changed."""
    members = members_of(content)
    return zip_of(members | {member: change(members[member])})


def with_sheet_data(data: bytes, content: bytes | None = None) -> bytes:
    """Return a workbook whose first sheet holds the XML given."""
    whole = b"<sheetData>" + data + b"</sheetData>"
    return changed(content or xlsx_of(), SHEET, lambda xml: re.sub(rb"<sheetData>.*</sheetData>", lambda _: whole, xml))


def with_declared_size(content: bytes, member: str, size: int) -> bytes:
    """Return a zip that says a wrong size about one of its members."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        local = archive.getinfo(member).header_offset
    tampered = bytearray(content)
    struct.pack_into("<I", tampered, local + 22, size)
    entry = content.rindex(member.encode()) - 46
    struct.pack_into("<I", tampered, entry + 24, size)
    return bytes(tampered)


def ods_of(text: str) -> bytes:
    """Return an OpenDocument spreadsheet with one cell."""
    names = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "table", "text")
    )
    cell = f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
    table = f'<table:table table:name="S"><table:table-row>{cell}</table:table-row></table:table>'
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    manifest = '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return zip_of(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f"<office:document-content{names}>{body}</office:document-content>".encode(),
            "META-INF/manifest.xml": manifest.encode(),
        }
    )
