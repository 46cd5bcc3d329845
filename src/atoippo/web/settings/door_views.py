"""Links that open the door for a member: invitations and new passwords, each shown once to the 管理者 who made it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from atoippo.teams.actions import hand_out_password_link, invite, revoke_invitation
from atoippo.teams.models import Invitation
from atoippo.teams.refused import Refused
from atoippo.values.message import msg
from atoippo.web.accounts.invitation_mail import send_invitation
from atoippo.web.doing import done_by_button
from atoippo.web.doors import MemberRequest, admin_required
from atoippo.web.language import t
from atoippo.web.settings.forms import InvitationForm
from atoippo.web.settings.member_views import member_or_404, show_member

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpResponse

    from atoippo.teams.models import User


@dataclass(frozen=True, slots=True)
class HandedOut:
    """A link that was just made."""

    address: str
    is_invitation: bool
    until: datetime | None = None
    mailed_to: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
@admin_required
def invite_member(request: MemberRequest, member_id: int) -> HttpResponse:
    """Make the link by which a member gets to sign in, and mail it where mail goes out; a look leads to the member."""
    member = member_or_404(request, member_id)
    if request.method != "POST":
        return redirect("settings:member", member.pk)
    form = InvitationForm(request.POST)
    if not form.is_valid():
        return show_member(request, member, invitation_form=form)
    try:
        invitation, token = invite(member=member, by=request.member, at=timezone.now(), **form.cleaned_data)
    except Refused as refused:
        form.add_error(None, t(refused.sentence))
        return show_member(request, member, invitation_form=form)
    address = request.build_absolute_uri(reverse("invitation", args=[token]))
    mailed_to = invitation.email if send_invitation(invitation, address) else ""
    link = HandedOut(address, is_invitation=True, until=invitation.expires_at, mailed_to=mailed_to)
    return show_member(request, member_or_404(request, member_id), link=link)


@require_POST
@admin_required
def revoke(request: MemberRequest, invitation_id: int) -> HttpResponse:
    """Close the door of a link that was handed out."""
    invitation = get_object_or_404(Invitation.objects.visible_to(request.member), pk=invitation_id)
    if done_by_button(request, revoke_invitation, invitation=invitation):
        messages.success(request, t(msg("招待を取り消しました。渡したリンクは使えません。")))
    return redirect("settings:member", invitation.member_id)


@require_http_methods(["GET", "HEAD", "POST"])
@admin_required
def give_password_link(request: MemberRequest, member_id: int) -> HttpResponse:
    """Make the link by which a member chooses a new password. Who only looks is led to the member."""
    member = member_or_404(request, member_id)
    if request.method != "POST":
        return redirect("settings:member", member.pk)
    try:
        user = hand_out_password_link(member=member, by=request.member, at=timezone.now())
    except Refused as refused:
        messages.error(request, t(refused.sentence))
        return redirect("settings:member", member.pk)
    return show_member(request, member, link=HandedOut(_password_address(request, user), is_invitation=False))


def _password_address(request: MemberRequest, user: User) -> str:
    places = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    return request.build_absolute_uri(reverse("account_reset_password_from_key", kwargs=places))
