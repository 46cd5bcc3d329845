"""What a customer who said no may wait for, and how we were told; pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import TextChoices

from atoippo.values.message import Message, msg

if TYPE_CHECKING:
    from datetime import date


class ConditionKind(TextChoices):
    """What the customer waits for."""

    BUDGET = "budget", "予算"
    CONTRACT = "contract", "契約満了"
    PEOPLE = "people", "組織・人"
    POLICY = "policy", "方針"
    FEATURE = "feature", "機能"
    PRICE = "price", "価格"
    TIMING = "timing", "時期"
    OTHER = "other", "その他"

    @property
    def spoken(self) -> Message:
        """The kind as people read it beside a condition."""
        return KIND_LABELS[self]

    @property
    def chip(self) -> Message:
        """The kind as the answer to 「何があれば、前向きにご検討いただけそうですか」."""
        return CHIPS[self]


KIND_LABELS = {
    ConditionKind.BUDGET: msg("予算"),
    ConditionKind.CONTRACT: msg("契約満了"),
    ConditionKind.PEOPLE: msg("組織・人"),
    ConditionKind.POLICY: msg("方針"),
    ConditionKind.FEATURE: msg("機能"),
    ConditionKind.PRICE: msg("価格"),
    ConditionKind.TIMING: msg("時期"),
    ConditionKind.OTHER: msg("その他"),
}
CHIPS = {
    ConditionKind.BUDGET: msg("予算がつく"),
    ConditionKind.PRICE: msg("価格や条件が合う"),
    ConditionKind.FEATURE: msg("機能や仕様がそろう"),
    ConditionKind.CONTRACT: msg("他社の契約が終わる"),
    ConditionKind.PEOPLE: msg("体制や担当が変わる"),
    ConditionKind.POLICY: msg("方針が変わる"),
    ConditionKind.TIMING: msg("時期が来る"),
    ConditionKind.OTHER: msg("その他"),
}
CHIP_ORDER = (
    ConditionKind.BUDGET,
    ConditionKind.PRICE,
    ConditionKind.FEATURE,
    ConditionKind.CONTRACT,
    ConditionKind.PEOPLE,
    ConditionKind.POLICY,
    ConditionKind.OTHER,
)  # as the form shows them; 時期 is a field of its own


class Origin(TextChoices):
    """Who told us of the condition."""

    REP = "rep", "営業"
    FORM = "form", "ご回答（フォーム）"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionDetails:
    """What would make it yes: a kind, in somebody's words, with the day from which we may come again where there is one.

    `may_prompt` is False where a customer only told us, without an invitation: knowledge for the rep.
    """

    kind: ConditionKind
    words: str = ""
    due_on: date | None = None
    origin: Origin = Origin.REP
    may_prompt: bool = True
