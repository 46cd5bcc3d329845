"""Asking a customer why they said no."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from atoippo.teams.models import of_own_teams

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.teams.models import Member


class FeedbackRequestQuerySet(models.QuerySet["FeedbackRequest"]):
    """Questions about requests."""

    def visible_to(self, member: Member) -> Self:
        """Return the requests about the deals that the member may read."""
        return of_own_teams(self, member, team="loss__deal__team")

    def open_at(self, at: datetime) -> Self:
        """Return the requests whose link still opens the page."""
        return self.filter(revoked_at=None, expires_at__gt=at)


class FeedbackRequest(models.Model):
    """One customer is asked once about one loss (ご意見のお願い), by a link that only they were given.

    `rep` is whose customer this is, as the page names them; what masked answers tell is told to them in batches alone.
    """

    workspace = models.ForeignKey("teams.Workspace", models.PROTECT, related_name="+")
    loss = models.ForeignKey("deals.Loss", models.PROTECT, related_name="feedback_requests")
    contact = models.ForeignKey("customers.Contact", models.PROTECT, null=True, blank=True, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    subject = models.CharField(max_length=200)  # 「受発注システムのご提案」, as the page says it
    rep = models.ForeignKey("teams.Member", models.PROTECT, related_name="+")  # 担当, as the page says
    message = models.ForeignKey("mail.Message", models.PROTECT, null=True, blank=True, related_name="+")
    nudge = models.ForeignKey("mail.Message", models.PROTECT, null=True, blank=True, related_name="+")
    nudges = models.BooleanField(default=True)  # whether one may follow: decided at asking, shown to no rep
    nudge_approved = models.BooleanField(default=False)  # by who asked, so that the clock may send it from here
    asked_by = models.ForeignKey("teams.Member", models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_by = models.ForeignKey("teams.Member", models.PROTECT, null=True, blank=True, related_name="+")
    revoked_at = models.DateTimeField(null=True, blank=True)
    objects = FeedbackRequestQuerySet.as_manager()

    class Meta:
        ordering = ["loss", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "loss"],
                condition=models.Q(revoked_at=None),
                name="one_request_a_loss",
            )
        ]
        indexes = [models.Index(fields=["workspace", "asked_at"], name="request_by_day")]

    def __str__(self) -> str:
        return f"request about {self.loss_id}"


class NotAskingQuerySet(models.QuerySet["NotAsking"]):
    """Questions about requests that were not made."""

    def visible_to(self, member: Member) -> Self:
        """Return those about the deals that the member may read."""
        return of_own_teams(self, member, team="loss__deal__team")


class NotAsking(models.Model):
    """A rep decided not to ask about a loss, and why."""

    workspace = models.ForeignKey("teams.Workspace", models.PROTECT, related_name="+")
    loss = models.ForeignKey("deals.Loss", models.PROTECT, related_name="not_asking")
    why = models.CharField(max_length=300)
    decided_by = models.ForeignKey("teams.Member", models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    objects = NotAskingQuerySet.as_manager()

    class Meta:
        ordering = ["loss", "pk"]
        constraints = [models.CheckConstraint(condition=~models.Q(why=""), name="not_asking_has_its_why")]

    def __str__(self) -> str:
        return f"not asking about {self.loss_id}"
