"""What is asked about promises: by their owner alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atoippo.lessons.models import Promise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from atoippo.deals.models import Loss
    from atoippo.teams.models import Member


def promises_of(member: Member) -> list[Promise]:
    """Return what the member promised oneself, the newest first, with the loss it was learnt from; one query."""
    own = Promise.objects.visible_to(member)
    return list(own.select_related("loss__deal__company").order_by("-pk"))


def losses_with_a_promise(losses: Iterable[Loss]) -> frozenset[int]:
    """Return the numbers of those losses from which somebody took a promise along: only that they did; one query."""
    numbers = [loss.pk for loss in losses]
    return frozenset(Promise.objects.filter(loss__in=numbers).order_by().values_list("loss", flat=True))
