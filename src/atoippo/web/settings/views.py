"""あなた: what a member sets for themselves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from atoippo.teams.actions import rename_member
from atoippo.teams.models import Team
from atoippo.values.message import msg
from atoippo.web.doing import done_by_form
from atoippo.web.doors import MemberRequest, member_required
from atoippo.web.language import t
from atoippo.web.pages import page
from atoippo.web.settings.company_form import SignatureForm
from atoippo.web.settings.forms import OwnNameForm

if TYPE_CHECKING:
    from django.http import HttpResponse


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def show_page(request: MemberRequest) -> HttpResponse:
    """Show the member's own name, signature, password, language and workspaces; change the name."""
    me = request.member
    form = OwnNameForm(request.POST or None, initial={"display_name": me.display_name})
    if form.is_valid() and done_by_form(request, form, rename_member, member=me, **form.cleaned_data):
        messages.success(request, t(msg("表示名を変えました。")))
        return redirect("settings:show")
    return show_me(request, form=form)


def show_me(request: MemberRequest, **forms: Any) -> HttpResponse:
    """Show あなた with what was just asked."""
    me = request.member
    forms.setdefault("form", OwnNameForm(initial={"display_name": me.display_name}))
    forms.setdefault("signature_form", SignatureForm(member=me))
    teams = [team.name for team in Team.objects.filter(seats__member=me)]
    return page(request, "settings/show.html", teams=teams, **forms)
