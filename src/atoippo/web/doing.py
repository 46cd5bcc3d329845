"""Doing what a form or a button asks for, and telling a refusal in its own sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.utils import timezone

from atoippo.teams.refused import Refused
from atoippo.web.language import t

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.forms import BaseForm

    from atoippo.web.doors import MemberRequest


def done_by_form(request: MemberRequest, form: BaseForm, action: Callable[..., object], **what: object) -> bool:
    """Let the member do something now; a refusal stands above the form."""
    try:
        action(by=request.member, at=timezone.now(), **what)
    except Refused as refused:
        form.add_error(None, t(refused.sentence))
        return False
    return True


def done_by_button(request: MemberRequest, action: Callable[..., object], **what: object) -> bool:
    """Let the member do something now; a refusal is told on the page that follows."""
    try:
        action(by=request.member, at=timezone.now(), **what)
    except Refused as refused:
        messages.error(request, t(refused.sentence))
        return False
    return True
