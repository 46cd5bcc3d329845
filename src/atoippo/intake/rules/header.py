"""The words above the columns of a file, read even when the file says nothing else that we understand."""

from __future__ import annotations

from atoippo.tables.deals.tables_on_sheet import lay_out_all
from atoippo.tables.files.source_file import read_source_bytes
from atoippo.tables.rows import FileRefused


def header_of(name: str, content: bytes, *, encoding: str | None = None) -> tuple[str, ...]:
    """Return the headers of all tables of a file in their order, each once; none where the file can't be read."""
    try:
        sheets = read_source_bytes(name, content, encoding=encoding)
    except FileRefused:
        return ()
    words = (word for sheet in sheets for table in lay_out_all(sheet, ()) for word in table.layout.header)
    return tuple(dict.fromkeys(words))
