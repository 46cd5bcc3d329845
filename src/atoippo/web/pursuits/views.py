"""The pages of 追客の予定, and what can be done with a pick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from atoippo.deals.models import Deal
from atoippo.pursuits.actions import NotYoursToEnd, TooManyAtOnce, end_pursuit, pick_deals, resume_pursuit
from atoippo.pursuits.models import Pursuit
from atoippo.values.message import counted, msg
from atoippo.web.doors import MemberRequest, member_required
from atoippo.web.filters import number_in
from atoippo.web.language import t
from atoippo.web.pages import page
from atoippo.web.pursuits.cards import cards_of
from atoippo.web.undo import undoable

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse

    from atoippo.values.message import Message


@require_safe
@member_required
def list_page(request: MemberRequest) -> HttpResponse:
    """Show all that the member goes back to."""
    return page(request, "pursuits/list.html", cards=cards_of(request.member, today=timezone.localdate()))


@require_POST
@member_required
def pick(request: MemberRequest) -> HttpResponse:
    """Pick the deals named by `deal`, and go to 今日, where they stand."""
    wanted = [pk for text in request.POST.getlist("deal") if (pk := number_in(text))]
    deals = Deal.objects.visible_to(request.member).in_bulk(wanted)
    asked = [deals[pk] for pk in wanted if pk in deals]
    try:
        picked = pick_deals(deals=asked, by=request.member, at=timezone.now())
    except TooManyAtOnce:
        messages.error(request, t(msg("一度に選べるのは20件までです。数を減らして、もう一度お選びください。")))
        return redirect("revival:list")
    messages.success(request, t(_picked(len(picked))))
    return redirect("today:show")


def _picked(count: int) -> Message:
    if not count:
        return msg(
            "新しく加えた商談はありません。お選びの商談は、もう『今日』に入っているか、失注ではなくなっています。"
        )
    return counted("{n}件を『今日』に入れました。お客様にはまだ何も送っていません。", n=count)


@require_POST
@member_required
def end(request: MemberRequest, pursuit_id: int) -> HttpResponse:
    """Take a deal out of 今日 (今回は送らない), with a way back."""
    pursuit = _change(request, pursuit_id, end_pursuit)
    undoable(request, t(msg("『今日』から外しました。")), "pursuits:resume", pursuit.pk)
    return redirect("today:show")


@require_POST
@member_required
def resume(request: MemberRequest, pursuit_id: int) -> HttpResponse:
    """Undo the end of a pursuit."""
    pursuit = _change(request, pursuit_id, resume_pursuit)
    if pursuit.ended_at is None:
        messages.success(request, t(msg("『今日』に戻しました。")))
    else:
        messages.info(request, t(msg("この商談は、もう失注ではないか、あらためて選ばれています。")))
    return redirect("today:show")


def _change(request: MemberRequest, pursuit_id: int, action: Callable[..., Pursuit]) -> Pursuit:
    pursuit = get_object_or_404(Pursuit.objects.visible_to(request.member), pk=pursuit_id)
    try:
        return action(pursuit=pursuit, by=request.member, at=timezone.now())
    except NotYoursToEnd:
        raise PermissionDenied from None
