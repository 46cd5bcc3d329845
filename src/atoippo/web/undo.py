"""Telling what was done together with the way back: a notice with [元に戻す], which posts to the address that undoes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.urls import reverse

if TYPE_CHECKING:
    from django.http import HttpRequest

MARK = "undo:"


def undoable(request: HttpRequest, text: str, url_name: str, *places: object) -> None:
    """Say what was done, and offer to undo it by a POST to the named address."""
    messages.success(request, text, extra_tags=MARK + reverse(url_name, args=places))
