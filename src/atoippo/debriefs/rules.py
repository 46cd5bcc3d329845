"""What a rep tells about a lost deal in one form, and what an answer to a question means; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from atoippo.conditions.rules import ConditionDetails, ConditionKind
from atoippo.reasons.rules import AskedFor, KnownBy, StatedReasonDetails
from atoippo.reasons.rules.defaults import RENEWS_BY_ITSELF
from atoippo.values.periods import add_months, next_fiscal_year_start
from atoippo.values.reason import Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from atoippo.deals.actions import ReactionDetails
    from atoippo.deals.models import LossState
    from atoippo.reasons.rules import AskedQuestion
    from atoippo.values.reach import Reach

MAIN_WEIGHT, SECOND_WEIGHT = 1.0, 0.5
_YEARS = re.compile(r"([1-9])\s*年")
NEXT_TERM = "来期"
RENEWS = f"（{RENEWS_BY_ITSELF}あり）"
LONGEST_WORDS = 500  # of a condition


@dataclass(frozen=True, slots=True, kw_only=True)
class DebriefDetails:
    """What a rep tells about a loss (失注を記録): the customer's words, the reason, what would make it yes and when.

    Only the main reason, which may be まだ分からない, is asked for; all else may come later.
    """

    submission: str  # token of the form
    main: Reason = Reason.UNKNOWN
    sub: str = ""
    second: Reason | None = None
    second_sub: str = ""
    quote: str = ""
    known_by: KnownBy | None = None
    other_words: str = ""
    state: LossState | None = None  # None: as the reason tells
    ask_from: date | None = None  # field 4; None: 聞けていない
    ask_from_words: str = ""
    conditions: tuple[ConditionDetails, ...] = ()  # field 5
    lost_on: date | None = None  # None: today
    reach: Reach | None = None  # None: as the stage tells
    rival: str = ""
    warmth: str = ""
    reactions: tuple[ReactionDetails, ...] = ()
    promise: str = ""

    @property
    def words(self) -> str:
        """What was said about the reason, by anybody: the customer's words, else the rep's own for その他."""
        return self.quote.strip() or self.other_words.strip()

    @property
    def way_known(self) -> KnownBy:
        """How we know it; a reason that was only tapped is nobody's words, unless it was guessed."""
        if self.quote.strip():
            return self.known_by or KnownBy.HEARD
        return self.known_by if self.known_by in {KnownBy.GUESS, KnownBy.FILE} else KnownBy.UNSAID

    @property
    def reasons(self) -> tuple[StatedReasonDetails, ...]:
        """The main reason and, where there is one, the second."""
        main = StatedReasonDetails(reason=self.main, weight=MAIN_WEIGHT, sub=self.sub)
        if self.second is None:
            return (main,)
        return (main, StatedReasonDetails(reason=self.second, weight=SECOND_WEIGHT, sub=self.second_sub))

    @property
    def all_conditions(self) -> tuple[ConditionDetails, ...]:
        """What fields 4 and 5 tell: the day from which we may come again, and what would make it yes."""
        if self.ask_from is None:
            return self.conditions
        again = ConditionDetails(kind=ConditionKind.TIMING, words=self.ask_from_words, due_on=self.ask_from)
        return (again, *self.conditions)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDeal:
    """A deal that nobody had entered before it was lost: a company and, where they are known, amount, CRM number and name."""

    company: str
    amount_yen: int | None = None
    crm_id: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DiggingAnswer:
    """What a rep answers to a digging question: words or a choice, a day where one is asked for, or 聞けていない.

    `renews`: a contract goes on by itself unless somebody ends it (自動更新).
    """

    words: str = ""
    unheard: bool = False
    day: date | None = None
    renews: bool = False

    @property
    def text(self) -> str:
        """The answer as it is kept."""
        day = self.day.isoformat() if self.day else ""
        words = self.words.strip() + (RENEWS if self.renews else "")
        return " ".join(part for part in (words, day) if part)


def day_meant(question: AskedQuestion, answer: DiggingAnswer, *, said_on: date, year_starts_in: int) -> date | None:
    """Return the day that an answer means: as chosen, else what a tapped 来期, 1年 or 3年 means; own words mean no day."""
    if answer.day is not None or answer.words.strip() not in question.choices:
        return answer.day
    if answer.words.strip() == NEXT_TERM:
        return next_fiscal_year_start(said_on, first_month=year_starts_in)
    years = _YEARS.fullmatch(answer.words.strip())
    return add_months(said_on, 12 * int(years[1])) if years else None


def words_with(kept: Iterable[str], answer: DiggingAnswer, question: AskedQuestion) -> str:
    """Return the words of what an answer waits for: those that stood, then the answer's own; a mere tap adds none to them."""
    stood = list(dict.fromkeys(words.removesuffix(RENEWS) for words in kept))
    words = [each for each in stood if each and each not in question.choices]
    said = answer.words.strip()
    if not words or (said not in question.choices and not any(said in each for each in words)):
        words.append(said)
    ending = RENEWS if answer.renews else ""
    return "、".join(words)[: LONGEST_WORDS - len(ending)] + ending


def is_answered_by(question: AskedQuestion, conditions: Sequence[ConditionDetails], *, names_rival: bool) -> bool:
    """Whether the form has told already what a question asks: the rival, a day, or what would make it yes."""
    kinds = {condition.kind for condition in conditions}
    dated = {condition.kind for condition in conditions if condition.due_on}
    match question.asked_for:
        case AskedFor.RIVAL:
            return names_rival
        case AskedFor.CONTRACT_END:
            return _has_a_day(ConditionKind.CONTRACT, kinds, dated)
        case AskedFor.BUDGET_DAY:
            return _has_a_day(ConditionKind.BUDGET, kinds, dated)
        case AskedFor.CHANGE:
            return bool(kinds - {ConditionKind.TIMING})
    return False


def _has_a_day(kind: ConditionKind, kinds: set[ConditionKind], dated: set[ConditionKind]) -> bool:
    """Whether a thing to wait for has its day: its own, or the one from which we may come again."""
    return kind in dated or (kind in kinds and ConditionKind.TIMING in dated)
