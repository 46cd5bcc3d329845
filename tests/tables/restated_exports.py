"""The exports of `../shared/data/jp_exports` as plain tables, and the same deals written as other people write them."""

from __future__ import annotations

import csv
import io
import json
import random
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from atoippo.tables.rows import Field
from atoippo.values.dates import NotADate, read_date
from atoippo.values.eras import format_wareki
from atoippo.values.outcome import Outcome
from atoippo.values.yen import read_yen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from atoippo.tables.rows import Reading

EXPORTS = Path(__file__).parents[2].parent / "shared" / "data" / "jp_exports"
NAMES = ("salesforce_report.csv", "office_list.xlsx", "messy_sjis.csv")
ROLES = {
    "salesforce_report.csv": (
        Field.DEAL_ID, Field.MEMBER, Field.COMPANY, Field.DEAL, Field.STAGE, Field.AMOUNT, Field.CLOSED_ON,
        Field.OPENED_ON, Field.REASON, Field.NOTE, Field.COMPETITOR,
    ),
    "office_list.xlsx": (
        None, Field.COMPANY, Field.DEAL, Field.MEMBER, Field.AMOUNT, Field.OPENED_ON, Field.CLOSED_ON, Field.OUTCOME,
        Field.REASON, Field.NOTE,
    ),
    "messy_sjis.csv": (
        Field.DEAL_ID, Field.COMPANY, Field.DEAL, Field.MEMBER, Field.AMOUNT, Field.OPENED_ON, Field.CLOSED_ON,
        Field.OUTCOME, Field.NOTE,
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Export:
    """One table: what each column means, its headers, its rows as texts."""

    roles: tuple[Field | None, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def restated(self, role: Field, write: Callable[[str], str], header: str | None = None) -> Export:
        """Return the export with the cells of one column written anew, blank ones left alone."""
        if role not in self.roles:
            return self
        column = self.roles.index(role)
        rows = tuple(
            tuple(write(cell) if i == column and cell else cell for i, cell in enumerate(row)) for row in self.rows
        )
        names = tuple(header if header and i == column else name for i, name in enumerate(self.header))
        return replace(self, header=names, rows=rows)

    def renamed(self, names: dict[Field, str]) -> Export:
        """Return the export under other headers."""
        header = tuple(
            names.get(role, name) if role else name for role, name in zip(self.roles, self.header, strict=True)
        )
        return replace(self, header=header)

    def shuffled(self, seed: int) -> Export:
        """Return the export with its columns in another order."""
        order = random.Random(seed).sample(range(len(self.header)), len(self.header))
        return Export(
            tuple(self.roles[i] for i in order),
            tuple(self.header[i] for i in order),
            tuple(tuple(row[i] for i in order) for row in self.rows),
        )


def load(name: str) -> Export:
    """Return an export of the shared data; skips the test where there is none."""
    if not EXPORTS.is_dir():
        pytest.skip("../shared/data/jp_exports is not here")
    rows = _workbook_rows(EXPORTS / name) if name.endswith(".xlsx") else _csv_rows(EXPORTS / name)
    return Export(ROLES[name], rows[0], tuple(rows[1:]))


def key(name: str) -> dict[str, int]:
    """Return the right totals of an export."""
    known = json.loads((EXPORTS / "key.json").read_text(encoding="utf-8"))[name]
    return {what: known[what] for what in ("deals", "won", "lost", "open", "lost_amount_yen")}


def totals(reading: Reading) -> dict[str, int]:
    """Return the same totals as they were read."""
    lost = [deal for deal in reading.deals if deal.outcome is Outcome.LOST]
    return {
        "deals": len(reading.deals),
        "won": sum(deal.outcome is Outcome.WON for deal in reading.deals),
        "lost": len(lost),
        "open": sum(deal.outcome is Outcome.OPEN for deal in reading.deals),
        "lost_amount_yen": sum(deal.amount_yen or 0 for deal in lost),
    }


def as_csv(export: Export, *, encoding: str = "utf-8-sig", separator: str = ",", end: str = "\r\n") -> bytes:
    """Return the export as a text with separators."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=separator, lineterminator=end)
    writer.writerow(export.header)
    writer.writerows(export.rows)
    return target.getvalue().encode(encoding)


def as_xlsx(export: Export, titles: Sequence[str] = (), *, days: bool = False) -> bytes:
    """Return the export as a workbook with titles above; `days` writes dates as the workbook's own."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    sheet, day = book.add_worksheet("一覧"), book.add_format({"num_format": "yyyy/mm/dd"})
    for line, title in enumerate(titles):
        sheet.write_string(line, 0, title)
    for line, row in enumerate((export.header, *export.rows), start=len(titles)):
        for column, cell in enumerate(row):
            dated = days and line > len(titles) and export.roles[column] in {Field.OPENED_ON, Field.CLOSED_ON}
            if dated and cell:
                sheet.write_datetime(line, column, read_date(cell), day)
            elif cell:
                sheet.write_string(line, column, cell)
    book.close()
    return target.getvalue()


def as_xls(export: Export) -> bytes:
    """Return the export as a workbook of the old kind."""
    xlwt = pytest.importorskip("xlwt")
    book = xlwt.Workbook()
    sheet = book.add_sheet("一覧")
    for line, row in enumerate((export.header, *export.rows)):
        for column, cell in enumerate(row):
            sheet.write(line, column, cell)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def dated(write: Callable[[date], str]) -> Callable[[Export], Export]:
    """Return a restatement that writes all days in another way."""

    def cell(text: str) -> str:
        try:
            return write(read_date(text))
        except NotADate:
            return text

    return lambda export: export.restated(Field.OPENED_ON, cell).restated(Field.CLOSED_ON, cell)


def priced(write: Callable[[int], str], header: str) -> Callable[[Export], Export]:
    """Return a restatement that writes all amounts in another way, under a header of its own."""

    def restate(export: Export) -> Export:
        unit = 1_000 if any("千円" in name for name in export.header) else 1
        return export.restated(Field.AMOUNT, lambda cell: write(read_yen(cell, unit=unit).yen or 0), header)

    return restate


def full_width(number: int) -> str:
    """Return an amount in full-width digits with full-width commas."""
    return f"{number:,}".translate(str.maketrans("0123456789,", "０１２３４５６７８９，"))


def wareki(day: date) -> str:
    """Return a day as R6.3.31."""
    return f"R{day.year - 2018}.{day.month}.{day.day}"


def in_kanji(day: date) -> str:
    """Return a day as 令和6年3月31日."""
    return format_wareki(day)


def serial(day: date) -> str:
    """Return a day as a spreadsheet counts it."""
    return str((day - date(1899, 12, 30)) // timedelta(days=1))


def with_titles_and_sums(export: Export) -> bytes:
    """Return a CSV with titles above the header, a sum in between every hundred rows and one at the end."""
    lines = [["営業案件一覧"], ["出力日：2026/03/31", "", "担当：全員"], [], list(export.header)]
    amount = export.roles.index(Field.AMOUNT)
    for number, row in enumerate(export.rows, start=1):
        lines.append(list(row))
        if number % 100 == 0 or number == len(export.rows):
            label = "総合計" if number == len(export.rows) else "小計"
            lines.append([label, *["" if i != amount else "9,999,999" for i in range(1, len(row))]])
    target = io.StringIO(newline="")
    csv.writer(target).writerows(lines)
    return target.getvalue().encode("cp932")


def _csv_rows(path: Path) -> list[tuple[str, ...]]:
    rows = list(csv.reader(io.StringIO(path.read_bytes().decode("cp932"), newline="")))
    width = max(map(len, rows))
    return [tuple(row) for row in rows if len(row) == width]


def _workbook_rows(path: Path) -> list[tuple[str, ...]]:
    book = CalamineWorkbook.from_path(str(path))
    sheets = [book.get_sheet_by_name(name).to_python(skip_empty_area=False)[3:-1] for name in book.sheet_names]
    return [_texts(sheets[0][0]), *(_texts(row) for sheet in sheets for row in sheet[1:])]


def _texts(row: Sequence[object]) -> tuple[str, ...]:
    return tuple(str(int(cell)) if isinstance(cell, float) else str(cell) for cell in row)
