"""Reading what a customer answered, passing it on, replying to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from atoippo.debriefs.actions.receiving import draft_reply, tell_rep
from atoippo.feedback.actions import mark_read, mark_release_read
from atoippo.feedback.models import Answer, AnswerRelease
from atoippo.teams.refused import Refused
from atoippo.values.message import msg
from atoippo.web.asking.answer_page import answer_page_of
from atoippo.web.doing import done_by_button
from atoippo.web.doors import MemberRequest, member_required
from atoippo.web.language import t
from atoippo.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse


@require_safe
@member_required
def answer(request: MemberRequest, answer_id: int) -> HttpResponse:
    """Show an answer to whom it is for."""
    return page(request, "asking/answer.html", shown=answer_page_of(_answer(request, answer_id), request.member))


@require_POST
@member_required
def read(request: MemberRequest, answer_id: int) -> HttpResponse:
    """Note that the answer was read; it leaves 今日."""
    done_by_button(request, mark_read, answer=_answer(request, answer_id))
    return redirect("today:show")


@require_POST
@member_required
def tell(request: MemberRequest, answer_id: int) -> HttpResponse:
    """Pass an answer on to the rep it is about."""
    told = _answer(request, answer_id)
    if done_by_button(request, tell_rep, answer=told):
        messages.success(request, t(msg("{name}さんに伝えました。", name=told.request.rep.display_name)))
    return redirect("asking:answer", answer_id)


@require_POST
@member_required
def reply(request: MemberRequest, answer_id: int) -> HttpResponse:
    """Draft thanks for an answer, and go on to the mail."""
    try:
        message = draft_reply(answer=_answer(request, answer_id), by=request.member, at=timezone.now())
    except Refused as refused:
        messages.error(request, t(refused.sentence))
        return redirect("asking:answer", answer_id)
    return redirect("letters:show", message.pk)


@require_POST
@member_required
def read_together(request: MemberRequest, release_id: int) -> HttpResponse:
    """Note that what several customers said together was read."""
    release = get_object_or_404(AnswerRelease.objects.visible_to(request.member), pk=release_id)
    done_by_button(request, mark_release_read, release=release)
    return redirect("today:show")


def _answer(request: MemberRequest, answer_id: int) -> Answer:
    related = ("request__rep", "request__loss__deal__company__merged_into", "request__contact")
    return get_object_or_404(Answer.objects.visible_to(request.member).select_related(*related), pk=answer_id)
