"""メンバー: who works in the workspace, with which role and in which teams."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from atoippo.teams.actions import add_member, change_member, deactivate_member, reactivate_member
from atoippo.teams.queries import members_with_teams
from atoippo.values.message import msg
from atoippo.web.doing import done_by_button, done_by_form
from atoippo.web.doors import MemberRequest, admin_required, manager_required
from atoippo.web.language import t
from atoippo.web.pages import page
from atoippo.web.settings.forms import InvitationForm, MemberForm, NewMemberForm
from atoippo.web.settings.member_rows import member_rows, row_of
from atoippo.web.undo import undoable

if TYPE_CHECKING:
    from django.http import HttpResponse

    from atoippo.teams.models import Member


@require_http_methods(["GET", "HEAD", "POST"])
@manager_required
def members_page(request: MemberRequest) -> HttpResponse:
    """List who works here; a 管理者 adds somebody."""
    me = request.member
    form = NewMemberForm(request.POST or None, workspace=me.workspace) if me.is_admin else None
    if (
        form
        and form.is_valid()
        and done_by_form(request, form, add_member, workspace=me.workspace, **form.cleaned_data)
    ):
        messages.success(request, t(msg("{name}さんを加えました。", name=form.cleaned_data["display_name"])))
        return redirect("settings:members")
    return page(request, "settings/members.html", form=form, rows=member_rows(me))


@require_http_methods(["GET", "HEAD", "POST"])
@admin_required
def member_page(request: MemberRequest, member_id: int) -> HttpResponse:
    """Show one member; change name, role and teams."""
    member = member_or_404(request, member_id)
    form = MemberForm(request.POST or None, member=member)
    if form.is_valid() and done_by_form(request, form, change_member, member=member, profile=form.profile):
        messages.success(request, t(msg("{name}さんの内容を保存しました。", name=form.profile.display_name)))
        return redirect("settings:member", member.pk)
    return show_member(request, member, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@admin_required
def deactivate(request: MemberRequest, member_id: int) -> HttpResponse:
    """Say what deactivating means; on POST do it, with a way back."""
    member = member_or_404(request, member_id)
    if request.method != "POST":
        return page(request, "settings/deactivate.html", of=member)
    if done_by_button(request, deactivate_member, member=member):
        undoable(request, t(msg("{name}さんの利用を停止しました。", name=member)), "settings:reactivate", member.pk)
    return redirect("settings:members")


@require_POST
@admin_required
def reactivate(request: MemberRequest, member_id: int) -> HttpResponse:
    """Let a member in again."""
    member = member_or_404(request, member_id)
    if done_by_button(request, reactivate_member, member=member):
        messages.success(request, t(msg("{name}さんの利用を再開しました。", name=member)))
    return redirect("settings:members")


def member_or_404(request: MemberRequest, member_id: int) -> Member:
    """Return a member of the own workspace."""
    return get_object_or_404(members_with_teams(request.member), pk=member_id)


def show_member(request: MemberRequest, member: Member, **context: Any) -> HttpResponse:
    """Show the page of a member with what was just asked or made."""
    row = row_of(member)
    context.setdefault("form", MemberForm(member=member))
    context.setdefault("invitation_form", InvitationForm(initial={"email": row.email}))
    return page(request, "settings/member.html", row=row, of=member, **context)
