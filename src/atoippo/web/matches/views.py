"""The pages of 同じ会社かどうかの確認."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from atoippo.customers.actions import NotJoined, join_companies, keep_apart, take_apart
from atoippo.customers.models import Company, CompanyMatch
from atoippo.customers.models.company_match import Verdict
from atoippo.customers.queries import open_matches
from atoippo.values.message import msg
from atoippo.web.doors import MemberRequest, manager_required
from atoippo.web.language import t
from atoippo.web.matches.pairs import pairs_of
from atoippo.web.pages import page
from atoippo.web.undo import undoable

if TYPE_CHECKING:
    from django.http import HttpResponse

A_PAGE = 20


@require_safe
@manager_required
def list_page(request: MemberRequest) -> HttpResponse:
    """Show the pairs that wait for a person, the most alike first."""
    pages = Paginator(open_matches(request.member), A_PAGE).get_page(request.GET.get("page"))
    pairs = pairs_of(pages.object_list, member=request.member)
    return page(request, "matches/list.html", partial="pairs", pages=pages, pairs=pairs)


@require_safe
@manager_required
def joined_page(request: MemberRequest) -> HttpResponse:
    """Show what was joined, newest first, with the way back."""
    joined = CompanyMatch.objects.visible_to(request.member).filter(verdict=Verdict.SAME)
    told = joined.select_related("company__merged_into", "other__merged_into", "decided_by")
    pages = Paginator(told.order_by("-decided_at", "-pk"), A_PAGE).get_page(request.GET.get("page"))
    return page(request, "matches/joined.html", pages=pages)


@require_POST
@manager_required
def decide(request: MemberRequest, match_id: int) -> HttpResponse:
    """Join the two under the chosen name, or keep them apart."""
    match = get_object_or_404(CompanyMatch.objects.visible_to(request.member), pk=match_id)
    if match.verdict != Verdict.OPEN:
        messages.info(request, t(msg("この組は、ほかの人がすでに確認しました。")))
    elif request.POST.get("verdict") == Verdict.SAME:
        _join(request, match)
    else:
        keep_apart(match=match, by=request.member, at=timezone.now())
        undoable(request, t(msg("別の会社として残しました。")), "matches:take_apart", match.pk)
    return redirect("matches:list")


@require_POST
@manager_required
def undo_join(request: MemberRequest, match_id: int) -> HttpResponse:
    """Make two companies of them again, to be asked anew."""
    match = get_object_or_404(CompanyMatch.objects.visible_to(request.member), pk=match_id)
    try:
        take_apart(match=match, by=request.member, at=timezone.now())
    except NotJoined:
        messages.info(request, t(msg("この組は、すでに元に戻されています。")))
    else:
        messages.success(request, t(msg("元に戻しました。もう一度確認できます。")))
    return redirect("matches:list")


def _join(request: MemberRequest, match: CompanyMatch) -> None:
    pair = Company.objects.visible_to(request.member).filter(pk__in=(match.company_id, match.other_id))
    into = get_object_or_404(pair, pk=request.POST.get("into") or 0)
    join_companies(match=match, into=into, by=request.member, at=timezone.now())
    undoable(request, t(msg("「{name}」にまとめました。", name=into)), "matches:take_apart", match.pk)
