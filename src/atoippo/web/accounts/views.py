"""Our own pages around signing in: how one gets in, a forgotten password without mail, the choice of a workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account import views as allauth
from django.conf import settings
from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from atoippo.web.doors import SESSION_KEY, MemberRequest, member_required, places_of
from atoippo.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def no_sign_up(request: HttpRequest) -> HttpResponse:
    """Say that nobody signs up by themselves, and how one gets in."""
    return page(request, "account/signup_closed.html")


def forgotten_password(request: HttpRequest) -> HttpResponse:
    """Send a link to choose a new password; where no mail goes out, say who can give one.

    The answer is the same for every address and does not wait for the mail, see `adapter`. What is left to tell a known
    one apart is the writing of a mail, some milliseconds beside a limit of a few tries a minute.
    """
    if not settings.EMAIL_HOST:
        return page(request, "account/password_reset_without_mail.html")
    response: HttpResponse = allauth.password_reset(request)
    return response


@require_POST
@member_required
def choose_workspace(request: MemberRequest) -> HttpResponse:
    """Go on in another workspace of the same user."""
    place = next((place for place in places_of(request) if str(place.pk) == request.POST.get("member")), None)
    if place is None:
        raise Http404
    request.session[SESSION_KEY] = place.pk
    return redirect("today:show")
