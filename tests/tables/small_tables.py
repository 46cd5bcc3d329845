"""Small tables written out in a test, as columns, as chosen columns and as readings."""

from __future__ import annotations

import csv
import io
import textwrap
from typing import TYPE_CHECKING

from atoippo.tables.columns.choice import Columns, choose_columns
from atoippo.tables.columns.deal_columns import DealColumns
from atoippo.tables.reading import read_deals_of
from atoippo.tables.rows import ReadingOptions
from atoippo.tables.sheet import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from atoippo.tables.rows import Field, Reading


def table_of(text: str) -> DealColumns:
    """Return a table from lines of cells with commas between them, the header first."""
    lines = list(csv.reader(io.StringIO(textwrap.dedent(text).strip("\n"))))
    rows = (Row(line, tuple(cell or None for cell in cells)) for line, cells in enumerate(lines[1:], start=2))
    return DealColumns(tuple(lines[0]), tuple(rows))


def columns_of(text: str, **said: Field) -> Columns:
    """Return the columns chosen for a table; `said` is what the person says about its headers."""
    return choose_columns(table_of(text), said)


def chosen(text: str, **said: Field) -> dict[str, str]:
    """Return the header chosen for each field, by the field's name."""
    return {field.value: choice.column for field, choice in columns_of(text, **said).choices.items()}


def read(text: str, *, name: str = "deals.csv", day_first: bool | None = None, **said: Field) -> Reading:
    """Return the reading of a CSV."""
    content = textwrap.dedent(text).strip("\n").encode()
    return read_deals_of(name, content, ReadingOptions(columns=said, day_first=day_first))


def values(reading: Reading, *names: str) -> list[tuple[object, ...]]:
    """Return some values of each deal."""
    return [tuple(getattr(deal, name) for name in names) for deal in reading.deals]


def notices(reading: Reading) -> Sequence[str]:
    """Return the sentences said about the sheets."""
    return [str(notice) for sheet in reading.sheets for notice in sheet.notices]
