"""フェーズとどこまで: what the company's own stages mean on the buyer's way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from atoippo.deals.actions import say_what_stages_mean
from atoippo.deals.queries import stages_of
from atoippo.values.message import counted, msg
from atoippo.web.doing import done_by_button
from atoippo.web.doors import MemberRequest, admin_required
from atoippo.web.language import t
from atoippo.web.pages import page
from atoippo.web.settings.forms import StagesForm

if TYPE_CHECKING:
    from django.http import HttpResponse


@require_http_methods(["GET", "HEAD", "POST"])
@admin_required
def stages_page(request: MemberRequest) -> HttpResponse:
    """Show each stage in use with the step it means; say what some of them mean."""
    workspace = request.member.workspace
    form = StagesForm(request.POST or None, stages=stages_of(workspace))
    if not form.is_valid():
        return page(request, "settings/stages.html", form=form)
    meanings = dict(form.changed)
    if not meanings:
        messages.info(request, t(msg("変わったところはありません。")))
    elif done_by_button(request, say_what_stages_mean, workspace=workspace, meanings=meanings):
        messages.success(request, t(counted("{n}件のフェーズの読み方を変えました。", n=len(meanings))))
    return redirect("settings:stages")
