"""Which two questions follow a loss, and what was answered."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from atoippo.reasons.models import Question, QuestionAnswer
from atoippo.reasons.rules import DEFAULT_QUESTIONS, AskedFor, AskedQuestion
from atoippo.values.reason import Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from atoippo.deals.models import Loss
    from atoippo.teams.models import Workspace


def questions_of(workspace: Workspace) -> Mapping[Reason, tuple[AskedQuestion, AskedQuestion]]:
    """Return the two questions of each of the six reasons, as the workspace words them; one query."""
    changed = {(row.reason, row.place): row for row in Question.objects.filter(workspace=workspace)}
    return MappingProxyType(
        {
            reason: (_asked(first, changed.get((reason.value, 1))), _asked(second, changed.get((reason.value, 2))))
            for reason, (first, second) in DEFAULT_QUESTIONS.items()
        }
    )


def question_answers_of(loss: Loss) -> dict[tuple[Reason, int], QuestionAnswer]:
    """Return what was answered last to each question about a loss, by its reason and place; one query."""
    return question_answers_of_losses([loss]).get(loss.pk, {})


def question_answers_of_losses(losses: Iterable[Loss]) -> dict[int, dict[tuple[Reason, int], QuestionAnswer]]:
    """Return what was answered last to each question about each of these losses, by the loss's number; one query."""
    about = QuestionAnswer.objects.filter(loss__in=[loss.pk for loss in losses]).select_related("answered_by")
    standing: dict[int, dict[tuple[Reason, int], QuestionAnswer]] = {}
    for answer in about.order_by("pk"):
        standing.setdefault(answer.loss_id, {})[Reason(answer.reason), answer.place] = answer
    return standing


def _asked(default: AskedQuestion, row: Question | None) -> AskedQuestion:
    if row is None:
        return default
    return AskedQuestion(
        reason=default.reason,
        place=default.place,
        words=row.words,
        choices=tuple(row.choices),
        asked_for=AskedFor(row.asked_for),
    )
