"""Makers of deal rows and readings: everything not said is absent, as in a file that lacks the column."""

from __future__ import annotations

from atoippo.tables.rows import ColumnChoice, DealRow, Field, Place, Reading, RowKind, SetAside, SheetReport
from atoippo.values.companies import read_company
from atoippo.values.message import msg
from atoippo.values.outcome import Outcome


def a_deal(*, company=None, line=2, **facts):
    """Return a deal row; a company may be given by its name."""
    return DealRow(
        place=Place("list.csv", "", line),
        company=read_company(company) if company else None,
        **{"outcome": Outcome.OPEN, **facts},
    )


def lost(**facts):
    """Return a lost deal."""
    return a_deal(outcome=Outcome.LOST, **facts)


def won(**facts):
    """Return a won deal."""
    return a_deal(outcome=Outcome.WON, **facts)


def set_aside_row(*, header=("商談名", "完了日"), cells=("検査", "平成35年1月1日"), file="list.csv"):
    """Return a row set aside for its date."""
    advice = msg("日付が読めません。令和で書き直してください。")
    return SetAside(Place(file, "", 9), "完了日", cells[-1], advice, header, cells)


def reading_of(*deals, set_aside=()):
    """Return what reading one CSV gave, with a header line and a total line."""
    columns = {Field.DEAL: ColumnChoice(Field.DEAL, "商談名", 0, 0.98, "preset")}
    rows = len(deals) + len(set_aside) + 2
    named = {RowKind.HEADER: 1, RowKind.TOTAL: 1}
    sheet = SheetReport("list.csv", "", "cp932", ",", None, columns, rows, len(deals), len(set_aside), named)
    return Reading(tuple(deals), tuple(set_aside), (sheet,))
