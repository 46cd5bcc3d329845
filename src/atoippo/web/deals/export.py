"""The list as a CSV, line by line, so that 100,000 deals need no more memory than a few hundred."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import TYPE_CHECKING

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header

from atoippo.reasons.models import Voice
from atoippo.reports.recoding import without_names
from atoippo.reports.set_aside_file import harmless
from atoippo.teams.models import Member
from atoippo.values.language import Language, say
from atoippo.values.message import Message, msg
from atoippo.values.reach import Reach
from atoippo.web.deals.rows import Row, main_reason, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

AT_ONCE = 500
BYTE_ORDER_MARK = "\ufeff"  # without it a spreadsheet takes the file for another encoding
Value = Message | str | int | None
Columns = tuple[tuple[Message, Callable[[Row], Value]], ...]


def _reason(row: Row, voice: Voice) -> Message | None:
    reason = main_reason(row.said.get(voice))
    return reason.label if reason else None


def _quote(row: Row) -> str:
    people = (row.said[voice] for voice in Voice if voice is not Voice.TEXT and voice in row.said)
    return "\n".join(said.quote or said.reason_words for said in people).strip()


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


OWNER = msg("営業担当")
COLUMNS: Columns = (
    (msg("会社名"), lambda row: row.company),
    (msg("商談名"), lambda row: row.deal.name),
    (msg("先方の担当者"), lambda row: row.deal.contact.name if row.deal.contact else None),
    (msg("金額（円）"), lambda row: row.deal.amount_yen),
    (msg("別の通貨の金額"), lambda row: row.deal.foreign_amount),
    (msg("状態"), lambda row: row.state),
    (msg("どこまで"), lambda row: Reach(row.deal.reach).label if row.deal.reach else None),
    (msg("理由（営業）"), lambda row: _reason(row, Voice.REP)),
    (msg("理由（お客様）"), lambda row: _reason(row, Voice.CUSTOMER)),
    (msg("理由（上司）"), lambda row: _reason(row, Voice.MANAGER)),
    (msg("理由（文章から）"), lambda row: _reason(row, Voice.TEXT)),
    (msg("残された言葉"), _quote),
    (msg("競合"), lambda row: row.deal.competitor.name if row.deal.competitor else None),
    (msg("商品"), lambda row: row.deal.product.name if row.deal.product else None),
    (OWNER, lambda row: row.deal.owner.display_name if row.deal.owner else None),
    (msg("チーム"), lambda row: row.deal.team.name),
    (msg("はじまった日"), lambda row: _day(row.deal.opened_on)),
    (msg("終わった日"), lambda row: _day(row.deal.closed_on)),
)


def csv_of(
    deals: Sequence[int], member: Member, *, language: Language, name: str, with_names: bool
) -> StreamingHttpResponse:
    """Return the download of a list (UTF-8 with BOM), no cell of which a spreadsheet takes for a formula.

    Reps' names are in it, as a column and within what was said, only `with_names`.
    """
    columns = COLUMNS if with_names else _nameless(member)
    response = StreamingHttpResponse(_lines(deals, member, columns, language), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=f"{name}.csv") or ""
    )
    return response


def _nameless(member: Member) -> Columns:
    names = Member.objects.visible_to(member).values_list("display_name", flat=True)
    hush = without_names(names)
    hushed = [(title, (lambda row: hush(_quote(row))) if value is _quote else value) for title, value in COLUMNS]
    return tuple(column for column in hushed if column[0] != OWNER)


def _lines(deals: Sequence[int], member: Member, columns: Columns, language: Language) -> Iterator[str]:
    yield BYTE_ORDER_MARK + _written([[say(title, language) for title, _ in columns]])
    for start in range(0, len(deals), AT_ONCE):
        rows = rows_of(deals[start : start + AT_ONCE], member)
        yield _written([[_cell(value_of(row), language) for _, value_of in columns] for row in rows])


def _written(lines: Sequence[Sequence[str]]) -> str:
    target = io.StringIO()
    csv.writer(target, lineterminator="\r\n").writerows(lines)
    return target.getvalue()


def _cell(value: Value, language: Language) -> str:
    if value is None:
        return ""
    return str(value) if isinstance(value, int) else harmless(say(value, language))
