"""The container of a workbook is looked through before it is opened."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from atoippo.tables.files import workbook_containers
from atoippo.tables.files.workbook_containers import workbook_kind
from atoippo.tables.rows import FileRefused
from tables.hostile_files import a_cell, bomb, compound_with, many_members
from tables.workbooks import SHEET, with_declared_size, with_sheet_data, xls_of, xlsx_of, zip_of


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (xlsx_of(), "xlsx"),
        (xls_of(), "xls"),
        (zip_of({"XL\\Workbook.xml": b""}), "xlsx"),
        (zip_of({"xl/workbook.bin": b""}), "xlsb"),
        (zip_of({"content.xml": b""}), "ods"),
    ],
)
def test_kind_of_workbook_is_found(content, kind):
    assert workbook_kind("商談", content) == kind


def test_member_that_is_not_packed_is_measured_too():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")

    assert workbook_kind("商談.xlsx", content.getvalue()) == "xlsx"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (zip_of({"word/document.xml": b""}), "Word文書"),
        (zip_of({"ppt/slides.xml": b""}), "PowerPoint"),
        (zip_of({"Index/Document.iwa": b""}), "Numbersの書類"),
        (zip_of({"deals.csv": b""}), "圧縮ファイル"),
        (compound_with("WordDocument"), "Word文書"),
        (compound_with("__substg1.0_0037001F"), "Outlookのメール"),
    ],
)
def test_other_containers_are_refused_by_what_they_are(content, kind):
    with pytest.raises(FileRefused, match=f"は{kind}のようです"):
        workbook_kind("商談.xlsx", content)


def encrypted_zip() -> bytes:
    content = bytearray(zip_of({"xl/workbook.xml": b"<workbook/>"}))
    struct.pack_into("<H", content, content.index(b"PK\x01\x02") + 8, 1)
    return bytes(content)


def encrypted_xls() -> bytes:
    content = bytearray(xls_of())
    struct.pack_into("<H", content, content.index(struct.pack("<HHH", 0x809, 16, 0x600)) + 20, 0x2F)
    return bytes(content)


@pytest.mark.parametrize("content", [compound_with("EncryptedPackage"), encrypted_zip(), encrypted_xls()])
def test_workbook_with_a_password_is_refused_with_what_to_do(content):
    with pytest.raises(FileRefused, match="パスワードを外して保存しなおしてください"):
        workbook_kind("商談.xlsx", content)


def packed_otherwise() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return content.getvalue()


def with_noise_in_a_member() -> bytes:
    content = bytearray(zip_of({"xl/workbook.xml": b"<workbook/>" * 50}))
    content[45:50] = b"\xff" * 5
    return bytes(content)


def with_a_member_beyond_the_end() -> bytes:
    content = bytearray(zip_of({"xl/workbook.xml": b""}))
    struct.pack_into("<I", content, content.index(b"PK\x01\x02") + 42, 10_000_000)
    return bytes(content)


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04" + bytes(100),
        xlsx_of()[:-30],
        packed_otherwise(),
        with_noise_in_a_member(),
        with_a_member_beyond_the_end(),
        many_members(10_001),
    ],
)
def test_broken_container_is_refused(content):
    with pytest.raises(FileRefused, match="壊れているか、読める大きさを超えています"):
        workbook_kind("商談.xlsx", content)


@pytest.mark.parametrize("declared", [None, 1000])
def test_zip_bomb_is_refused_whatever_it_declares(declared):
    with pytest.raises(FileRefused, match="読める大きさを超えています"):
        workbook_kind("商談.xlsx", bomb(declared=declared))


def test_members_that_are_too_large_together_are_refused(monkeypatch):
    monkeypatch.setattr(workbook_containers, "UNPACKED_BYTES", 150)
    content = zip_of({"xl/workbook.xml": bytes(100), "xl/b.xml": bytes(100)})

    with pytest.raises(FileRefused, match="読める大きさを超えています"):
        workbook_kind("商談.xlsx", with_declared_size(content, "xl/b.xml", 7))


@pytest.mark.parametrize(
    ("place", "advice"),
    [
        ("AAA2", "2行目が500列を超えています"),
        ("XFD1048576", "1048576行目が500列を超えています"),
        ("A201001", "200,000行を超えています"),
    ],
)
def test_filled_cell_far_out_is_refused(place, advice):
    with pytest.raises(FileRefused, match=advice):
        workbook_kind("商談.xlsx", a_cell(place))


@pytest.mark.parametrize("place", ["ZZ2", "A200000"])
def test_cell_not_so_far_out_passes(place):
    assert workbook_kind("商談.xlsx", a_cell(place)) == "xlsx"


def test_blank_cells_far_out_pass():
    data = b'<row r="1048576" s="1"><c r="A1048576" s="1"/><c r="XFD1048576" s="1" /></row>'

    assert workbook_kind("商談.xlsx", with_sheet_data(data)) == "xlsx"


def test_cell_far_out_is_found_where_two_pieces_meet(monkeypatch):
    monkeypatch.setattr(workbook_containers, "PIECE", 64)

    with pytest.raises(FileRefused, match="500列を超えています"):
        workbook_kind("商談.xlsx", zip_of({"xl/workbook.xml": b"", SHEET: b'<c r="XFD2" s="1" t="n"><v>1</v>' * 9}))
