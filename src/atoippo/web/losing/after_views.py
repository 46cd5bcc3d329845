"""What comes after a loss was recorded: thanks, one more question, the line for the CRM."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from atoippo.deals.models import Loss
from atoippo.debriefs.actions import answer_digging_question
from atoippo.debriefs.queries import BestQuestion, best_question
from atoippo.reasons.queries import questions_of
from atoippo.reasons.rules import in_words
from atoippo.values.message import msg
from atoippo.web.doing import done_by_form
from atoippo.web.doors import MemberRequest, member_required
from atoippo.web.language import t
from atoippo.web.losing.after_page import after_page_of, question_form
from atoippo.web.losing.views import about, loss_to_change
from atoippo.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse, QueryDict

    from atoippo.reasons.rules import AskedQuestion
    from atoippo.web.losing.question_form import QuestionForm


@require_safe
@member_required
def after(request: MemberRequest, loss_id: int) -> HttpResponse:
    """Show what comes after a loss was recorded."""
    related = ("workspace", "deal__company__merged_into", "deal__team", "deal__owner")
    loss = get_object_or_404(Loss.objects.visible_to(request.member).select_related(*related), pk=loss_id)
    shown = after_page_of(loss, request.member, saved=request.GET.get("saved", ""), at=timezone.now())
    return page(request, "losing/after.html", loss=loss, shown=shown, **about(loss.deal))


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def question(request: MemberRequest, loss_id: int) -> HttpResponse:
    """Ask the one question that helps most about a loss, and keep the answer."""
    loss = loss_to_change(request.member, loss_id)
    if request.method == "POST":
        return _answered(request, loss, _question_named(loss, request.POST))
    asked = best_question(loss)
    if asked is None or asked.question is None:
        return redirect("losing:correct" if asked else "losing:after", loss.pk)
    return _asked(request, loss, asked, question_form(loss, asked.question))


def _answered(request: MemberRequest, loss: Loss, asked: AskedQuestion) -> HttpResponse:
    form = question_form(loss, asked, request.POST)
    if form.is_valid():
        what = {"loss": loss, "question": asked, "answer": form.answer}
        if done_by_form(request, form, answer_digging_question, **what):
            messages.success(request, t(msg("残しました。ありがとうございます。")))
            return redirect("losing:after", loss.pk)
    return _asked(request, loss, BestQuestion(in_words(asked.words), asked), form)


def _asked(request: MemberRequest, loss: Loss, asked: BestQuestion, form: QuestionForm) -> HttpResponse:
    return page(request, "losing/question_page.html", loss=loss, asked=asked, form=form, **about(loss.deal))


def _question_named(loss: Loss, sent: QueryDict) -> AskedQuestion:
    """Return the question that was answered, as the workspace words it now; 404 where there is none."""
    asked = (each for both in questions_of(loss.workspace).values() for each in both)
    told = (sent.get("reason"), sent.get("place"))
    for each in asked:
        if (each.reason.value, str(each.place)) == told:
            return each
    raise Http404
