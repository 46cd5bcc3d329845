"""What 今日 shows while a member sees no deal at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atoippo.intake.models import IntakeState, RowOutcome
from atoippo.intake.permissions import may_import
from atoippo.intake.queries import latest_intakes
from atoippo.web.imports.upload_form import UploadForm
from atoippo.web.imports.words import STATES
from atoippo.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from atoippo.intake.models import Intake
    from atoippo.web.doors import MemberRequest

OVER = frozenset({IntakeState.REFUSED, IntakeState.CANCELLED})
ROWS_ARE_IN = frozenset({IntakeState.READING_WORDS, IntakeState.DONE})


def page_for(request: MemberRequest) -> HttpResponse:
    """Ask a leader the one question of the first minute; tell a 営業 who can begin."""
    member = request.member
    if not may_import(member, member.workspace):
        return page(request, "first_run/waiting.html")
    latest = next(iter(latest_intakes(member)), None)
    return page(
        request,
        "first_run/begin.html",
        form=UploadForm(),
        under_way=latest if latest and latest.state not in OVER else None,
        state=STATES[latest.state] if latest else None,
        is_elsewhere=_is_elsewhere(latest),
        in_sample=member.workspace.sample_of_id is not None,
    )


def _is_elsewhere(latest: Intake | None) -> bool:
    """Whether an import is in, and its deals are of teams that the member is not of."""
    return latest is not None and latest.state in ROWS_ARE_IN and bool(latest.counts.get(RowOutcome.NEW))
