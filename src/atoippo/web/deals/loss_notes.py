"""What was noted beside a loss: how the customer took what was shown and said, and what was asked afterwards."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from atoippo.reasons.queries import question_answers_of_losses
from atoippo.reasons.rules import in_words
from atoippo.values.message import Message, msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from atoippo.deals.models import Deal, Loss, Reaction
    from atoippo.reasons.models import QuestionAnswer


def notes_of(deal: Deal, losses: Iterable[Loss]) -> Mapping[int, tuple[Message, ...]]:
    """Return what was noted beside each loss of a deal, by the loss's number; two queries."""
    taken: defaultdict[int | None, list[Reaction]] = defaultdict(list)
    for reaction in deal.reactions.select_related("material", "phrase"):
        taken[reaction.loss_id].append(reaction)
    answers = question_answers_of_losses(losses)
    numbers = [loss.pk for loss in losses]
    return {number: (*_taken(taken[number]), *_answered(answers.get(number, {}).values())) for number in numbers}


def _taken(reactions: list[Reaction]) -> Iterator[Message]:
    landed = tuple(dict.fromkeys(_name(reaction) for reaction in reactions if reaction.landed))
    fell_flat = tuple(dict.fromkeys(_name(reaction) for reaction in reactions if not reaction.landed))
    if landed:
        yield msg("響いた：{names}", names=landed)
    if fell_flat:
        yield msg("反応が薄い：{names}", names=fell_flat)


def _name(reaction: Reaction) -> str:
    return f"「{reaction.phrase}」" if reaction.phrase else str(reaction.material)


def _answered(answers: Iterable[QuestionAnswer]) -> Iterator[Message]:
    for answer in answers:
        if answer.words or answer.unheard:
            said = msg("聞けていない") if answer.unheard else in_words(answer.words)
            yield msg("{question} {answer}", question=in_words(answer.asked), answer=said)
