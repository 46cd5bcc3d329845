"""The page behind an invitation's link: who invites to which workspace, and the way in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.utils import perform_login
from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from atoippo.teams.actions import accept_invitation
from atoippo.teams.models import User
from atoippo.teams.queries import open_invitation
from atoippo.teams.refused import Refused
from atoippo.values.message import msg
from atoippo.web.accounts.forms import PASSWORD_RULES
from atoippo.web.doors import SESSION_KEY
from atoippo.web.language import later, t
from atoippo.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from atoippo.teams.models import Invitation


class PasswordForm(forms.Form):
    """The password that the invited person chooses."""

    password = forms.CharField(
        label=later(msg("パスワード")),
        help_text=later(PASSWORD_RULES),
        error_messages={"required": later(msg("パスワードを入力してください。"))},
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


class NoPasswordForm(forms.Form):
    """Who signs in already only says yes."""


@require_http_methods(["GET", "HEAD", "POST"])
def invitation_page(request: HttpRequest, token: str) -> HttpResponse:
    """Show an invitation; on POST accept it, sign in and go to 今日."""
    invitation = open_invitation(token=token, at=timezone.now())
    if invitation is None:
        return _private(page(request, "invitation/closed.html", status=404))
    form = _form_for(request)
    user = _accepted(request, form, token) if form.is_valid() else None
    if user is not None:
        return _welcome(request, user, invitation)
    return _private(
        page(request, "invitation/show.html", invitation=invitation, form=form, **_who(request, invitation))
    )


def _form_for(request: HttpRequest) -> forms.Form:
    form = NoPasswordForm if request.user.is_authenticated else PasswordForm
    return form(request.POST if request.method == "POST" else None)


def _accepted(request: HttpRequest, form: forms.Form, token: str) -> User | None:
    user = request.user if isinstance(request.user, User) else None
    password = form.cleaned_data.get("password", "")
    try:
        return accept_invitation(token=token, password=password, at=timezone.now(), user=user)
    except Refused as refused:
        form.add_error(None, t(refused.sentence))
    except ValidationError as too_easy:
        form.add_error("password", too_easy)
    return None


def _welcome(request: HttpRequest, user: User, invitation: Invitation) -> HttpResponse:
    response: HttpResponse = perform_login(request, user, email_verification="none", redirect_url="/")
    request.session[SESSION_KEY] = invitation.member_id
    words = msg("記録は責めるためではありません。上司に見えるのは、商談の記録とチームの集計です。")
    messages.info(request, t(words))
    return _private(response)


def _who(request: HttpRequest, invitation: Invitation) -> dict[str, Any]:
    """Say how the visitor and the invited person are related: the same, somebody else, or known here and not signed in."""
    user = request.user
    is_invited = isinstance(user, User) and user.email.lower() == invitation.email.lower()
    return {
        "is_invited": is_invited,
        "is_somebody_else": user.is_authenticated and not is_invited,
        "signs_in_already": User.objects.filter(email__iexact=invitation.email).exists(),
    }


def _private(response: HttpResponse) -> HttpResponse:
    """Keep the link to this page: in no cache, and named to no other site.

    `no-referrer` would go further, but then browsers send the form with `Origin: null`, which the CSRF check refuses.
    """
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
