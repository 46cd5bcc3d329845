"""Rows that could not be taken, as a CSV in the file's own columns: mend the cell, drop the file again."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from atoippo.values.language import Language, say
from atoippo.values.message import msg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from atoippo.tables.rows import SetAside

OUR_COLUMNS = (msg("［取り分け］場所"), msg("［取り分け］列"), msg("［取り分け］値"), msg("［取り分け］直し方"))

_NUMBER_OR_DASH = re.compile(r"(?:[-+]?[\d,.]+|-+)\Z")
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def set_aside_csv(rows: Sequence[SetAside], *, language: Language) -> bytes:
    """Return the CSV (UTF-8 with BOM): the files' own columns first, then where, which column, which value, what to do.

    Several files with different headers share the table: their columns stand side by side, empty where not theirs.
    """
    columns = list(dict.fromkeys(name for row in rows for name in row.header))
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow([*columns, *(say(title, language) for title in OUR_COLUMNS)])
    for row in rows:
        cells = dict(zip(row.header, row.cells, strict=False))
        place = f"{row.place.file} {row.place.sheet} {row.place.line}".replace("  ", " ")
        ours = (place, row.column, row.value, say(row.advice, language))
        writer.writerow([harmless(cell) for cell in (*(cells.get(name, "") for name in columns), *ours)])
    return target.getvalue().encode("utf-8-sig")


def harmless(cell: str) -> str:
    """Return the cell so that no spreadsheet takes it for a formula; numbers and dashes stay as they are."""
    return f"'{cell}" if cell.startswith(_DANGEROUS) and not _NUMBER_OR_DASH.match(cell) else cell
