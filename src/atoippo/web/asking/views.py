"""Asking a customer about a loss, deciding not to, taking it back, following it up once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from atoippo.deals.models import Loss
from atoippo.feedback.actions import ask_anew, decide_not_to_ask, draft_nudge, revoke_request
from atoippo.feedback.models import FeedbackRequest
from atoippo.teams.refused import Refused
from atoippo.values.message import msg
from atoippo.web.asking.ask_form import AskForm, DeclineForm, company_of
from atoippo.web.asking.ask_page import asking_of
from atoippo.web.asking.link_base import base_of_links, opens_outside
from atoippo.web.doing import done_by_button, done_by_form
from atoippo.web.doors import MemberRequest, member_required
from atoippo.web.language import t
from atoippo.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def ask(request: MemberRequest, loss_id: int) -> HttpResponse:
    """Propose to ask, or not, and why; on POST draft the mail with its link and go on to it."""
    loss, now = _loss(request, loss_id), timezone.now()
    form = AskForm(request.POST if request.method == "POST" else None, loss=loss, by=request.member)
    if form.is_valid():
        asked = form.asked(loss=loss, base_url=base_of_links(request), by=request.member, at=now)
        if asked and asked.message:
            return redirect("letters:show", asked.message.pk)
    return _ask_page(request, loss, form, DeclineForm())


@require_POST
@member_required
def decline(request: MemberRequest, loss_id: int) -> HttpResponse:
    """Note that the customer is not asked this time, and why."""
    loss, declining = _loss(request, loss_id), DeclineForm(request.POST)
    why = declining.cleaned_data["why"] if declining.is_valid() else ""
    if declining.is_valid() and done_by_form(request, declining, decide_not_to_ask, loss=loss, why=why):
        messages.success(request, t(msg("今回はお願いしないことにしました。あとから伺うこともできます。")))
        return redirect("deals:show", loss.deal_id)
    return _ask_page(request, loss, AskForm(None, loss=loss, by=request.member), declining)


@require_POST
@member_required
def revoke(request: MemberRequest, request_id: int) -> HttpResponse:
    """Take a request back: its link opens nothing any more."""
    asked = _request(request, request_id)
    if done_by_button(request, partial(revoke_request, request=asked)):
        messages.success(request, t(msg("お願いを取り下げました。お渡ししたリンクは、もう開けません。")))
    return redirect("deals:show", asked.loss.deal_id)


@require_POST
@member_required
def anew(request: MemberRequest, request_id: int) -> HttpResponse:
    """Draft a request that waited too long once more, with a new link, and go on to it."""
    asked = _request(request, request_id)
    try:
        done = ask_anew(request=asked, base_url=base_of_links(request), by=request.member, at=timezone.now())
    except Refused as refused:
        messages.error(request, t(refused.sentence))
        return redirect("deals:show", asked.loss.deal_id)
    messages.success(request, t(msg("新しいリンクで作り直しました。前のリンクは、もう開けません。")))
    return redirect("letters:show", done.message.pk)


@require_POST
@member_required
def nudge(request: MemberRequest, request_id: int) -> HttpResponse:
    """Draft the one reminder that a rep sends by hand, and go on to it."""
    asked = _request(request, request_id)
    try:
        message = draft_nudge(request=asked, by=request.member, at=timezone.now())
    except Refused as refused:
        messages.error(request, t(refused.sentence))
        return redirect("deals:show", asked.loss.deal_id)
    return redirect("letters:show", message.pk)


def _ask_page(request: MemberRequest, loss: Loss, form: AskForm, declining: DeclineForm) -> HttpResponse:
    shown = asking_of(loss, request.member, timezone.now())
    reaches = opens_outside(base_of_links(request))
    told: dict[str, Any] = {
        "shown": shown,
        "form": form,
        "declining": declining,
        "company": company_of(loss),
        "reaches": reaches,
    }
    return page(request, "asking/ask.html", **told)


def _loss(request: MemberRequest, loss_id: int) -> Loss:
    related = ("deal__company__merged_into", "deal__contact", "workspace")
    return get_object_or_404(Loss.objects.visible_to(request.member).select_related(*related), pk=loss_id)


def _request(request: MemberRequest, request_id: int) -> FeedbackRequest:
    visible = FeedbackRequest.objects.visible_to(request.member).select_related("loss__deal")
    return get_object_or_404(visible, pk=request_id)
