"""What raises or lowers a deal's chance of return most, in words."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log
from typing import TYPE_CHECKING

from atoippo.analysis import priors
from atoippo.analysis.return_hazards import band_of, customer_time
from atoippo.values.message import counted, msg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from atoippo.analysis.lost_deals import Path, Standing
    from atoippo.values.message import Message

MOST_INPUTS = 3
WORTH_SAYING = 0.1  # on the log scale: a tenth more or less a month
TABLE_SHARE = sum(share * weight for share, weight in priors.TABLE_SHARES)  # how much of the tables is believed


@dataclass(frozen=True, slots=True)
class Input:
    """One thing known about a deal and by how much it moves the log hazard of returning against the average."""

    effect: float
    words: Message


def strongest(inputs: list[Input]) -> tuple[tuple[Message, ...], tuple[Message, ...]]:
    """Return what raises and what lowers the chance: the three strongest inputs in all, strongest first."""
    felt = sorted((one for one in inputs if abs(one.effect) >= WORTH_SAYING), key=lambda one: -abs(one.effect))
    said = felt[:MOST_INPUTS]
    return tuple(one.words for one in said if one.effect > 0), tuple(one.words for one in said if one.effect < 0)


def standing_inputs(standing: Standing) -> list[Input]:
    """Return what is held at today's value: reason, reach, who told the reason; amounts have no effect by default."""
    inputs = [
        Input(
            TABLE_SHARE * priors.REASON_EFFECT[standing.reason],
            msg("理由が「{reason}」であること", reason=standing.reason.label),
        )
    ]
    if standing.reach is not None:
        words = msg("「{reach}」まで進んだこと", reach=standing.reach.label)
        inputs.append(Input(TABLE_SHARE * priors.REACH_EFFECT[standing.reach], words))
    if standing.reason_from_customer:
        words = msg("理由をお客様ご自身からうかがっていること")
        inputs.append(Input(-TABLE_SHARE * priors.REP_ONLY_EFFECT, words))
    return inputs


def path_inputs(path: Path) -> list[Input]:
    """Return what moves with the calendar: time since the loss, the customer's own time."""
    return [*_time_since_loss(path.months_since_loss), *_customer_time(path.months_to_customer_time)]


def _time_since_loss(months: int | None) -> Iterator[Input]:
    if months is None:
        return
    hazards = [priors.RETURN_HAZARD[band_of(months, ahead)] for ahead in range(priors.FORECAST_MONTHS)]
    effect = log(sum(hazards) / len(hazards) / priors.RETURN_HAZARD_UNKNOWN_DAY)
    if months == 0:
        yield Input(effect, msg("失注して間もないこと"))
    elif months >= priors.BAND_STARTS[-1]:
        yield Input(effect, msg("失注から3年以上たっていること"))
    else:
        yield Input(effect, counted("失注から{n}か月という時期であること", months))


def _customer_time(months: int | None) -> Iterator[Input]:
    if months is None:
        return
    times = [customer_time(months, ahead) for ahead in range(priors.FORECAST_MONTHS)]
    effect = log(sum(exp(TABLE_SHARE * priors.CUSTOMER_TIME_EFFECT[time]) for time in times) / len(times))
    if effect > 0:
        yield Input(effect, msg("お客様から時期をうかがっていること"))
    else:
        yield Input(effect, msg("お客様のおっしゃった時期が、まだ先であること"))
