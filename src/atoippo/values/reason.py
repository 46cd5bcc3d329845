"""Why a deal was lost (失注理由): six fixed reasons and two honest answers beside them."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType

from atoippo.values.message import Message, msg


class Reason(StrEnum):
    """The six reasons of the trade, `other` (known, none of the six) and `unknown` (まだ分からない)."""

    PRICE_BUDGET = "price_budget"
    COMPETITOR = "competitor"
    TIMING = "timing"
    UNCLEAR_NEED = "unclear_need"
    INTERNAL_APPROVAL = "internal_approval"
    RESPONSE_ATTITUDE = "response_attitude"
    OTHER = "other"
    UNKNOWN = "unknown"

    @property
    def is_one_of_the_six(self) -> bool:
        """Whether this is one of the six reasons, not その他 or まだ分からない."""
        return self in SIX_REASONS

    @property
    def label(self) -> Message:
        """The word that people read."""
        return REASON_LABELS[self]


SIX_REASONS = (
    Reason.PRICE_BUDGET,
    Reason.COMPETITOR,
    Reason.TIMING,
    Reason.UNCLEAR_NEED,
    Reason.INTERNAL_APPROVAL,
    Reason.RESPONSE_ATTITUDE,
)

TEXT_LABELS = (*SIX_REASONS, Reason.OTHER)  # what a text can tell; only a person says まだ分からない

REASON_LABELS = MappingProxyType(
    {
        Reason.PRICE_BUDGET: msg("価格・予算"),
        Reason.COMPETITOR: msg("競合"),
        Reason.TIMING: msg("タイミング"),
        Reason.UNCLEAR_NEED: msg("ニーズがまだ曖昧"),
        Reason.INTERNAL_APPROVAL: msg("社内決裁"),
        Reason.RESPONSE_ATTITUDE: msg("こちらの対応"),
        Reason.OTHER: msg("その他"),
        Reason.UNKNOWN: msg("まだ分からない"),
    }
)
