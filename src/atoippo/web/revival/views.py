"""The pages of 掘り起こし."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from atoippo.deals.models import Deal
from atoippo.insights.queries import revival_of
from atoippo.pursuits.actions import pick_deals
from atoippo.pursuits.queries import deals_to_pick, picked_deals
from atoippo.reports.workbook import revival_workbook
from atoippo.values.message import counted, msg
from atoippo.web.doors import MemberRequest, member_required
from atoippo.web.filters import FilterForm
from atoippo.web.language import spoken_language, t
from atoippo.web.pages import page
from atoippo.web.revival.order import KEYS, PICKS, WORTHWHILE, first_of, ordered

if TYPE_CHECKING:
    from django.http import QueryDict

    from atoippo.reports.revival import RevivalCandidate, RevivalList
    from atoippo.values.message import Message

A_PAGE = 30
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@member_required
def list_page(request: MemberRequest) -> HttpResponse:
    """Show the lost deals worth going back to, a page at a time."""
    form, revival, candidates = _asked_for(request, request.GET)
    pages = Paginator(candidates, A_PAGE).get_page(request.GET.get("page"))
    return page(
        request,
        "revival/list.html",
        form=form,
        revival=revival,
        pages=pages,
        picked=picked_deals(request.member),
        orders=[(key, word) for key, (word, _) in KEYS.items()],
        order=request.GET.get("order", WORTHWHILE),
        numbers=PICKS,
        kept=[(name, values) for name, values in request.GET.lists() if name not in {"page", "names"}],
    )


@require_POST
@member_required
def pick(request: MemberRequest) -> HttpResponse:
    """Put the first 5, 10 or 20 of the list, as it was shown, into 今日."""
    count = request.POST.get("count", "")
    if count not in map(str, PICKS):
        messages.error(request, t(msg("5・10・20のどれかをお選びください。")))
        return redirect("revival:list")
    *_, candidates = _asked_for(request, request.POST)
    rows = first_of(candidates, int(count), picked=picked_deals(request.member), mine=deals_to_pick(request.member))
    deals = Deal.objects.visible_to(request.member).in_bulk(rows)
    shown = [deals[row] for row in rows if row in deals]
    done = pick_deals(deals=shown, by=request.member, at=timezone.now())
    messages.success(request, t(_told(len(done))))
    return redirect("today:show")


@require_safe
@member_required
def workbook(request: MemberRequest) -> HttpResponse:
    """Give the list as .xlsx; reps' names are in it only when ticked."""
    _, revival, _ = _asked_for(request, request.GET)
    content = revival_workbook(revival, language=spoken_language(), names="names" in request.GET)
    day = timezone.localdate().isoformat()
    return HttpResponse(
        content,
        headers={"Content-Type": XLSX, "Content-Disposition": f'attachment; filename="atoippo-revival-{day}.xlsx"'},
    )


def _asked_for(request: MemberRequest, said: QueryDict) -> tuple[FilterForm, RevivalList, list[RevivalCandidate]]:
    member, today = request.member, timezone.localdate()
    form = FilterForm(said, member=member)
    revival = revival_of(member=member, only=form.chosen, today=today)
    return form, revival, ordered(revival.candidates, said.get("order", WORTHWHILE))


def _told(count: int) -> Message:
    if not count:
        return msg("選べる商談がありません。『今日』に入っているものは、二度は選びません。")
    return counted("{n}件を『今日』に入れました。お客様のご都合に合わせて、無理のない順にご連絡ください。", n=count)
