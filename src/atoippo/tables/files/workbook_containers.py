"""The container of a workbook, looked through before anything is unpacked into memory."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from atoippo.tables.files.file_kinds import ARCHIVE, ZIP_SIGNATURE, broken_workbook, locked_workbook, not_a_table
from atoippo.tables.files.limits import (
    COLUMNS,
    PACKING_RATIO,
    SUSPICIOUS_BYTES,
    UNPACKED_BYTES,
    ZIP_MEMBERS,
    check_columns,
    check_row_count,
)
from atoippo.values.message import msg

if TYPE_CHECKING:
    from collections.abc import Iterator

ZIP_KINDS = (
    ("xl/workbook.xml", "xlsx"),
    ("xl/workbook.bin", "xlsb"),
    ("content.xml", "ods"),
)
OTHER_ZIPS = (
    ("word/", msg("Word文書")),
    ("ppt/", msg("PowerPoint")),
    ("index/", msg("Numbersの書類")),
)
OTHER_COMPOUNDS = (
    ("WordDocument", msg("Word文書")),
    ("PowerPoint Document", msg("PowerPoint")),
    ("__substg1.0_", msg("Outlookのメール")),
)
# The record FilePass follows the beginning of an old workbook, where only a protection against writing may stand first.
OLD_PASSWORD = re.compile(rb"\x09\x08\x10\x00\x00\x06\x05\x00.{12}(?:\x86\x00\x00\x00)?\x2f\x00", re.DOTALL)
DIRECTORY_ENTRY = b"PK\x01\x02"
LOCAL_HEADER = struct.Struct("<26xHH")
PIECE = 1024 * 1024
INPUT_PIECE = 64 * 1024
# A filled cell far out makes any reader lay out the whole area before it: three letters are columns from 703 on.
FAR_CELL = re.compile(rb'r="(?:([A-Z]{3})(\d{1,7})|[A-Z]{1,2}([2-9]\d{5}|\d{7}))"(?:[^<>]*[^/<>])?>')
OVERLAP = 200


def workbook_kind(name: str, content: bytes) -> str:
    """Return what kind of workbook a file is; refuse what is no workbook, is locked, or unpacks beyond all measure."""
    return _kind_of_zip(name, content) if content.startswith(ZIP_SIGNATURE) else _kind_of_compound(name, content)


def _kind_of_compound(name: str, content: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in content or OLD_PASSWORD.search(content):
        raise locked_workbook(name)
    for stream, kind in OTHER_COMPOUNDS:
        if stream.encode("utf-16-le") in content:
            raise not_a_table(name, kind)
    return "xls"


def _kind_of_zip(name: str, content: bytes) -> str:
    if content.count(DIRECTORY_ENTRY) > ZIP_MEMBERS:
        raise broken_workbook(name)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, struct.error) as error:
        raise broken_workbook(name) from error
    kind = _kind_by_members(name, [_path(member) for member in members])
    if sum(member.file_size for member in members) > UNPACKED_BYTES:
        raise broken_workbook(name)
    unpacked = 0
    for member in members:
        unpacked += _measured(name, content, member, already=unpacked)
    return kind


def _kind_by_members(name: str, members: list[str]) -> str:
    for member, kind in ZIP_KINDS:
        if member in members:
            return kind
    for folder, other in OTHER_ZIPS:
        if any(member.startswith(folder) for member in members):
            raise not_a_table(name, other)
    raise not_a_table(name, ARCHIVE)


def _path(member: zipfile.ZipInfo) -> str:
    return member.filename.replace("\\", "/").lstrip("/").lower()


def _measured(name: str, content: bytes, member: zipfile.ZipInfo, *, already: int) -> int:
    """Return how large a member really is, whatever the zip declares; refuse bombs and cells far out."""
    is_sheet = _path(member).startswith("xl/worksheets/")
    size, before = 0, b""
    for piece in _pieces(name, content, member):
        size += len(piece)
        is_bomb = size > SUSPICIOUS_BYTES and size > PACKING_RATIO * member.compress_size
        if already + size > UNPACKED_BYTES or is_bomb:
            raise broken_workbook(name)
        if is_sheet:
            _check_far_cells(name, before + piece)
            before = piece[-OVERLAP:]
    return size


def _pieces(name: str, content: bytes, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """Unpack a member piece by piece."""
    if member.flag_bits & 1:
        raise locked_workbook(name)
    try:
        name_length, extra_length = LOCAL_HEADER.unpack_from(content, member.header_offset)
        begin = member.header_offset + LOCAL_HEADER.size + name_length + extra_length
        packed = memoryview(content)[begin : begin + member.compress_size]
        if member.compress_type == zipfile.ZIP_STORED:
            yield packed.tobytes()
        elif member.compress_type == zipfile.ZIP_DEFLATED:
            yield from _inflated(packed)
        else:
            raise broken_workbook(name)
    except (struct.error, zlib.error) as error:
        raise broken_workbook(name) from error


def _inflated(packed: memoryview) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    for begin in range(0, len(packed), INPUT_PIECE):
        waiting: memoryview | bytes = packed[begin : begin + INPUT_PIECE]
        while waiting:
            yield unpacker.decompress(waiting, PIECE)
            waiting = unpacker.unconsumed_tail


def _check_far_cells(name: str, sheet_xml: bytes) -> None:
    """Refuse a sheet with a filled cell so far out that laying out its area would fill the memory."""
    for cell in FAR_CELL.finditer(sheet_xml):
        if cell[1]:
            check_columns(name, int(cell[2]), COLUMNS + 1)
        else:
            check_row_count(name, int(cell[3]))
