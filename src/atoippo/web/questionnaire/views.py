"""The customer's page: the questions, thanks when they were answered, and one closed page for whatever opens nothing."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from atoippo.debriefs.actions.receiving import AnswerClosed, receive_answer
from atoippo.feedback.queries import answer_of_browser, request_opened_by
from atoippo.values.language import Language
from atoippo.values.message import msg
from atoippo.web.questionnaire.browser import browser_of, new_browser, remember
from atoippo.web.questionnaire.form import Form
from atoippo.web.questionnaire.limits import SENDING, TRYING
from atoippo.web.questionnaire.shown import Shown

if TYPE_CHECKING:
    from django.http import HttpRequest

    from atoippo.feedback.models import FeedbackRequest

LATER = msg(
    "短いあいだに何度も送られたため、いったん止めています。10分ほどおいて、もう一度お送りください。ご入力の内容はそのままです。"
)


@csrf_exempt  # a CSRF token needs a cookie and a referrer; who can write the link may send the form, nobody else can
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Ask the customer, in the language that the link names; only what is sent by the button is kept."""
    language = Language.EN if request.GET.get("lang") == Language.EN else Language.JA
    with translation.override(language):
        response = _opened(request, token)
    response.headers["Content-Language"] = language.value
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _opened(request: HttpRequest, token: str) -> HttpResponse:
    """Show what the link opens; who tried many that open nothing waits, for all links alike."""
    now = timezone.now()
    if TRYING.is_reached(request, at=now):
        return _shown("too_many", HTTPStatus.TOO_MANY_REQUESTS)
    asked = request_opened_by(token, now)
    if asked is None:
        TRYING.count(request, at=now)
        return _shown("closed")
    return _sent(request, asked, token) if request.method == "POST" else _looked_at(request, asked, token)


def _looked_at(request: HttpRequest, asked: FeedbackRequest, token: str) -> HttpResponse:
    """Show the questions; to the browser that has answered its thanks, and its answer when it wants to change it."""
    own = answer_of_browser(asked, browser_of(request, token))
    if own is None:
        return _shown("ask", asked=asked, form=Form(token))
    if "edit" in request.GET:
        return _shown("ask", asked=asked, form=Form.answered(token, own))
    return _shown("sent", asked=asked, may_edit=True)


def _sent(request: HttpRequest, asked: FeedbackRequest, token: str) -> HttpResponse:
    """Keep what was sent; else show it again as it was, with what is to be mended."""
    now = timezone.now()
    form = Form.sent(token, request.POST)
    if SENDING.is_reached(request, at=now):
        return _shown("ask", HTTPStatus.TOO_MANY_REQUESTS, asked=asked, form=form, notes=[LATER])
    SENDING.count(request, at=now)
    if form.notes:
        return _shown("ask", asked=asked, form=form, notes=form.notes)
    browser = browser_of(request, token) or new_browser()
    try:
        receive_answer(request=asked, details=form.details, browser=browser, at=now)
    except AnswerClosed:  # it ended, or was taken back, between the look and the answer
        return _shown("closed")
    response = _shown("sent", asked=asked, may_edit=True)
    remember(response, path=request.path, token=token, browser=browser, until=asked.expires_at)
    return response


def _shown(
    name: str, status: int = HTTPStatus.OK, *, asked: FeedbackRequest | None = None, **context: object
) -> HttpResponse:
    """Return one of the pages, made without the request: nothing in it can come from a session or leave a cookie."""
    shown = Shown.of(asked) if asked else None
    return HttpResponse(render_to_string(f"questionnaire/{name}.html", {"shown": shown, **context}), status=status)
