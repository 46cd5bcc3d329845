"""The two questions that follow a loss, in the workspace's own words or in ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from atoippo.reasons.actions import reword_question, use_default_question
from atoippo.reasons.queries import questions_of
from atoippo.values.message import msg
from atoippo.web.doing import done_by_button, done_by_form
from atoippo.web.doors import MemberRequest, admin_required
from atoippo.web.language import t
from atoippo.web.settings.reason_forms import QuestionForm
from atoippo.web.settings.reason_page import reason_or_404
from atoippo.web.settings.reason_views import show_reason

if TYPE_CHECKING:
    from django.http import HttpResponse

    from atoippo.reasons.rules import AskedQuestion

PLACES = (1, 2)


@require_http_methods(["GET", "HEAD", "POST"])
@admin_required
def reword(request: MemberRequest, main_reason: str, place: int) -> HttpResponse:
    """Ask a question in other words from now on; a look leads to the reason."""
    asked = _question_or_404(request, main_reason, place)
    if request.method != "POST":
        return redirect("settings:reason", asked.reason)
    form = QuestionForm(request.POST, question=asked)
    if form.is_valid() and done_by_form(request, form, reword_question, question=form.reworded):
        messages.success(request, t(msg("質問の文を変えました。これまでのお答えは、そのまま残っています。")))
        return redirect("settings:reason", asked.reason)
    return show_reason(request, asked.reason, wording=form)


@require_POST
@admin_required
def use_ours(request: MemberRequest, main_reason: str, place: int) -> HttpResponse:
    """Ask a question as every workspace begins with."""
    asked = _question_or_404(request, main_reason, place)
    if done_by_button(request, use_default_question, reason=asked.reason, place=place):
        messages.success(request, t(msg("はじめの質問に戻しました。")))
    return redirect("settings:reason", asked.reason)


def _question_or_404(request: MemberRequest, main_reason: str, place: int) -> AskedQuestion:
    under = reason_or_404(main_reason)
    if place not in PLACES:
        raise Http404
    return questions_of(request.member.workspace)[under][place - 1]
