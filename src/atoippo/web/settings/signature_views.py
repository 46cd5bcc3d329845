"""署名: how the member signs letters to customers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from atoippo.teams.actions import sign_letters_as
from atoippo.values.message import msg
from atoippo.web.doing import done_by_form
from atoippo.web.doors import MemberRequest, member_required
from atoippo.web.language import t
from atoippo.web.settings.company_form import SignatureForm
from atoippo.web.settings.views import show_me

if TYPE_CHECKING:
    from django.http import HttpResponse


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def sign(request: MemberRequest) -> HttpResponse:
    """Change the own signature; who only looks (reload, language, new sign-in) is led to あなた."""
    if request.method != "POST":
        return redirect("settings:show")
    form = SignatureForm(request.POST, member=request.member)
    if form.is_valid() and done_by_form(
        request, form, sign_letters_as, member=request.member, signature=form.signature
    ):
        messages.success(request, t(msg("署名を保存しました。これからの下書きに入ります。")))
        return redirect("settings:show")
    return show_me(request, signature_form=form)
