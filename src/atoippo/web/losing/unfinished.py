"""もう1つだけ: the newest of one's own losses about which one question is open, at most one a day on 今日."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from atoippo.debriefs.queries import unfinished_losses

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.customers.models import Company
    from atoippo.deals.models import Deal, Loss
    from atoippo.debriefs.queries import BestQuestion
    from atoippo.teams.models import Member


@dataclass(frozen=True, slots=True)
class UnfinishedCard:
    """One loss and its one best question; `losing/unfinished_card.html` draws it as `card`."""

    loss: Loss
    asked: BestQuestion
    further: int  # losses that wait beside this one

    @property
    def deal(self) -> Deal:
        """What was lost."""
        return self.loss.deal

    @property
    def company(self) -> Company | None:
        """Whose it was, under the name that leads."""
        company = self.deal.company
        return company and (company.merged_into or company)

    @property
    def answered_at(self) -> str:
        """Where it is answered: the reason in the form, a question on its own page."""
        name = "losing:correct" if self.asked.asks_for_the_reason else "losing:question"
        return reverse(name, args=[self.loss.pk])


def unfinished_card(member: Member, at: datetime) -> UnfinishedCard | None:
    """Return もう1つだけ for a member's 今日; nothing when all is told."""
    waiting = unfinished_losses(member, at)
    if not waiting:
        return None
    newest = waiting[0]
    return UnfinishedCard(newest.loss, newest.question, len(waiting) - 1)
