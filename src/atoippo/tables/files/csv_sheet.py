"""From the bytes of a text file to its sheet: a CSV, or the HTML table that some systems export as "Excel"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from atoippo.tables.files.csv_records import read_records
from atoippo.tables.files.dialects import find_dialect
from atoippo.tables.files.encodings import decode
from atoippo.tables.files.html_tables import is_html, read_html
from atoippo.tables.rows import FileRefused
from atoippo.tables.sheet import Sheet, lines_in_words
from atoippo.values.message import counted, msg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from atoippo.values.message import Message

EXCEL_IN_XML = re.compile(r"\s*(<\?xml|MIME-Version:)", re.IGNORECASE)


def read_text(name: str, content: bytes, *, encoding: str | None = None) -> tuple[Sheet, ...]:
    """Return the sheets of a text file: one of a CSV, one a table of an HTML page."""
    decoded = decode(name, content, encoding=encoding)
    if is_html(decoded.text):
        return read_html(name, decoded)
    if EXCEL_IN_XML.match(decoded.text):
        raise FileRefused(_save_as_workbook(name))
    dialect = find_dialect(decoded.text)
    records = read_records(name, decoded.text, dialect)
    notices = (*decoded.notices, *_quote_notices(records.mended))
    return (Sheet(name, "", records.rows, decoded.encoding, dialect.separator, notices),)


def _save_as_workbook(name: str) -> Message:
    return msg(
        "「{name}」はXML形式またはWebページ形式で保存されています。Excelで開き、「Excelブック（.xlsx）」として保存しなおしてください。",
        name=name,
    )


def _quote_notices(mended: Sequence[int]) -> tuple[Message, ...]:
    """Name the lines whose quotes are broken, for a person to look at."""
    if not mended:
        return ()
    notice = counted(
        '引用符（"）の使い方が正しくない行が{n}行あります（{lines}行目）。読み取れた内容をお確かめください。',
        n=len(mended),
        lines=lines_in_words(mended),
    )
    return (notice,)
