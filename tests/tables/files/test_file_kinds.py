"""Files that are something else than a table are told so by name."""

from __future__ import annotations

import pytest

from atoippo.tables.files.file_kinds import check_is_table
from atoippo.tables.rows import FileRefused


@pytest.mark.parametrize(
    ("content", "kind"),
    [(b"%PDF-1.7", "PDF"), (b"\x89PNG\r\n\x1a\n", "画像"), (b"PAR1xx", "Parquet"), (b"\x1f\x8b\x08", "圧縮ファイル")],
)
def test_other_file_is_refused_by_what_it_is(content, kind):
    with pytest.raises(FileRefused) as refused:
        check_is_table("商談.csv", content)

    assert str(refused.value.advice) == (
        f"「商談.csv」は{kind}のようです。CRMやExcelから、CSVまたはExcel（.xlsx）の形式で書き出してください。"
    )


@pytest.mark.parametrize("content", [b"", b"a,b\n", b"PK\x03\x04", "会社名".encode("cp932")])
def test_what_may_be_a_table_passes(content):
    check_is_table("商談.csv", content)
