"""A deal: what was offered to a company."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from atoippo.deals.rules import Standing
from atoippo.teams.models import of_own_teams
from atoippo.values.outcome import Outcome
from atoippo.values.reach import Reach

if TYPE_CHECKING:
    from atoippo.customers.models import Company
    from atoippo.teams.models import Member

OUTCOMES = [(outcome.value, outcome.value) for outcome in Outcome]
REACHES = [(reach.value, str(reach.label)) for reach in Reach]


class DealQuerySet(models.QuerySet["Deal"]):
    """Questions about deals."""

    def visible_to(self, member: Member) -> Self:
        """Return the deals the member may read: of the own teams, of the whole workspace for a 管理者."""
        return of_own_teams(self, member, team="team")

    def open(self) -> Self:
        """Return the deals in progress (進行中)."""
        return self.filter(outcome=Outcome.OPEN)

    def lost(self) -> Self:
        """Return the deals that are lost as things stand (失注)."""
        return self.filter(outcome=Outcome.LOST)

    def won(self) -> Self:
        """Return the deals that are won as things stand (受注)."""
        return self.filter(outcome=Outcome.WON)

    def of_company(self, company: Company) -> Self:
        """Return the deals of a company, under all the names that are joined with it."""
        head = company.merged_into_id or company.pk
        return self.filter(models.Q(company=head) | models.Q(company__merged_into=head))


class Deal(models.Model):
    """What was offered to a company (商談). How it ended is told by its losses, returns and wins, in order of `turn`.

    `outcome`, `closed_on` and `turns` say where those episodes have led, kept beside them so that lists are fast;
    only `deals.actions` and the import write them, and `deals.rules.standing_of` works them out anew.
    """

    workspace = models.ForeignKey("teams.Workspace", models.PROTECT, related_name="deals")
    team = models.ForeignKey("teams.Team", models.PROTECT, related_name="deals")
    owner = models.ForeignKey("teams.Member", models.PROTECT, null=True, blank=True, related_name="deals")
    company = models.ForeignKey("customers.Company", models.PROTECT, null=True, blank=True, related_name="deals")
    contact = models.ForeignKey("customers.Contact", models.PROTECT, null=True, blank=True, related_name="deals")
    product = models.ForeignKey("deals.Product", models.PROTECT, null=True, blank=True, related_name="deals")
    competitor = models.ForeignKey("deals.Competitor", models.PROTECT, null=True, blank=True, related_name="deals")
    name = models.CharField(max_length=300, blank=True)
    industry = models.CharField(max_length=100, blank=True)
    region = models.CharField(max_length=100, blank=True)
    source = models.CharField(max_length=100, blank=True)  # 流入経路
    amount_yen = models.BigIntegerField(null=True, blank=True)
    foreign_amount = models.CharField(max_length=60, blank=True)  # another currency, as written
    opened_on = models.DateField(null=True, blank=True)
    expected_on = models.DateField(null=True, blank=True)  # when it was to be decided, as a file of an open deal says
    note = models.TextField(blank=True)  # what a file says of an open deal; of a lost one, its statements tell
    stage = models.CharField(max_length=100, blank=True)  # the company's own word
    reach = models.PositiveSmallIntegerField(null=True, blank=True, choices=REACHES)
    outcome = models.CharField(max_length=4, choices=OUTCOMES, default=Outcome.OPEN.value)
    closed_on = models.DateField(null=True, blank=True)
    turns = models.PositiveSmallIntegerField(default=0)  # episodes so far
    created_at = models.DateTimeField()
    objects = DealQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(outcome__in=[outcome.value for outcome in Outcome]),
                name="a_deal_is_open_lost_or_won",
            ),
            models.CheckConstraint(
                condition=models.Q(reach=None) | models.Q(reach__range=(1, 6)), name="a_deal_reaches_one_of_six_steps"
            ),
            models.CheckConstraint(
                condition=~models.Q(outcome=Outcome.OPEN.value) | models.Q(closed_on=None),
                name="an_open_deal_is_not_closed",
            ),
            models.CheckConstraint(
                condition=models.Q(outcome=Outcome.OPEN.value) | models.Q(turns__gte=1),
                name="a_closed_deal_has_an_episode",
            ),
        ]
        indexes = [
            models.Index(fields=["workspace", "outcome", "-closed_on", "-id"], name="deal_by_outcome"),
            models.Index(fields=["workspace", "team", "outcome"], name="deal_of_a_team"),
            models.Index(fields=["workspace", "company"], name="deal_of_a_company"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def standing(self) -> Standing:
        """Where its episodes have led the deal, as it is kept beside them."""
        return Standing(Outcome(self.outcome), self.closed_on, self.turns)

    @property
    def is_open(self) -> bool:
        """Whether the deal is in progress."""
        return self.outcome == Outcome.OPEN

    @property
    def is_lost(self) -> bool:
        """Whether the deal is lost as things stand."""
        return self.outcome == Outcome.LOST
