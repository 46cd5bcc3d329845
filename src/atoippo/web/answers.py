"""What every answer gets on its way out: pages of members stay out of caches, and a refused method has words."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from atoippo.web.pages import page

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse


class PrivateMiddleware:
    """Keeps what a member reads out of every cache, so that [戻る] after signing out on a shared PC shows nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; who was signed in before counts, too: the page may be the last one before signing out."""
        was_signed_in = request.user.is_authenticated
        response = self._get_response(request)
        if was_signed_in or request.user.is_authenticated:
            response.headers["Cache-Control"] = "private, no-store"
        return response


class RefusedMethodMiddleware:
    """Gives a page with words to who opens an address that only takes what a button sends."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; where only the method was wrong, say so and lead on."""
        response = self._get_response(request)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED or response.content:
            return response
        told = page(request, "405.html")
        response.content = told.content
        for name in ("Content-Type", "Vary"):
            response.headers[name] = told.headers[name]
        return response
