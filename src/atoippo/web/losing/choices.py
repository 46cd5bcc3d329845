"""The answers that the loss form offers to tap, and the days that they mean."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from atoippo.conditions.rules import CHIP_ORDER
from atoippo.deals.models import LossState, Warmth
from atoippo.reasons.models import KnownBy
from atoippo.values.message import Message, msg
from atoippo.values.periods import add_months, next_fiscal_year_start
from atoippo.values.reach import Reach
from atoippo.values.reason import Reason
from atoippo.web.language import later

if TYPE_CHECKING:
    from datetime import date

    from atoippo.teams.models import Workspace

NO_SUCH_ANSWER = {"invalid_choice": later(msg("この答えは、いまは選べません。選び直してください。"))}
UNHEARD = "unheard"
CONSIDERING = "considering"  # no loss: the deal stays open


class When(StrEnum):
    """次にご連絡してよい時期."""

    ONE_MONTH = "1m"
    THREE_MONTHS = "3m"
    HALF_A_YEAR = "6m"
    NEXT_FISCAL_YEAR = "fy"
    DAY = "day"
    UNHEARD = "unheard"


MONTHS = MappingProxyType({When.ONE_MONTH: 1, When.THREE_MONTHS: 3, When.HALF_A_YEAR: 6})
REASONS = [(reason.value, later(reason.label)) for reason in Reason]
SECOND_REASONS = [
    ("", later(msg("なし"))),
    *((reason.value, later(reason.label)) for reason in Reason if reason.is_one_of_the_six),
]
WAYS_OF_KNOWING = [(way.value, later(way.spoken)) for way in (KnownBy.HEARD, KnownBy.MAIL, KnownBy.GUESS)]
STATES: dict[str, Message] = {
    LossState.PASSED.value: msg("今回は見送り"),
    LossState.RIVAL.value: msg("他社に決定"),
    LossState.STOPPED.value: msg("計画が中止"),
    CONSIDERING: msg("まだ検討中"),
}
HOPES = [*((kind.value, later(kind.chip)) for kind in CHIP_ORDER), (UNHEARD, later(msg("聞けていない")))]
WARMTHS = [
    (Warmth.POLITE.value, later(msg("ご丁寧"))),
    (Warmth.PLAIN.value, later(msg("ふつう"))),
    (Warmth.ANGRY.value, later(msg("お怒り"))),
    ("", later(msg("分からない"))),
]
REACHES = [("", later(msg("まだ分からない"))), *((str(step.value), later(step.label)) for step in Reach)]
LANDED, FELL_FLAT = "landed", "flat"
REACTIONS = [(LANDED, later(msg("響いた"))), (FELL_FLAT, later(msg("反応が薄い"))), ("", later(msg("覚えていない")))]


@dataclass(frozen=True, slots=True)
class Times:
    """What the times to tap mean on this day; the customer's closing month is not known, so 来年度 is by our own year."""

    today: date
    next_fiscal_year: date
    workspace: Workspace

    @classmethod
    def of(cls, workspace: Workspace, today: date) -> Times:
        """Return the times as this workspace counts its years."""
        return cls(today, next_fiscal_year_start(today, first_month=workspace.fiscal_year_starts_in), workspace)

    @property
    def choices(self) -> list[tuple[str, str]]:
        """The chips, 来年度 with the day it means."""
        first = self.next_fiscal_year
        year = msg("来年度（{y}年{m}月{d}日から）", y=first.year, m=first.month, d=first.day)
        return [
            (When.ONE_MONTH.value, later(msg("1か月後"))),
            (When.THREE_MONTHS.value, later(msg("3か月後"))),
            (When.HALF_A_YEAR.value, later(msg("半年後"))),
            (When.NEXT_FISCAL_YEAR.value, later(year)),
            (When.DAY.value, later(msg("日付"))),
            (When.UNHEARD.value, later(msg("聞けていない"))),
        ]

    def day_of(self, when: str, chosen: date | None) -> date | None:
        """Return the day that a tapped time means: a business day, as with the times that customers tap; a chosen day stays."""
        if when == When.DAY:
            return chosen
        day = self.next_fiscal_year if when == When.NEXT_FISCAL_YEAR else None
        if when in set(MONTHS):
            day = add_months(self.today, MONTHS[When(when)])
        return day and self.workspace.calendar.business_day_on_or_after(day)

    def years_ago(self, years: int) -> date:
        """Return this day some years ago."""
        return add_months(self.today, -12 * years)
