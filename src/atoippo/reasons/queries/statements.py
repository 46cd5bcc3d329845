"""What is asked about reasons: who says what about a loss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Max, Prefetch

from atoippo.reasons.models import StatedReason, Statement, Voice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from atoippo.deals.models import Loss

REASONS_FIRST_THE_MAIN = Prefetch(
    "reasons", queryset=StatedReason.objects.select_related("sub_reason").order_by("-weight", "pk")
)


def statements_of(loss: Loss) -> list[Statement]:
    """List all that was ever said about a loss, oldest first, with its reasons; two queries."""
    return list(_with_reasons(Statement.objects.filter(loss=loss)))


def standing_statements(loss: Loss) -> dict[Voice, Statement]:
    """Return what each voice says about a loss now: its newest statement, with all its reasons; two queries."""
    return standing_statements_of_losses([loss]).get(loss.pk, {})


def standing_statements_of_losses(losses: Iterable[Loss]) -> dict[int, dict[Voice, Statement]]:
    """Return what each voice says now about each of these losses (a page of them), by the loss's number; two queries.

    A voice whose words were taken back says nothing now, so it is not among them.
    """
    about = Statement.objects.filter(loss__in=[loss.pk for loss in losses])
    newest = about.order_by().values("loss", "voice").annotate(newest=Max("pk")).values("newest")
    standing: dict[int, dict[Voice, Statement]] = {}
    for statement in _with_reasons(Statement.objects.filter(pk__in=newest)):
        if statement.voice == Voice.TEXT or not statement.says_nothing:
            standing.setdefault(statement.loss_id, {})[Voice(statement.voice)] = statement
    return standing


def statements_of_losses(losses: Iterable[Loss]) -> dict[int, dict[Voice, list[Statement]]]:
    """Return all that each voice ever said about each of these losses, the newest first; two queries."""
    said: dict[int, dict[Voice, list[Statement]]] = {}
    for statement in _with_reasons(Statement.objects.filter(loss__in=[loss.pk for loss in losses])):
        said.setdefault(statement.loss_id, {}).setdefault(Voice(statement.voice), []).insert(0, statement)
    return said


def _with_reasons(statements: QuerySet[Statement]) -> QuerySet[Statement]:
    told = statements.select_related("stated_by").prefetch_related(REASONS_FIRST_THE_MAIN)
    return told.order_by("loss", "pk")
