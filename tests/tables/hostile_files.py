"""A hundred and more files that are broken, hostile, or something else than a table; each is made when it is needed."""

from __future__ import annotations

import random
import struct
import zlib
from functools import cache, partial
from typing import TYPE_CHECKING

from tables.workbooks import (
    DEALS,
    SHEET,
    STRINGS,
    changed,
    members_of,
    with_declared_size,
    with_sheet_data,
    xls_of,
    xlsx_of,
    zip_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable

LINES = ["会社名,商談名,金額,状況", *[f"株式会社{n}号,提案{n},{n}000,失注" for n in range(1, 41)], "合計,,820000,"]
TEXT = "\r\n".join(LINES) + "\r\n"
QUOTED = "会社名,メモ,状況\n" + 'A社,"一行目\n二行目",失注\n' * 20
GIBIBYTE = 1024**3
EMPTY_TABLES = (
    "",
    "\ufeff",
    " ",
    "\n",
    "\r\r\r",
    ",,,,\n" * 10,
    "　\n　\n",
    "会社名,商談名,金額,状況\n",
    "合計,100\n小計,50\n",
)


def truncated(content: bytes, seed: int) -> bytes:
    return content[: random.Random(seed).randrange(1, len(content))]


def scribbled(content: bytes, seed: int) -> bytes:
    """Overwrite some bytes at random places."""
    source = random.Random(seed)
    damaged = bytearray(content)
    for _ in range(source.randrange(1, 40)):
        damaged[source.randrange(8, len(damaged))] = source.randrange(256)
    return bytes(damaged)


def noise(seed: int) -> bytes:
    return random.Random(seed).randbytes(10_000)


@cache
def a_gibibyte_packed() -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    piece = b" " * 1024**2
    return b"".join(packer.compress(piece) for _ in range(1024)) + packer.flush()


def bomb(*, declared: int | None = None) -> bytes:
    """Return a small zip whose sheet unpacks to 1 GiB."""
    packed = a_gibibyte_packed()
    name, size = SHEET.encode(), GIBIBYTE if declared is None else declared
    header = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 0, 0, len(packed), size, len(name), 0)
    rest = zip_of({"xl/workbook.xml": b"<workbook/>"})
    return _with_member(rest, name, header, packed)


def _with_member(archive: bytes, name: bytes, header: bytes, packed: bytes) -> bytes:
    """Return a zip with one member more, put before the others."""
    first = b"PK\x03\x04" + header + name + packed
    directory_at = archive.index(b"PK\x01\x02")
    end_at = archive.index(b"PK\x05\x06")
    directory = bytearray(archive[directory_at:end_at])
    struct.pack_into("<I", directory, 42, len(first))
    entry = b"PK\x01\x02\x14\x00" + header + struct.pack("<HHHII", 0, 0, 0, 0, 0) + name
    whole = bytes(directory) + entry
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 2, 2, len(whole), len(first) + directory_at, 0)
    return first + archive[:directory_at] + whole + end


def repeated_strings() -> bytes:
    """Return a workbook of 1 MiB whose cells hold 12 GiB of text: one long string, shared."""
    cells = "".join(f'<c r="{column}{{0}}" t="s"><v>0</v></c>' for column in "ABCD")
    data = "".join(f'<row r="{line}">{cells.format(line)}</row>' for line in range(1, 100_001))
    long = b"<si><t>" + b"x" * 32_000 + b"</t></si>"
    return changed(with_sheet_data(data.encode()), STRINGS, lambda xml: xml.replace(b"<si>", long + b"<si>", 1))


def entity_bomb() -> bytes:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    declared = f'<!DOCTYPE sst [<!ENTITY e0 "lol">{entities}]>'.encode()
    return changed(
        xlsx_of(), STRINGS, lambda xml: xml.replace(b"<sst", declared + b"<sst", 1).replace(b"<t>", b"<t>&e11;", 1)
    )


def a_cell(place: str) -> bytes:
    line = place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return with_sheet_data(
        f'<row r="1"><c r="A1"><v>1</v></c></row><row r="{line}"><c r="{place}"><v>1</v></c></row>'.encode()
    )


def far_xls() -> bytes:
    """Return an xls whose last cell claims to stand in the last row and column that two bytes can say."""
    content = xls_of([[1.5], [2.5]])
    numbers = content.rindex(struct.pack("<HH", 0x27E, 10))
    return content[: numbers + 4] + b"\xff\xff\xff\xff" + content[numbers + 8 :]


def many_merges() -> bytes:
    merges = b'<mergeCells count="99999">' + b'<mergeCell ref="A1:A100000"/>' * 99_999 + b"</mergeCells>"
    filled = '<row r="{0}"><c r="A{0}" t="s"><v>0</v></c></row>'
    content = with_sheet_data("".join(filled.format(line) for line in (1, 100_000)).encode())
    return changed(content, SHEET, lambda xml: xml.replace(b"</sheetData>", b"</sheetData>" + merges))


def many_members(count: int) -> bytes:
    return zip_of(members_of(xlsx_of()) | {f"xl/media/{n}.png": b"" for n in range(count)})


def compound_with(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + stream.encode("utf-16-le") + bytes(600)


def html_of(rows: str) -> bytes:
    return f"<html><head><meta charset='utf-8'></head><body><table>{rows}</table></body></html>".encode()


def wide(columns: int) -> bytes:
    return "\n".join([",".join(f"列{n}" for n in range(columns)), ",".join(["x"] * columns)]).encode()


HOSTILE: dict[str, Callable[[], bytes]] = {
    **{f"xlsx cut off, {seed}": partial(lambda s: truncated(xlsx_of(), s), seed) for seed in range(12)},
    **{f"xls cut off, {seed}": partial(lambda s: truncated(xls_of(), s), seed) for seed in range(8)},
    **{f"xlsx scribbled, {seed}": partial(lambda s: scribbled(xlsx_of(), s), seed) for seed in range(12)},
    **{f"xls scribbled, {seed}": partial(lambda s: scribbled(xls_of(), s), seed) for seed in range(14)},
    **{f"csv cut off, {seed}": partial(lambda s: truncated(TEXT.encode("cp932"), s), seed) for seed in range(5)},
    **{f"csv scribbled, {seed}": partial(lambda s: scribbled(QUOTED.encode(), s), seed) for seed in range(5)},
    **{f"utf-16 cut off, {seed}": partial(lambda s: truncated(TEXT.encode("utf-16"), s), seed) for seed in range(4)},
    **{f"noise, {seed}": partial(noise, seed) for seed in range(6)},
    **{f"nothing in it, {n}": text.encode for n, text in enumerate(EMPTY_TABLES)},
    "only a mark of utf-16": lambda: b"\xff\xfe",
    "zeros": lambda: bytes(5000),
    "zeros in a csv": lambda: TEXT.encode("cp932").replace(b"1000", b"1\x000"),
    "utf-16 without its mark": lambda: TEXT.encode("utf-16-le"),
    "utf-16 the other way round": lambda: TEXT.encode("utf-16-be"),
    "utf-32": lambda: TEXT.encode("utf-32"),
    "cp932 broken in a sign": lambda: TEXT.encode("cp932").replace(b"\x8e\xb8\x92\x8d", b"\x8e\xb8\x92", 1),
    "mixed encodings": lambda: (TEXT * 2).encode("cp932") + TEXT.encode(),
    "euc-jp": lambda: TEXT.encode("euc_jp"),
    "iso-2022-jp cut in a sign": lambda: TEXT.encode("iso2022_jp")[:-30],
    "an unclosed quote at the start": ('"' + TEXT).encode,
    "an unclosed quote in the middle": lambda: TEXT.replace("提案20", '"提案20').encode(),
    "an unclosed quote in the last column": lambda: TEXT.replace("失注\r\n株", '"失注\r\n株', 1).encode(),
    "a million quotes": lambda: b'"' * 1_000_000,
    "a million quotes in lines": lambda: b'a,"b""c,d"e\n' * 50_000,
    "quotes that open and open": lambda: b'a","b\n' * 60_000,
    "quotes unclosed on each line": lambda: b'x,"abc\n' * 50_000,
    "three quotes on each line": lambda: b'x,"""b,"c\n' * 50_000,
    "backslashed quotes": lambda: rb'a,"he said \"no\"",b' * 100,
    "ragged": lambda: "\n".join(["a,b,c", *[",".join("x" * (n % 9)) for n in range(100)]]).encode(),
    "line breaks of all kinds": lambda: TEXT.replace("\r\n", "\r", 5).replace("\r\n", "\n", 9).encode(),
    "other line separators": lambda: TEXT.replace("提案", "\u2028\x0b\x0c\x85").encode(),
    "one enormous cell": ("a,b\n" + "x" * 900_000 + ",y").encode,
    "one enormous quoted cell": ('a,b\n"' + "x\n" * 90_000 + '",y').encode,
    "one enormous line": lambda: b"x" * 30_000_000,
    "ten thousand columns": lambda: wide(10_000),
    "five hundred and one columns": lambda: wide(501),
    "half a million separators in a line": lambda: b"a,b\n" + b"," * 500_000,
    "300,000 rows": lambda: b"a,b\n" * 300_000,
    "a million blank lines": lambda: b"\n" * 1_000_000,
    "many cells": lambda: (b"x" + b"," * 499 + b"\n") * 41_000,
    "51 MiB": lambda: b"a,b,c\n" * (51 * 1024**2 // 6),
    "formulas": lambda: b'=1+1,@SUM(A1),+A1,-A1\n=cmd|"/C calc"!A0,"=HYPERLINK(""http://x"")",\t=1,x\n',
    "png": lambda: b"\x89PNG\r\n\x1a\n" + noise(1),
    "pdf": lambda: b"%PDF-1.7\n" + noise(2),
    "jpeg": lambda: b"\xff\xd8\xff\xe0" + noise(3),
    "gzip": lambda: b"\x1f\x8b\x08" + noise(4),
    "rtf": lambda: rb"{\rtf1 hello}",
    "a zip that holds a csv": lambda: zip_of({"deals.csv": TEXT.encode()}),
    "a zip with nothing in it": lambda: zip_of({}),
    "a Word document": lambda: zip_of({"word/document.xml": b"<w/>"}),
    "an old Word document": lambda: compound_with("WordDocument"),
    "a workbook with a password": lambda: compound_with("EncryptedPackage"),
    "a container with nothing in it": lambda: compound_with(""),
    "an xlsx without sheets": lambda: changed(
        xlsx_of(), "xl/workbook.xml", lambda xml: xml.replace(b"<sheet ", b"<shoot ")
    ),
    "an xlsx of empty sheets": lambda: xlsx_of([], []),
    "an xlsx of one part": lambda: zip_of({"xl/workbook.xml": b"<workbook/>"}),
    "an xlsx whose sheet is missing": lambda: zip_of({k: v for k, v in members_of(xlsx_of()).items() if k != SHEET}),
    "an xlsx whose sheet is noise": lambda: changed(xlsx_of(), SHEET, lambda _: noise(5)),
    "an xlsx with strings that are missing": lambda: changed(xlsx_of(), STRINGS, lambda xml: xml[:80] + b"</sst>"),
    "an xlsx with deep xml": lambda: with_sheet_data(b"<x>" * 1_000_000 + b"</x>" * 1_000_000),
    "an xlsx with entities": entity_bomb,
    "an xlsx with strings repeated": repeated_strings,
    "an xlsx with a cell in the last corner": lambda: a_cell("XFD1048576"),
    "an xlsx with a cell in the last column": lambda: a_cell("XFD2"),
    "an xlsx with a cell in column 600": lambda: a_cell("WB2"),
    "an xlsx with a cell in the last row": lambda: a_cell("A1048576"),
    "an xlsx with cells beyond all rows": lambda: a_cell("A99999999999"),
    "an xlsx with cells at odd places": lambda: with_sheet_data(
        b'<row r="0"><c r="0A"><v>1</v></c><c r=""><v>x</v></c></row>'
    ),
    "an xlsx with merges on merges": many_merges,
    "an xls with a cell in the last corner": far_xls,
    "an xlsx of many members": lambda: many_members(10_001),
    "a zip bomb": bomb,
    "a zip bomb that lies": lambda: bomb(declared=1000),
    "an xlsx that lies about a size": lambda: with_declared_size(xlsx_of(), SHEET, 7),
    "an ods of nothing": lambda: zip_of(
        {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x/>"}
    ),
    "an xlsb of nothing": lambda: zip_of({"xl/workbook.bin": noise(6)}),
    "an html table": lambda: html_of("<tr><th>会社名<th>金額<tr><td>A社<td>100"),
    "an html page without a table": lambda: b"<!DOCTYPE html><html><body>Sign in</body></html>",
    "an html table of spans": lambda: html_of("<tr><td rowspan=99999999 colspan=999999999>x</td></tr>" * 3),
    "an html table merged without end": lambda: html_of("<tr><td rowspan=200000>x" * 600),
    "an html table merged into millions": lambda: html_of(
        "<tr><td rowspan=200000 colspan=499>x</td></tr>" + "<tr><td>y</td></tr>" * 5_000
    ),
    "an html page that opens and opens": lambda: b"<table><tr><td>" + b"<!--" * 500_000 + b"<td" * 500_000,
    "html of 201,000 rows": lambda: html_of("<tr><td>x" * 201_000),
    "an Excel file in XML": lambda: b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>',
    "deals twice over": lambda: xlsx_of(DEALS, DEALS),
}
