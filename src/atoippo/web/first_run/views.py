"""The pages of the first minute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from atoippo.deals.models import Deal
from atoippo.intake.queries import latest_intakes
from atoippo.intake.sample_workspace import open_sample_workspace
from atoippo.web.doors import SESSION_KEY, MemberRequest, manager_required
from atoippo.web.first_run.first_value import first_value_of
from atoippo.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse


@require_safe
@manager_required
def findings_page(request: MemberRequest) -> HttpResponse:
    """Show the three things that the lost deals tell, and the five companies to go back to."""
    if not Deal.objects.visible_to(request.member).exists():
        return redirect("today:show")
    value = first_value_of(request.member, today=timezone.localdate())
    return page(request, "first_run/findings.html", partial="value", value=value)


@require_POST
@manager_required
def open_sample(request: MemberRequest) -> HttpResponse:
    """Go to the sample company, which is made at the first time."""
    place = open_sample_workspace(user=request.user, by=request.member, at=timezone.now())  # type: ignore[arg-type]
    request.session[SESSION_KEY] = place.pk
    first = latest_intakes(place)
    return (
        redirect("today:show") if not first or place.workspace.deals.exists() else redirect("imports:show", first[0].pk)
    )
