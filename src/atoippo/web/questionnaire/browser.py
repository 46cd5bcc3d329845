"""How the page knows its own form and the browser that sent an answer: by seals of ours, without a session."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.utils.crypto import constant_time_compare

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpRequest, HttpResponse

COOKIE = "atoippo_answer"
FORM, BROWSER = "atoippo.web.questionnaire.form", "atoippo.web.questionnaire.browser"


def seal_of(token: str) -> str:
    """Return what the form of a link carries: who sends it has opened our page, whatever posts blindly has not.

    It stands in for the CSRF token, which would need a cookie; nobody who does not know the link can write to it.
    """
    return Signer(salt=FORM).signature(token)


def is_sealed(token: str, seal: str) -> bool:
    """Whether a form was given out by our page for this link."""
    return constant_time_compare(seal_of(token), seal)


def browser_of(request: HttpRequest, token: str) -> str:
    """Return what the browser that has answered by this link was given to be known by; "" for any other."""
    try:
        return _signer(token).unsign(request.COOKIES.get(COOKIE, ""))
    except BadSignature:
        return ""


def new_browser() -> str:
    """Return something to know a browser by."""
    return secrets.token_urlsafe(32)


def remember(response: HttpResponse, *, path: str, token: str, browser: str, until: datetime) -> None:
    """Let the browser that sent an answer see it again, by a cookie that goes to this link alone."""
    response.set_cookie(
        COOKIE,
        _signer(token).sign(browser),
        expires=until,
        path=path,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _signer(token: str) -> Signer:
    return Signer(salt=f"{BROWSER}:{token}")
