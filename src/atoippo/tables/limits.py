"""How much of a file is taken, so that a hostile or hopeless one gets its answer in bounded time and memory."""

from __future__ import annotations

from atoippo.tables.rows import FileRefused
from atoippo.values.message import msg

MEBIBYTE = 1024 * 1024
FILE_BYTES = 50 * MEBIBYTE
ROWS = 200_000
COLUMNS = 500
CELL_CHARACTERS = 100_000


def check_file_size(name: str, size: int) -> None:
    """Refuse a file without content, and one over 50 MiB."""
    if size == 0:
        raise FileRefused(msg("「{name}」は空のファイルです。書き出しをもう一度お試しください。", name=name))
    if size > FILE_BYTES:
        advice = msg(
            "「{name}」は{size}MiBあります。お読みできるのは{limit}MiBまでです。期間を区切って書き出し、いくつかのファイルに分けてください。",
            name=name,
            size=-(-size // MEBIBYTE),
            limit=FILE_BYTES // MEBIBYTE,
        )
        raise FileRefused(advice)


def check_row_count(name: str, rows: int) -> None:
    """Refuse a file whose sheets have more than 200,000 rows together."""
    if rows > ROWS:
        advice = msg(
            "「{name}」は{limit}行を超えています。期間を区切って書き出し、いくつかのファイルに分けてください。",
            name=name,
            limit=f"{ROWS:,}",
        )
        raise FileRefused(advice)


def check_columns(name: str, line: int, columns: int) -> None:
    """Refuse a row of more than 500 columns."""
    if columns > COLUMNS:
        advice = msg(
            "「{name}」の{line}行目には{columns}列あります。お読みできるのは{limit}列までです。必要な列だけを書き出してください。",
            name=name,
            line=line,
            columns=f"{columns:,}",
            limit=COLUMNS,
        )
        raise FileRefused(advice)


def check_cell_length(name: str, line: int, characters: int) -> None:
    """Refuse a cell of more than 100,000 characters."""
    if characters > CELL_CHARACTERS:
        advice = msg(
            "「{name}」の{line}行目に、{limit}文字を超えるセルがあります。その行をお確かめください。",
            name=name,
            line=line,
            limit=f"{CELL_CHARACTERS:,}",
        )
        raise FileRefused(advice)
