"""What would have to change for a lost deal to go on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, OuterRef

from atoippo.conditions.rules import ConditionDetails, ConditionKind, Origin
from atoippo.deals.models import Loss
from atoippo.teams.models import of_own_teams

if TYPE_CHECKING:
    from atoippo.teams.models import Member


class ConditionQuerySet(models.QuerySet["Condition"]):
    """Questions about conditions."""

    def visible_to(self, member: Member) -> Self:
        """Return the conditions of the deals that the member may read."""
        return of_own_teams(self, member, team="deal__team")

    def standing(self) -> Self:
        """Return those that still hold: nobody took them back."""
        return self.filter(withdrawn_at=None)

    def of_latest_losses(self) -> Self:
        """Return those of each deal's latest loss: what was told of an earlier one is history once it was lost anew."""
        return self.filter(~Exists(Loss.objects.filter(deal=OuterRef("deal"), turn__gt=OuterRef("loss__turn"))))


class Condition(models.Model):
    """What would make it yes (再開の条件): a day on which we may come again, or something to watch for.

    `may_prompt` says whether it may lead to a touch that the customer notices; what a customer only answers in a form is
    knowledge for the rep (a chosen time is an invitation, a wish is not).
    """

    workspace = models.ForeignKey("teams.Workspace", models.PROTECT, related_name="+")
    deal = models.ForeignKey("deals.Deal", models.PROTECT, related_name="conditions")
    loss = models.ForeignKey("deals.Loss", models.PROTECT, related_name="conditions")
    kind = models.CharField(max_length=8, choices=ConditionKind)
    words = models.CharField(max_length=500, blank=True)  # the rep's or the customer's own
    due_on = models.DateField(null=True, blank=True)  # None: something to watch for
    origin = models.CharField(max_length=4, choices=Origin)
    may_prompt = models.BooleanField(default=True)
    noted_by = models.ForeignKey("teams.Member", models.PROTECT, null=True, blank=True, related_name="+")
    noted_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey("teams.Member", models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    objects = ConditionQuerySet.as_manager()

    class Meta:
        ordering = ["deal", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=ConditionKind.values), name="a_condition_is_of_a_known_kind"
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_by=None) | models.Q(withdrawn_at__isnull=False),
                name="a_condition_taken_back_knows_when",
            ),
        ]
        indexes = [models.Index(fields=["workspace", "due_on"], name="condition_by_day")]

    def __str__(self) -> str:
        return f"{self.deal_id}: {self.kind}"

    @property
    def as_details(self) -> ConditionDetails:
        """The condition as it was told."""
        return ConditionDetails(
            kind=ConditionKind(self.kind),
            words=self.words,
            due_on=self.due_on,
            origin=Origin(self.origin),
            may_prompt=self.may_prompt,
        )
