"""Whatever the file turns out to be, its sheets come out, or advice."""

from __future__ import annotations

import pytest

from atoippo.tables.files.limits import FILE_BYTES
from atoippo.tables.files.source_file import read_source, read_source_bytes
from atoippo.tables.rows import FileRefused
from tables.workbooks import DEALS, xls_of, xlsx_of


def test_file_is_read_from_its_path(tmp_path):
    path = tmp_path / "商談.csv"
    path.write_bytes("会社名,状況\nA社,失注\n".encode("cp932"))

    (sheet,) = read_source(path)

    assert (sheet.file, sheet.encoding, [row.cells for row in sheet.rows]) == (
        "商談.csv",
        "cp932",
        [("会社名", "状況"), ("A社", "失注")],
    )


def test_encoding_said_reaches_the_text(tmp_path):
    path = tmp_path / "商談.csv"
    path.write_bytes("会社名\nA社\n".encode("euc_jp"))

    assert read_source(path, encoding="euc_jp")[0].encoding == "euc_jp"


@pytest.mark.parametrize(("content", "kind"), [(xlsx_of(DEALS), "xlsx"), (xls_of(DEALS), "xls")])
def test_workbook_named_csv_is_read_as_a_workbook(content, kind):
    (sheet,) = read_source_bytes("商談.csv", content)

    assert (sheet.encoding, sheet.rows[1].cells) == (kind, tuple(DEALS[1]))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("missing.csv", "ファイル「missing.csv」が見つかりません。場所と名前をお確かめください。"),
        (".", "はフォルダです。中のファイルを指定してください。"),
        ("x" * 300, "を開けません。ファイルの場所と権限をお確かめください。"),
    ],
)
def test_file_that_cannot_be_opened_is_refused(tmp_path, name, said):
    with pytest.raises(FileRefused, match=said):
        read_source(tmp_path / name)


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b" \r\n\t,\n", xlsx_of([])])
def test_file_with_nothing_in_it_is_refused(content):
    with pytest.raises(FileRefused, match=r"空のファイルです|何も書かれていません"):
        read_source_bytes("商談.csv", content)


def test_file_too_large_is_refused_without_being_read(tmp_path):
    path = tmp_path / "商談.csv"
    with path.open("wb") as file:
        file.truncate(FILE_BYTES * 40)

    with pytest.raises(FileRefused, match="2000MiBあります"):
        read_source(path)


def test_picture_named_csv_is_refused():
    with pytest.raises(FileRefused, match="画像のようです"):
        read_source_bytes("商談.csv", b"\x89PNG\r\n\x1a\n")
