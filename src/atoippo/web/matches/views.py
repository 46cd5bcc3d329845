"""The pages of 同じ会社かどうかの確認."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from atoippo.customers.actions import ask_again, join_companies, keep_apart, take_apart
from atoippo.customers.models import CompanyMatch
from atoippo.customers.models.company_match import Verdict
from atoippo.customers.queries import open_matches
from atoippo.values.message import msg
from atoippo.web.doing import done_by_button
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
def decided_page(request: MemberRequest) -> HttpResponse:
    """Show what people said of pairs, newest first, with the way back."""
    decided = CompanyMatch.objects.visible_to(request.member).exclude(verdict=Verdict.OPEN)
    told = decided.select_related("company__merged_into", "other__merged_into", "decided_by")
    pages = Paginator(told.order_by("-decided_at", "-pk"), A_PAGE).get_page(request.GET.get("page"))
    return page(request, "matches/decided.html", pages=pages)


@require_POST
@manager_required
def decide(request: MemberRequest, match_id: int) -> HttpResponse:
    """Join the two under the chosen name, or keep them apart."""
    match = get_object_or_404(CompanyMatch.objects.visible_to(request.member), pk=match_id)
    if request.POST.get("verdict") == Verdict.SAME:
        _join(request, match)
    elif done_by_button(request, keep_apart, match=match):
        undoable(request, t(msg("別の会社として残しました。")), "matches:undo", match.pk)
    return redirect("matches:list")


@require_POST
@manager_required
def undo(request: MemberRequest, match_id: int) -> HttpResponse:
    """Take a decision back: the pair is two companies that wait to be asked about."""
    match = get_object_or_404(CompanyMatch.objects.visible_to(request.member), pk=match_id)
    seen = request.POST.get("verdict", match.verdict)  # another may have decided otherwise since the page was shown
    take_back = take_apart if seen == Verdict.SAME else ask_again
    if done_by_button(request, take_back, match=match):
        messages.success(request, t(msg("元に戻しました。もう一度確認できます。")))
    return redirect("matches:list")


def _join(request: MemberRequest, match: CompanyMatch) -> None:
    chosen = request.POST.get("into")
    into = next((company for company in (match.company, match.other) if str(company.pk) == chosen), None)
    if into is None:
        raise Http404
    if done_by_button(request, join_companies, match=match, into=into):
        undoable(request, t(msg("「{name}」にまとめました。", name=into)), "matches:undo", match.pk)
