"""What the page after a recorded loss shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from atoippo.deals.permissions import may_change
from atoippo.deals.queries import rival_names
from atoippo.debriefs.queries import best_question, crm_line, unheard_of
from atoippo.web.language import t
from atoippo.web.losing.question_form import QuestionForm
from atoippo.web.losing.thanked import thanks_of

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import QueryDict

    from atoippo.deals.models import Loss
    from atoippo.debriefs.queries import BestQuestion
    from atoippo.reasons.rules import AskedQuestion
    from atoippo.teams.models import Member
    from atoippo.web.losing.thanked import Thanks


@dataclass(frozen=True, slots=True)
class AfterPage:
    """A recorded loss: the thanks, the one question more, what was not heard, the line for the CRM."""

    may_change: bool
    was_saved: bool
    draft: str  # what this browser kept of the form, to be forgotten
    thanks: Thanks | None
    asked: BestQuestion | None
    form: QuestionForm | None
    unheard: tuple[BestQuestion, ...]
    crm_line: str


def after_page_of(loss: Loss, member: Member, *, saved: str, at: datetime) -> AfterPage:
    """Return the page of a loss; `saved` says which form has just been sent: of a deal, or of a new one."""
    may = may_change(member, loss.deal)
    asked = best_question(loss) if may else None
    kept_as = {"deal": str(loss.deal_id), "new": "new"}.get(saved)
    return AfterPage(
        may_change=may,
        was_saved=kept_as is not None,
        draft=f"{member.pk}:{kept_as}" if kept_as else "",
        thanks=thanks_of(loss, member, at) if may else None,
        asked=asked,
        form=question_form(loss, asked.question) if asked and asked.question else None,
        unheard=unheard_of(loss),
        crm_line=t(crm_line(loss)),
    )


def question_form(loss: Loss, asked: AskedQuestion, sent: QueryDict | None = None) -> QuestionForm:
    """Return the form of a question, with the rivals of late among its answers where one is asked for."""
    return QuestionForm(sent, question=asked, rivals=rival_names(loss.workspace))
