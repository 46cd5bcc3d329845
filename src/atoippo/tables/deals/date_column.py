"""From the cells of a date column to days; where the order of day and month is unknown a date is left blank and counted."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from atoippo.tables.deals.found import Fault, Found
from atoippo.values.dates import AmbiguousDate, DateOrder, NotADate, is_blank_date, read_date
from atoippo.values.message import Message, counted, msg

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from atoippo.tables.deals.date_orders import OrderDecision

_UNDECIDED = "undecided"
ORDER_NAMES = {
    DateOrder.YMD: msg("年・月・日の順に読みました"),
    DateOrder.DMY: msg("日・月・年の順に読みました"),
    DateOrder.MDY: msg("月・日・年の順に読みました"),
}
_ABOUT = re.compile(
    "(?<=[月年度日])(?:の)?(?:上旬|中旬|下旬|初旬|初め|半ば|末|頃|ごろ|中|予定|見込み?)+$"
)  # 2024年5月末頃
_MONTH_ONLY = re.compile(r"\d{4}[-/.年]\d{1,2}月?")


def read_dates(
    texts: Sequence[str], header: str, decision: OrderDecision, needed: Sequence[bool]
) -> Found[date | None]:
    """Return the days of a column; only rows that need their date can be at fault."""
    known = {text: _day(_ABOUT.sub("", text), decision.order) for text in dict.fromkeys(texts)}
    values: list[date | None] = []
    faults: dict[int, Fault] = {}
    undecided = 0
    for row, text in enumerate(texts):
        day = known[text] if needed[row] else None
        if isinstance(day, Message):
            faults[row] = Fault(header, text, day)
        undecided += day == _UNDECIDED
        values.append(None if isinstance(day, (Message, str)) else day)
    months = sum(
        1
        for text, need in zip(texts, needed, strict=True)
        if need and _MONTH_ONLY.fullmatch(_narrow(_ABOUT.sub("", text)))
    )
    return Found(values, faults, (*_about_order(header, decision, undecided), *_about_months(header, months)))


def order_name(decision: OrderDecision) -> Message | None:
    """Say in which order a column's dates were read, where that had to be decided."""
    return ORDER_NAMES[decision.order] if decision.order else None


def _day(text: str, order: DateOrder | None) -> date | Message | str | None:
    if not text or is_blank_date(text):
        return None
    try:
        return read_date(text, order=order)
    except AmbiguousDate:
        return _UNDECIDED
    except NotADate:
        return msg(
            "「{value}」は日付として読めません。「2024/3/31」や「令和6年3月31日」のように、実在する日付を書いてください。",
            value=text,
        )


def _about_order(header: str, decision: OrderDecision, undecided: int) -> list[Message]:
    if undecided:
        return [
            counted(
                "「{column}」の日付（例：{example}）は、日と月のどちらが先か決められませんでした。{n}件の日付を空欄にしています。"
                "日が先なら --day-first、月が先なら --month-first を付けて、もう一度お試しください。",
                n=undecided,
                column=header,
                example=decision.example,
            )
        ]
    if decision.order is None:
        return []
    return [
        msg(
            "「{column}」の日付（例：{example}）は、{order}。違うときは --day-first か --month-first を付けてください。",
            column=header,
            example=decision.example,
            order=ORDER_NAMES[decision.order],
        )
    ]


def _about_months(header: str, n: int) -> list[Message]:
    return [counted("「{column}」の{n}件は年と月だけのため、その月の1日としました。", n=n, column=header)] if n else []


def _narrow(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFKC", text)
