"""Why the sample's deals are truly lost, and the patterns planted in it, one factor each, for the models to find."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from atoippo.tables.rows import Field
from atoippo.tables.sample.chances import Chances, chances
from atoippo.tables.sample.company import RIVALS
from atoippo.values.reason import Reason

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class PlantedPattern:
    """A truth of the sample: among the lost deals of one level of a factor, `what` is `ratio` times as frequent.

    `factor` is a `Field`; `what` is `reason:…` (true reason) or `rival:…` (lost to that rival). The ratio is against the
    lost deals of the factor's other levels, in a very long sample. No loss rate is planted: where six of ten deals
    are lost anyway, none can be two and a half times as high.
    """

    description: str
    factor: str
    level: str
    what: str
    ratio: float


PLANTED: Final = (
    PlantedPattern(
        "製造業の失注は、社内決裁で止まった割合が、ほかの業種の3倍あまり",
        Field.INDUSTRY,
        "製造業",
        f"reason:{Reason.INTERNAL_APPROVAL}",
        3.4,
    ),
    PlantedPattern(
        "展示会で知り合った先の失注は、ニーズがまだ曖昧だった割合が、ほかの経路の3倍あまり",
        Field.SOURCE,
        "展示会",
        f"reason:{Reason.UNCLEAR_NEED}",
        3.3,
    ),
    PlantedPattern(
        "勤怠管理クラウドの失注は、競合に決まった割合が、ほかの商材の3倍あまり",
        Field.PRODUCT,
        "勤怠管理クラウド",
        f"reason:{Reason.COMPETITOR}",
        3.3,
    ),
    PlantedPattern(
        "勤怠管理クラウドの失注は、オルカデスクに決まった割合が、ほかの商材の7倍近い",
        Field.PRODUCT,
        "勤怠管理クラウド",
        "rival:オルカデスク",
        6.8,
    ),
    PlantedPattern(
        "西尾さんの失注は、こちらの対応による割合が、ほかの担当の4倍近い",
        Field.MEMBER,
        "西尾 拓海",
        f"reason:{Reason.RESPONSE_ATTITUDE}",
        3.8,
    ),
)

# The true reasons where nothing is planted.
_SHARES: Final[Mapping[Reason, float]] = MappingProxyType(
    {
        Reason.PRICE_BUDGET: 0.27,
        Reason.COMPETITOR: 0.13,
        Reason.TIMING: 0.23,
        Reason.UNCLEAR_NEED: 0.12,
        Reason.INTERNAL_APPROVAL: 0.12,
        Reason.RESPONSE_ATTITUDE: 0.07,
        Reason.OTHER: 0.06,
    }
)

# What plants the patterns: a reason's weight at one level of a factor. Odds grow more than shares, so 4.6 makes 3.3.
_LIFTS: Final = (
    (Field.INDUSTRY, "製造業", Reason.INTERNAL_APPROVAL, 4.6),
    (Field.SOURCE, "展示会", Reason.UNCLEAR_NEED, 4.6),
    (Field.PRODUCT, "勤怠管理クラウド", Reason.COMPETITOR, 4.6),
    (Field.MEMBER, "西尾 拓海", Reason.RESPONSE_ATTITUDE, 4.8),
)
_RIVAL_PRODUCT: Final = "勤怠管理クラウド"
_RIVAL_SHARES: Final = chances(dict(zip(RIVALS, (0.22, 0.21, 0.16, 0.17, 0.24), strict=True)))
_RIVAL_SHARES_OF_THE_PRODUCT: Final = chances(dict(zip(RIVALS, (0.46, 0.16, 0.10, 0.12, 0.16), strict=True)))
_RIVAL_NAMED: Final = MappingProxyType({reason: 0.88 if reason is Reason.COMPETITOR else 0.28 for reason in Reason})


def reasons_of(levels: Mapping[str, str]) -> Chances[Reason]:
    """Return how likely each true reason is for a lost deal with these levels of the factors."""
    return _reasons(tuple(levels.get(factor) == level for factor, level, _reason, _lift in _LIFTS))


@cache
def _reasons(lifted: tuple[bool, ...]) -> Chances[Reason]:
    weights = dict(_SHARES)
    for on, (_factor, _level, reason, lift) in zip(lifted, _LIFTS, strict=True):
        weights[reason] *= lift if on else 1
    return chances(weights)


def rival_of(reason: Reason, product: str, share: float) -> str | None:
    """Return the rival that the rep knows of, if any; won deals know as many as lost ones, so rivals bias no loss rate."""
    named = _RIVAL_NAMED[reason]
    if share >= named:
        return None
    rivals = _RIVAL_SHARES_OF_THE_PRODUCT if product == _RIVAL_PRODUCT else _RIVAL_SHARES
    return rivals.at(share / named)
