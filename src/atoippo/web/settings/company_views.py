"""お客様に見える会社情報: what letters and the customer's page say of the company, and what still lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from atoippo.teams.actions import say_who_we_are
from atoippo.values.message import msg
from atoippo.web.doing import done_by_form
from atoippo.web.doors import MemberRequest, admin_required
from atoippo.web.language import t
from atoippo.web.pages import page
from atoippo.web.settings.company_form import CompanyForm, gaps_of

if TYPE_CHECKING:
    from django.http import HttpResponse


@require_http_methods(["GET", "HEAD", "POST"])
@admin_required
def company_page(request: MemberRequest) -> HttpResponse:
    """Show and change what customers see of the company."""
    workspace = request.member.workspace
    form = CompanyForm(request.POST or None, workspace=workspace)
    if form.is_valid() and done_by_form(request, form, say_who_we_are, workspace=workspace, facts=form.facts):
        messages.success(request, t(msg("会社の情報を保存しました。")))
        return redirect("settings:company")
    return page(request, "settings/company.html", form=form, gaps=gaps_of(workspace))
