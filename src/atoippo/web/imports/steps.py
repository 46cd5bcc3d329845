"""What a person says about an import: what its columns mean, go on, or not."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from atoippo.intake import actions
from atoippo.intake.models import IntakeState
from atoippo.values.message import msg
from atoippo.web.doors import MemberRequest, manager_required
from atoippo.web.imports.columns_form import ColumnsForm
from atoippo.web.imports.showing import wants_a_look
from atoippo.web.imports.views import visible_intake
from atoippo.web.language import t
from atoippo.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

MAY_BE_CORRECTED = frozenset({IntakeState.UPLOADED, IntakeState.REFUSED})
TOO_LATE = msg("この取り込みは、もう始まっています。列を直すには、終わってから同じファイルをもう一度入れてください。")
BEGUN = msg("この取り込みは、もう始まっています。途中ではやめられません。")


@require_http_methods(["GET", "HEAD", "POST"])
@manager_required
def columns_page(request: MemberRequest, intake_id: int) -> HttpResponse:
    """Show what each column was taken for, and read the file again as the person says."""
    intake = visible_intake(request, intake_id)
    if intake.state not in MAY_BE_CORRECTED or not intake.upload:
        return redirect("imports:show", intake.pk)
    form = ColumnsForm(request.POST if request.method == "POST" else None, intake=intake)
    if form.is_valid():
        try:
            actions.say_columns(intake=intake, options=form.options, by=request.member, at=timezone.now())
        except actions.IntakeHasBegun:
            messages.warning(request, t(TOO_LATE))
        return redirect("imports:show", intake.pk)
    first = wants_a_look(intake)
    status = 422 if form.is_bound else 200
    return page(request, "imports/columns.html", status=status, intake=intake, form=form, is_first_look=first)


@require_POST
@manager_required
def start(request: MemberRequest, intake_id: int) -> HttpResponse:
    """Import what was found; a second click finds it begun."""
    intake = visible_intake(request, intake_id)
    with suppress(actions.NotReadyToStart):  # it has begun, or is looked at anew: the page says which
        actions.start_intake(intake=intake, by=request.member, at=timezone.now())
    return redirect("imports:show", intake.pk)


@require_POST
@manager_required
def cancel(request: MemberRequest, intake_id: int) -> HttpResponse:
    """Call an import off before its first row is in."""
    intake = visible_intake(request, intake_id)
    try:
        actions.cancel_intake(intake=intake, by=request.member, at=timezone.now())
    except actions.IntakeHasBegun:
        messages.warning(request, t(BEGUN))
    return redirect("imports:show", intake.pk)
