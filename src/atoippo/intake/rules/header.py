"""The words above the columns of a file and what stands below them, read even when nothing else is understood."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from atoippo.tables.deals.tables_on_sheet import lay_out_all
from atoippo.tables.files.source_file import read_source_bytes
from atoippo.tables.rows import FileRefused
from atoippo.tables.sheet import is_filled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from atoippo.tables.sheet import Row

SAMPLES = 3
LONGEST_SAMPLE = 60


def columns_of(name: str, content: bytes, *, encoding: str | None = None) -> dict[str, list[str]]:
    """Return the headers of all tables of a file in their order, each once with its first different values.

    None where the file can't be read.
    """
    try:
        sheets = read_source_bytes(name, content, encoding=encoding)
    except FileRefused:
        return {}
    found: dict[str, list[str]] = {}
    for table in (table for sheet in sheets for table in lay_out_all(sheet, ())):
        for column, word in enumerate(table.layout.header):
            if not found.get(word):
                found[word] = _samples(table.layout.body, column)
    return found


def _samples(rows: Iterable[Row], column: int) -> list[str]:
    return list(dict.fromkeys(islice(_values(rows, column), 10 * SAMPLES)))[:SAMPLES]


def _values(rows: Iterable[Row], column: int) -> Iterator[str]:
    cells = (row.cell(column) for row in rows)
    return (str(cell).strip()[:LONGEST_SAMPLE] for cell in cells if is_filled(cell))
