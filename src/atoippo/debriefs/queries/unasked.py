"""What has not been heard yet (まだ聞けていないこと): the one question that would help most, by simple rules.

Nobody knows the reason: the reason itself. Else the first of the reason's two questions that is open: not answered, not
聞けていない, and not told already by the form (when we may come again, what would make it yes, the rival).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import F, Q

from atoippo.conditions.queries import conditions_of_losses
from atoippo.deals.models import Loss
from atoippo.debriefs.rules import is_answered_by
from atoippo.lessons.queries import losses_with_a_promise
from atoippo.reasons.queries import question_answers_of_losses, questions_of, standing_statements_of_losses
from atoippo.reasons.rules import Voice, in_words
from atoippo.values.message import Message, msg
from atoippo.values.outcome import Outcome
from atoippo.values.reason import Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from atoippo.conditions.models import Condition
    from atoippo.reasons.models import QuestionAnswer, Statement
    from atoippo.reasons.rules import AskedQuestion
    from atoippo.teams.models import Member

ASK_THE_REASON = msg("差し支えなければ、今回お見送りになった理由を、率直に教えていただけますか。")
ASKED_FOR = timedelta(days=60)  # what was not heard by then is asked of the customer another way
MOST_LOOKED_AT = 50


@dataclass(frozen=True, slots=True)
class BestQuestion:
    """The one question that would help most: of the reason's two, or (`question` None) for the reason itself."""

    words: Message
    question: AskedQuestion | None = None

    @property
    def asks_for_the_reason(self) -> bool:
        """Whether nobody knows the reason yet."""
        return self.question is None


@dataclass(frozen=True, slots=True)
class UnfinishedLoss:
    """A loss about which one question is open."""

    loss: Loss
    question: BestQuestion


THE_REASON = BestQuestion(ASK_THE_REASON)


def best_question(loss: Loss) -> BestQuestion | None:
    """Return the single question that would help most; None where nothing is open."""
    return _best([loss])[loss.pk]


def unheard_of(loss: Loss) -> tuple[BestQuestion, ...]:
    """Return what the customer is to be asked in another way, by card or by letter: the reason, or what was 聞けていない."""
    known = _Known.about([loss])
    main = known.main_reason(loss)
    if main is None:
        return (THE_REASON,)
    answers = known.answers.get(loss.pk, {})
    return tuple(
        BestQuestion(in_words(question.words), question)
        for question in known.questions.get(main, ())
        if (answer := answers.get((main, question.place))) and answer.unheard and not question.is_private
    )


def unfinished_losses(member: Member, at: datetime) -> list[UnfinishedLoss]:
    """Return the member's own losses of the last 60 days about which one question is open, the newest first."""
    since = at - ASKED_FOR
    own = Q(deal__owner=member) | Q(deal__owner=None, recorded_by=member)
    lately = Loss.objects.visible_to(member).filter(
        own,
        deal__outcome=Outcome.LOST,
        turn=F("deal__turns"),
        recorded_at__gte=since,
        lost_on__gte=since.date(),
    )
    losses = list(lately.select_related("deal__company", "workspace").order_by("-recorded_at", "-pk")[:MOST_LOOKED_AT])
    best = _best(losses)
    return [UnfinishedLoss(loss, question) for loss in losses if (question := best[loss.pk])]


class _Known(NamedTuple):
    """All that is known about some losses; six queries, however many they are."""

    statements: Mapping[int, Mapping[Voice, Statement]]
    answers: Mapping[int, Mapping[tuple[Reason, int], QuestionAnswer]]
    conditions: Mapping[int, Sequence[Condition]]
    promised: frozenset[int]
    questions: Mapping[Reason, tuple[AskedQuestion, AskedQuestion]]

    @classmethod
    def about(cls, losses: Sequence[Loss]) -> _Known:
        """Ask about losses of one workspace."""
        return cls(
            statements=standing_statements_of_losses(losses),
            answers=question_answers_of_losses(losses),
            conditions=conditions_of_losses(losses),
            promised=losses_with_a_promise(losses),
            questions=questions_of(losses[0].workspace) if losses else {},
        )

    def main_reason(self, loss: Loss) -> Reason | None:
        """Return the reason that 営業 named first, of the six where there is one; None while it is まだ分からない."""
        said = self.statements.get(loss.pk, {}).get(Voice.REP)
        named = [Reason(stated.reason) for stated in said.reasons.all()] if said else []
        if not named or named == [Reason.UNKNOWN]:
            return None
        return next((reason for reason in named if reason.is_one_of_the_six), named[0])

    def open_questions(self, loss: Loss, main: Reason) -> Iterator[AskedQuestion]:
        """Yield those of the reason's two questions that nobody has answered."""
        conditions = [condition.as_details for condition in self.conditions.get(loss.pk, ())]
        for question in self.questions.get(main, ()):
            was_asked = (main, question.place) in self.answers.get(loss.pk, {})
            is_promised = question.is_private and loss.pk in self.promised
            is_told = is_answered_by(question, conditions, names_rival=loss.lost_to_id is not None)
            if not (was_asked or is_promised or is_told):
                yield question


def _best(losses: Iterable[Loss]) -> dict[int, BestQuestion | None]:
    """Return the best question of each loss, by the loss's number."""
    asked = list(losses)
    known = _Known.about(asked)
    return {loss.pk: _best_of(known, loss) for loss in asked}


def _best_of(known: _Known, loss: Loss) -> BestQuestion | None:
    main = known.main_reason(loss)
    if main is None:
        return THE_REASON
    question = next(known.open_questions(loss, main), None)
    return BestQuestion(in_words(question.words), question) if question else None
