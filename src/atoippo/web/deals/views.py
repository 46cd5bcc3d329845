"""The pages of 商談."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from atoippo.deals.actions import DealNotClosed
from atoippo.deals.models import Deal
from atoippo.deals.permissions import may_change
from atoippo.debriefs.actions.returning import note_return
from atoippo.insights.queries import deal_list_of
from atoippo.values.message import msg
from atoippo.web.asking.ask_page import asking_about
from atoippo.web.deals.deal_page import deal_page_of
from atoippo.web.deals.export import csv_of
from atoippo.web.deals.list_page import list_page_of
from atoippo.web.deals.question import Question
from atoippo.web.doors import MemberRequest, member_required
from atoippo.web.language import spoken_language, t
from atoippo.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from atoippo.teams.models import Member


@require_safe
@member_required
def list_page(request: MemberRequest) -> HttpResponse:
    """Show the deals that the address asks for."""
    shown = list_page_of(
        Question.of(request.GET), request.member, page=request.GET.get("page", ""), today=timezone.localdate()
    )
    response = page(request, "deals/list.html", partial="listing", shown=shown)
    response.headers["HX-Push-Url"] = f"{reverse('deals:list')}?{shown.question.address}"
    return response


@require_safe
@member_required
def export(request: MemberRequest) -> HttpResponse:
    """Hand out the list that the address asks for as a CSV."""
    today = timezone.localdate()
    question = Question.of(request.GET)
    order, descending = question.sorting
    found = deal_list_of(member=request.member, wanted=question.wanted, today=today)
    deals = found.numbers(question.tab, order, descending=descending)
    name = t(msg("商談_{day}", day=today.isoformat()))
    with_names = "names" in request.GET
    download = csv_of(deals, request.member, language=spoken_language(), name=name, with_names=with_names)
    return cast("HttpResponse", download)  # a streaming one is no HttpResponse to the types, but to Django


@require_safe
@member_required
def show(request: MemberRequest, deal_id: int) -> HttpResponse:
    """Show one deal: what happened, who said what, and what is planned."""
    related = ("company__merged_into", "contact", "owner", "team", "product", "competitor")
    deal = get_object_or_404(Deal.objects.visible_to(request.member).select_related(*related), pk=deal_id)
    asking = asking_about(deal, request.member, timezone.now())
    return page(request, "deals/show.html", shown=deal_page_of(deal, request.member), asking=asking)


@require_POST
@member_required
def come_back(request: MemberRequest, deal_id: int) -> HttpResponse:
    """Record that a lost deal is talked about again, today."""
    deal = get_object_or_404(Deal.objects.visible_to(request.member), pk=deal_id)
    if not may_change(request.member, deal):
        raise PermissionDenied
    if _came_back(deal, request.member):
        messages.success(request, t(msg("お話の再開を記録しました。前の失注の記録は、そのまま残っています。")))
    else:
        messages.warning(request, t(msg("この商談は、いまは失注ではないため、再開を記録しませんでした。")))
    return redirect("deals:show", deal.pk)


def _came_back(deal: Deal, member: Member) -> bool:
    """Record the return of a lost deal; a won one does not return by a button, and a second click changes nothing."""
    if not deal.is_lost:
        return False
    try:
        note_return(deal=deal, returned_on=timezone.localdate(), by=member, at=timezone.now())
    except DealNotClosed:  # the other click was first
        return False
    return True
