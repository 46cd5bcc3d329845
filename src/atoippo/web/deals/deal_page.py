"""All that the page of one deal shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models.functions import Coalesce

from atoippo.conditions.queries import conditions_of
from atoippo.deals.models import Deal
from atoippo.deals.permissions import may_change
from atoippo.deals.queries import meanings_of_stages
from atoippo.deals.rules import reach_as_said
from atoippo.intake.rules.lines import CONTENT
from atoippo.lessons.queries import promises_of
from atoippo.pursuits.models import Pursuit
from atoippo.values.outcome import Outcome
from atoippo.web.deals.exchanged import exchanged_about
from atoippo.web.deals.rows import state_of
from atoippo.web.deals.story import Happening, story_of
from atoippo.web.deals.voices import LossVoices, voices_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from atoippo.conditions.models import Condition
    from atoippo.customers.models import Company
    from atoippo.lessons.models import Promise
    from atoippo.teams.models import Member
    from atoippo.values.message import Message
    from atoippo.values.reach import Reach

MOST_OTHERS = 10


@dataclass(frozen=True, slots=True)
class DealPage:
    """One deal with its story, the voices about it, the company's other deals and what is planned."""

    deal: Deal
    company: Company | None
    state: Message
    story: list[Happening]
    voices: list[LossVoices]
    others: list[Deal]
    others_count: int
    numbers: list[str]
    pursuit: Pursuit | None
    may_change: bool
    conditions: list[Condition]
    promises: list[Promise]  # the member's own about this deal
    reach: int | None  # how far the deal got; of a lost one, as its latest loss says

    @property
    def may_come_back(self) -> bool:
        """Whether the member can say that a lost deal is talked about again."""
        return self.deal.is_lost and self.may_change


def deal_page_of(deal: Deal, member: Member) -> DealPage:
    """Return the page of a deal that the member may read."""
    company = deal.company and (deal.company.merged_into or deal.company)
    others = Deal.objects.visible_to(member).of_company(company).exclude(pk=deal.pk) if company else Deal.objects.none()
    latest_first = others.order_by(Coalesce("closed_on", "opened_on").desc(nulls_last=True), "-pk")
    shown = list(latest_first[: MOST_OTHERS + 1])
    meanings = meanings_of_stages(member.workspace)
    voices = voices_of(deal)
    return DealPage(
        deal=deal,
        company=company,
        state=state_of(deal),
        story=story_of(deal, meanings, exchanged_about(deal, member)),
        voices=voices,
        others=shown[:MOST_OTHERS],
        others_count=len(shown) if len(shown) <= MOST_OTHERS else others.count(),
        numbers=list(deal.external_ids.exclude(source=CONTENT).values_list("external_id", flat=True)),
        pursuit=_pursuit(deal, member),
        may_change=may_change(member, deal),
        conditions=conditions_of(deal),
        promises=[promise for promise in promises_of(member) if promise.loss.deal_id == deal.pk],
        reach=_reach(deal, voices, meanings),
    )


def _reach(deal: Deal, voices: Sequence[LossVoices], meanings: Mapping[str, Reach | None]) -> int | None:
    """Return how far the deal got, by the rule of lists and figures."""
    loss = voices[0].loss if voices and deal.is_lost else None
    stage, noted = (loss.stage or deal.stage, loss.reach or deal.reach) if loss else (deal.stage, deal.reach)
    return reach_as_said(stage, noted, meanings)


def _pursuit(deal: Deal, member: Member) -> Pursuit | None:
    """Return who picked the deal to go back to; one that is no longer lost has left 今日 by itself."""
    going_on = Pursuit.objects.visible_to(member).going_on().filter(deal=deal, deal__outcome=Outcome.LOST)
    return going_on.select_related("picked_by").first()
