"""One attempt to hand a mail to the server."""

from __future__ import annotations

from django.db import models


class DeliveryOutcome(models.TextChoices):
    """How an attempt ended; `STARTED` is one whose end nobody saw."""

    STARTED = "started", "始めた"
    ACCEPTED = "accepted", "受け取られた"
    LATER = "later", "あとで"
    REFUSED = "refused", "断られた"


class Delivery(models.Model):
    """One attempt to hand a mail to the server: when, and what the server said. Its end is written once."""

    workspace = models.ForeignKey("teams.Workspace", models.PROTECT, related_name="+")
    message = models.ForeignKey("mail.Message", models.PROTECT, related_name="deliveries")
    outcome = models.CharField(max_length=8, choices=DeliveryOutcome, default=DeliveryOutcome.STARTED)
    answer = models.CharField(max_length=500, blank=True)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["message", "pk"]

    def __str__(self) -> str:
        return f"{self.message_id}: {self.outcome}"
