"""ワークスペース: its name and its teams."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from atoippo.teams.actions import add_team, rename_team, rename_workspace
from atoippo.teams.models import Team
from atoippo.teams.queries import teams_with_seats
from atoippo.values.message import msg
from atoippo.web.doing import done_by_form
from atoippo.web.doors import MemberRequest, admin_required
from atoippo.web.language import t
from atoippo.web.pages import page
from atoippo.web.settings.forms import TeamForm, WorkspaceForm

if TYPE_CHECKING:
    from django.http import HttpResponse

TEAM_ID = "team_%s"  # two forms of the page ask for a name


@require_http_methods(["GET", "HEAD", "POST"])
@admin_required
def workspace_page(request: MemberRequest) -> HttpResponse:
    """Show the workspace with its teams; rename it."""
    workspace = request.member.workspace
    form = WorkspaceForm(request.POST or None, initial={"name": workspace.name})
    if form.is_valid() and done_by_form(request, form, rename_workspace, workspace=workspace, **form.cleaned_data):
        messages.success(request, t(msg("ワークスペースの名前を変えました。")))
        return redirect("settings:workspace")
    return _show(request, form=form, team_form=TeamForm(auto_id=TEAM_ID))


@require_http_methods(["GET", "HEAD", "POST"])
@admin_required
def add_team_page(request: MemberRequest) -> HttpResponse:
    """Add a team; who only looks (reload, language, new sign-in) is led to the workspace."""
    if request.method != "POST":
        return redirect("settings:workspace")
    workspace = request.member.workspace
    form = TeamForm(request.POST, auto_id=TEAM_ID)
    if form.is_valid() and done_by_form(request, form, add_team, workspace=workspace, **form.cleaned_data):
        messages.success(
            request, t(msg("「{name}」を加えました。メンバーの画面で、所属する人を選べます。", **form.cleaned_data))
        )
        return redirect("settings:workspace")
    return _show(request, form=WorkspaceForm(initial={"name": workspace.name}), team_form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@admin_required
def team_page(request: MemberRequest, team_id: int) -> HttpResponse:
    """Rename a team."""
    team = get_object_or_404(Team.objects.visible_to(request.member), pk=team_id)
    form = TeamForm(request.POST or None, initial={"name": team.name})
    if form.is_valid() and done_by_form(request, form, rename_team, team=team, **form.cleaned_data):
        messages.success(request, t(msg("チームの名前を変えました。")))
        return redirect("settings:workspace")
    return page(request, "settings/team.html", form=form, team=team)


def _show(request: MemberRequest, *, form: WorkspaceForm, team_form: TeamForm) -> HttpResponse:
    teams = teams_with_seats(request.member)
    return page(request, "settings/workspace.html", form=form, team_form=team_form, teams=teams)
