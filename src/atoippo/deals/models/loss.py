"""A loss, and what it said before somebody corrected it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from atoippo.deals.models.deal import REACHES
from atoippo.teams.models import of_own_teams

if TYPE_CHECKING:
    from atoippo.teams.models import Member


class LossState(models.TextChoices):
    """How the deal ended: by a polite no, for a rival, or because the plan was stopped."""

    PASSED = "passed", "今回は見送り"
    RIVAL = "rival", "他社に決定"
    STOPPED = "stopped", "計画が中止"


class Warmth(models.TextChoices):
    """How the customer parted from us; "" where nobody could tell (分からない)."""

    POLITE = "polite", "ご丁寧"
    PLAIN = "plain", "ふつう"
    ANGRY = "angry", "お怒り"


class LossQuerySet(models.QuerySet["Loss"]):
    """Questions about losses."""

    def visible_to(self, member: Member) -> Self:
        """Return the losses of the deals that the member may read."""
        return of_own_teams(self, member, team="deal__team")


class Loss(models.Model):
    """One time that a deal was lost (失注). A deal may be lost again after a return; each time is a row of its own."""

    workspace = models.ForeignKey("teams.Workspace", models.PROTECT, related_name="losses")
    deal = models.ForeignKey("deals.Deal", models.PROTECT, related_name="losses")
    turn = models.PositiveSmallIntegerField()
    lost_on = models.DateField(null=True, blank=True)  # a file may not say
    stage = models.CharField(max_length=100, blank=True)
    reach = models.PositiveSmallIntegerField(null=True, blank=True, choices=REACHES)
    state = models.CharField(max_length=7, choices=LossState, blank=True)  # a file rarely says
    amount_yen = models.BigIntegerField(null=True, blank=True)
    lost_to = models.ForeignKey("deals.Competitor", models.PROTECT, null=True, blank=True, related_name="+")
    warmth = models.CharField(max_length=6, choices=Warmth, blank=True)
    recorded_by = models.ForeignKey("teams.Member", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    submission = models.CharField(max_length=64)  # token of the form or of the import line
    objects = LossQuerySet.as_manager()

    class Meta:
        ordering = ["deal", "turn"]
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "deal", "submission"], name="a_second_submit_makes_no_second_loss"
            ),
            models.UniqueConstraint(fields=["workspace", "deal", "turn"], name="one_loss_a_turn"),
            models.CheckConstraint(
                condition=models.Q(reach=None) | models.Q(reach__range=(1, 6)), name="a_loss_reached_one_of_six_steps"
            ),
            models.CheckConstraint(condition=models.Q(turn__gte=1), name="a_loss_has_its_turn"),
            models.CheckConstraint(
                condition=models.Q(state="") | models.Q(state__in=LossState.values), name="a_loss_ended_in_a_known_way"
            ),
            models.CheckConstraint(
                condition=models.Q(warmth="") | models.Q(warmth__in=Warmth.values),
                name="a_customer_parts_in_a_known_way",
            ),
            models.CheckConstraint(condition=~models.Q(submission=""), name="a_loss_has_its_submission"),
        ]
        indexes = [models.Index(fields=["workspace", "lost_on"], name="loss_by_day")]

    def __str__(self) -> str:
        return f"{self.deal_id} lost {self.lost_on or '?'}"


class LossCorrection(models.Model):
    """What a loss said before it was corrected; written once."""

    workspace = models.ForeignKey("teams.Workspace", models.PROTECT, related_name="+")
    loss = models.ForeignKey("deals.Loss", models.PROTECT, related_name="corrections")
    before = models.JSONField()  # the fields that changed, as they stood
    corrected_by = models.ForeignKey("teams.Member", models.PROTECT, related_name="+")
    corrected_at = models.DateTimeField()

    class Meta:
        ordering = ["corrected_at", "pk"]

    def __str__(self) -> str:
        return f"correction of {self.loss_id}"
