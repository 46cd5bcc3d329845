"""The two digging questions of each reason; pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import TextChoices

if TYPE_CHECKING:
    from atoippo.values.reason import Reason


class AskedFor(TextChoices):
    """What an answer is good for beside being kept."""

    WORDS = "words", "言葉として残す"
    RIVAL = "rival", "決定先の会社"
    CONTRACT_END = "contract", "ご契約の満了"
    BUDGET_DAY = "budget", "ご予算の決まる時期"
    CHANGE = "change", "再開の条件"
    PROMISE = "promise", "あなただけの約束"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedQuestion:
    """One of the two questions of a reason as the workspace asks it: its words, the answers to tap, what it is good for.

    Beside the choices everybody may answer in own words, with a day where one is asked for, or 聞けていない.
    """

    reason: Reason
    place: int  # 1 or 2
    words: str
    choices: tuple[str, ...] = ()
    asked_for: AskedFor = AskedFor.WORDS

    @property
    def asks_for_a_day(self) -> bool:
        """Whether a day answers the question best."""
        return self.asked_for in {AskedFor.CONTRACT_END, AskedFor.BUDGET_DAY}

    @property
    def is_private(self) -> bool:
        """Whether the answer is for the rep alone."""
        return self.asked_for is AskedFor.PROMISE
