"""A page, or the part of it that htmx asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def page(
    request: HttpRequest, template: str, *, partial: str | None = None, status: int = 200, **context: object
) -> HttpResponse:
    """Return the page, or its named partial when htmx asks."""
    asked_for_part = partial is not None and bool(getattr(request, "htmx", False)) and not request.htmx.boosted  # type: ignore[attr-defined]
    response = render(request, f"{template}#{partial}" if asked_for_part else template, context, status=status)
    response.headers["Vary"] = "HX-Request, Cookie"
    return response
