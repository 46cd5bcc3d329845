"""From the bytes of a text file to one sheet."""

from __future__ import annotations

import csv
import re
from collections import Counter
from typing import TYPE_CHECKING

from atoippo.tables.encodings import decode
from atoippo.tables.sheet import Row, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def read_csv(name: str, content: bytes, *, encoding: str | None = None) -> Sheet:
    """Return the one sheet of a CSV."""
    decoded = decode(name, content, encoding=encoding)
    separator = find_separator(decoded.text)
    rows = tuple(records(decoded.text, separator))
    return Sheet(name, "", rows, decoded.encoding, separator, decoded.notices)


def find_separator(text: str) -> str:
    """Return the sign that cuts most lines into the same number of cells."""
    sample = text[:65536]
    best = (0.0, 0, ",")
    for separator in (",", "\t", ";", "|"):
        widths = Counter(len(row.cells) for row in records(sample, separator) if len(row.cells) > 1)
        if widths:
            width, count = widths.most_common(1)[0]
            best = max(best, (float(count), width, separator))
    return best[2]


def records(text: str, separator: str) -> Iterator[Row]:
    """Yield the records of a text, each with the physical line on which it begins."""
    reader = csv.reader((line.group() for line in LINE.finditer(text)), delimiter=separator)
    begins = 1
    for cells in reader:
        yield Row(begins, tuple(cell or None for cell in cells))
        begins = reader.line_num + 1
