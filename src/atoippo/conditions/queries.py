"""What is asked about conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F

from atoippo.conditions.models import Condition

if TYPE_CHECKING:
    from collections.abc import Iterable

    from atoippo.deals.models import Deal, Loss


def conditions_of(deal: Deal) -> list[Condition]:
    """Return what would make it yes as the latest loss has it, the soonest first, then what we watch for; one query."""
    standing = Condition.objects.standing().of_latest_losses().filter(deal=deal).select_related("noted_by")
    return list(standing.order_by(F("due_on").asc(nulls_last=True), "pk"))


def conditions_of_losses(losses: Iterable[Loss]) -> dict[int, list[Condition]]:
    """Return the standing conditions of each of these losses, in the order noted, by the loss's number; one query."""
    found: dict[int, list[Condition]] = {}
    for condition in Condition.objects.standing().filter(loss__in=[loss.pk for loss in losses]).order_by("pk"):
        found.setdefault(condition.loss_id, []).append(condition)
    return found
