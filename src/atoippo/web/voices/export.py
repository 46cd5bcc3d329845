"""お客様's own words as a CSV, beside what 営業 recorded; no rep's name, and nothing of a masked answer, is in it."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header

from atoippo.deals.models import Loss
from atoippo.insights.voices import likeness_told
from atoippo.reasons.models import Voice
from atoippo.reasons.queries import standing_statements_of_losses
from atoippo.reports.recoding import without_names
from atoippo.reports.set_aside_file import harmless
from atoippo.teams.models import Member
from atoippo.values.language import Language, say, say_list
from atoippo.values.message import Message, msg
from atoippo.values.reason import Reason
from atoippo.web.deals.voices import how_known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from atoippo.reasons.models import Statement

AT_ONCE = 500
BYTE_ORDER_MARK = "\ufeff"  # without it a spreadsheet takes the file for another encoding
COLUMNS = (
    msg("会社名"),
    msg("商談名"),
    msg("チーム"),
    msg("失注日"),
    msg("理由（営業）"),
    msg("どうやって知ったか（営業）"),
    msg("理由（お客様）"),
    msg("どうやって知ったか（お客様）"),
    msg("営業の記録とお客様の声"),
    msg("お客様の言葉"),
)
Cell = Message | str | tuple[Message, ...]


def csv_of(losses: Sequence[int], member: Member, *, language: Language, name: str) -> StreamingHttpResponse:
    """Return the download (UTF-8 with BOM), no cell of which a spreadsheet takes for a formula."""
    response = StreamingHttpResponse(_lines(losses, member, language), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=f"{name}.csv") or ""
    )
    return response


def _lines(losses: Sequence[int], member: Member, language: Language) -> Iterator[str]:
    hush = without_names(Member.objects.visible_to(member).values_list("display_name", flat=True))
    yield BYTE_ORDER_MARK + _written([[say(title, language) for title in COLUMNS]])
    for start in range(0, len(losses), AT_ONCE):
        cells = _cells_of(losses[start : start + AT_ONCE], member, hush)
        yield _written([[_shown(cell, language) for cell in row] for row in cells])


def _cells_of(pks: Sequence[int], member: Member, hush: Callable[[str], str]) -> Iterator[list[Cell]]:
    related = ("deal__company__merged_into", "deal__team")
    losses = {loss.pk: loss for loss in Loss.objects.visible_to(member).filter(pk__in=pks).select_related(*related)}
    said = standing_statements_of_losses(losses.values())
    for pk in pks:
        if pk in losses:
            yield _cells(losses[pk], said.get(pk, {}), hush)


def _cells(loss: Loss, said: Mapping[Voice, Statement], hush: Callable[[str], str]) -> list[Cell]:
    rep, customer = said.get(Voice.REP), said.get(Voice.CUSTOMER)
    company = loss.deal.company
    likeness = likeness_told(rep, customer)
    return [
        (company.merged_into or company).name if company else "",
        hush(loss.deal.name),
        loss.deal.team.name,
        loss.lost_on.isoformat() if loss.lost_on else "",
        _reasons(rep),
        how_known(rep) if rep else "",
        _reasons(customer),
        how_known(customer) if customer else "",
        likeness.label if likeness else "",
        hush(customer.quote) if customer else "",
    ]


def _reasons(statement: Statement | None) -> tuple[Message, ...]:
    return tuple(Reason(stated.reason).label for stated in statement.reasons.all()) if statement else ()


def _shown(cell: Cell, language: Language) -> str:
    return harmless(say_list(cell, language) if isinstance(cell, tuple) else say(cell, language))


def _written(lines: Sequence[Sequence[str]]) -> str:
    target = io.StringIO()
    csv.writer(target, lineterminator="\r\n").writerows(lines)
    return target.getvalue()
