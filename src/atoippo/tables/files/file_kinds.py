"""What kind of file something is, by its first bytes; what its name ends in says nothing reliable."""

from __future__ import annotations

from atoippo.tables.rows import FileRefused
from atoippo.values.message import Message, msg

ZIP_SIGNATURE = b"PK\x03\x04"
OLE_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Office before 2007, and Office files with a password

IMAGE = msg("画像")
ARCHIVE = msg("圧縮ファイル")
OTHER_FILES = (
    (b"%PDF-", msg("PDF")),
    (b"\x89PNG\r\n", IMAGE),
    (b"\xff\xd8\xff", IMAGE),
    (b"GIF8", IMAGE),
    (b"{\\rtf", msg("ワープロ文書（RTF）")),
    (b"PK\x05\x06", ARCHIVE),
    (b"\x1f\x8b", ARCHIVE),
    (b"7z\xbc\xaf", ARCHIVE),
    (b"Rar!", ARCHIVE),
    (b"SQLite format 3", msg("データベース")),
    (b"PAR1", msg("Parquet")),
)


def check_is_table(name: str, content: bytes) -> None:
    """Refuse files that are known to be something else, whatever their name says."""
    for signature, kind in OTHER_FILES:
        if content.startswith(signature):
            raise not_a_table(name, kind)


def not_a_table(name: str, kind: Message) -> FileRefused:
    """Say what a file is instead of a table."""
    advice = msg(
        "「{name}」は{kind}のようです。CRMやExcelから、CSVまたはExcel（.xlsx）の形式で書き出してください。",
        name=name,
        kind=kind,
    )
    return FileRefused(advice)


def broken_workbook(name: str) -> FileRefused:
    """Say that a workbook can't be opened."""
    advice = msg(
        "「{name}」を開けません。壊れているか、読める大きさを超えています。Excelで開き、"
        "必要なシートだけを新しいブックに貼り付けて「.xlsx」で保存しなおしてください。",
        name=name,
    )
    return FileRefused(advice)


def locked_workbook(name: str) -> FileRefused:
    """Say that a workbook has a password."""
    advice = msg(
        "「{name}」にはパスワードがかかっています。Excelで開き、パスワードを外して保存しなおしてください。",
        name=name,
    )
    return FileRefused(advice)
