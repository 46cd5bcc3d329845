"""The reader's language: Japanese, or English by a switch that a cookie remembers."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.conf import settings
from django.http import HttpResponseRedirect
from django.utils import translation
from django.utils.functional import lazystr
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from atoippo.values.language import Language, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from atoippo.values.message import Message


class LanguageMiddleware:
    """Speaks the language of the cookie; what the browser prefers does not matter, Japanese is the default."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the reader's language."""
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        language = Language.EN if chosen == Language.EN else Language.JA
        with translation.override(language):
            response = self._get_response(request)
        response.headers.setdefault("Content-Language", language.value)
        return response


def spoken_language() -> Language:
    """Return the language of the page that is being made."""
    return Language.EN if (translation.get_language() or "").startswith("en") else Language.JA


def t(message: Message) -> str:
    """Say a message in the reader's language."""
    return say(message, spoken_language())


class _Later:
    """A message that is said when it is shown: for labels that are written before anybody reads."""

    def __init__(self, message: Message) -> None:
        self._message = message

    def __str__(self) -> str:
        return t(self._message)


def later(message: Message) -> str:
    """Return a text that says the message in the language of whoever reads it (form labels)."""
    return cast("str", lazystr(_Later(message)))


@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Remember the reader's language in a cookie and return to the page they read."""
    chosen = Language.EN if request.POST.get("language") == Language.EN else Language.JA
    response = HttpResponseRedirect(page_left(request))
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        chosen,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def page_left(request: HttpRequest) -> str:
    """Return the page from which something was posted: as the browser says, for htmx moves on; else as the form says."""
    for address in (request.headers.get("Referer"), request.POST.get("next")):
        if address and url_has_allowed_host_and_scheme(
            address, {request.get_host()}, require_https=request.is_secure()
        ):
            return address
    return "/"
