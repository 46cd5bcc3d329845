"""How much of a file is taken, so that a hostile or hopeless one gets its answer in bounded time and memory."""

from __future__ import annotations

from atoippo.tables.rows import FileRefused
from atoippo.values.message import msg

MEBIBYTE = 1024 * 1024
FILE_BYTES = 50 * MEBIBYTE
ROWS = 200_000  # over all sheets of a file
LINES_BESIDE = 1_000  # for titles, headers and sums, so that as many deals as rows find room
COLUMNS = 500
CELLS = 20_000_000  # over all sheets of a file, blanks between others included
MERGED_CELLS = 2_000_000  # to be filled from the first cell of their range, on one sheet
CELL_CHARACTERS = 100_000
LINE_CHARACTERS = 1_000_000  # of one physical line of a text
SHEET_CHARACTERS = 100_000_000  # over all cells of a file; more than 50 MiB of text can hold
UNPACKED_BYTES = 500 * MEBIBYTE  # of a workbook, which is a zip
SUSPICIOUS_BYTES = 100 * MEBIBYTE  # from here on a member of a zip may not be packed more than 500 times
PACKING_RATIO = 500
ZIP_MEMBERS = 10_000
WORKBOOK_CPU_SECONDS = 45
WORKBOOK_SECONDS = 180  # by the clock, where the system does not limit computing time
WORKBOOK_MEMORY = 2048 * MEBIBYTE


def check_file_size(name: str, size: int) -> None:
    """Refuse a file without content, and one over 50 MiB."""
    if size == 0:
        raise FileRefused(msg("「{name}」は空のファイルです。書き出しをもう一度お試しください。", name=name))
    if size > FILE_BYTES:
        advice = msg(
            "「{name}」は{size}MiBあります。お読みできるのは{limit}MiBまでです。"
            "期間を区切って書き出し、いくつかのファイルに分けてください。",
            name=name,
            size=-(-size // MEBIBYTE),
            limit=FILE_BYTES // MEBIBYTE,
        )
        raise FileRefused(advice)


def check_row_count(name: str, rows: int) -> None:
    """Refuse a file whose sheets have more than 200,000 rows together."""
    if rows > ROWS + LINES_BESIDE:
        advice = msg(
            "「{name}」は{limit}行を超えています。期間を区切って書き出し、いくつかのファイルに分けてください。"
            "離れたセルに何か残っていないかもお確かめください。",
            name=name,
            limit=f"{ROWS:,}",
        )
        raise FileRefused(advice)


def check_columns(name: str, line: int, columns: int) -> None:
    """Refuse a row of more than 500 columns."""
    if columns > COLUMNS:
        advice = msg(
            "「{name}」の{line}行目が{limit}列を超えています。必要な列だけを書き出してください。"
            "離れたセルに何か残っていないかもお確かめください。",
            name=name,
            line=line,
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


def check_line_length(name: str, line: int, characters: int) -> None:
    """Refuse a physical line of more than a million characters: it is no line of a table."""
    if characters > LINE_CHARACTERS:
        advice = msg(
            "「{name}」の{line}行目が{limit}文字を超えています。改行のないファイルは表として読めません。"
            "書き出しをもう一度お試しください。",
            name=name,
            line=line,
            limit=f"{LINE_CHARACTERS:,}",
        )
        raise FileRefused(advice)


def check_amount(name: str, *, cells: int = 0, characters: int = 0, merged: int = 0) -> None:
    """Refuse a file that would fill the memory with cells or with repeated text."""
    if cells > CELLS or characters > SHEET_CHARACTERS or merged > MERGED_CELLS:
        advice = msg(
            "「{name}」はセルが多すぎて読み込めません。"
            "必要な列だけを、期間を区切って書き出し、いくつかのファイルに分けてください。",
            name=name,
        )
        raise FileRefused(advice)
