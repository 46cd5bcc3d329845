"""Joint draws of all coefficients of the return model from its prior: one draw is one world that might be ours."""

from __future__ import annotations

from dataclasses import dataclass, fields
from itertools import product
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import ndtri

from atoippo.analysis import priors
from atoippo.values.reason import Reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Draws = NDArray[np.float64]

REASONS = tuple(Reason)
REACHES = tuple(priors.REACH_EFFECT)
CUSTOMER_TIMES = tuple(priors.CUSTOMER_TIME_EFFECT)


@dataclass(frozen=True, slots=True)
class Coefficients:
    """Log monthly hazards and effects on them: a row a level, a column a draw; all columns belong together.

    The last row of the two baselines is for losses whose day is not known; `amount`'s first for unknown amounts.
    """

    returning: Draws
    not_returning: Draws
    reason: Draws  # rows as REASONS
    reach: Draws  # rows as REACHES
    amount: Draws
    customer_time: Draws  # rows as CUSTOMER_TIMES
    fiscal_month: Draws  # row 0 = first month of the customer's fiscal year
    rep_only: Draws  # one row

    def of_worlds(self, worlds: slice) -> Coefficients:
        """Return the coefficients of some of the worlds, without copying them."""
        return Coefficients(*(getattr(self, field.name)[:, worlds] for field in fields(self)))


@dataclass(frozen=True, slots=True)
class _Mixture:
    """Of each draw: how much of the tables holds, the SD of the effects, the SD of the baselines."""

    share: Draws
    width: Draws
    baseline_sd: Draws


def draw_coefficients(draws: int, seed: int) -> Coefficients:
    """Draw worlds from the prior: tables scaled by ω, normal around them with SD τ, baselines around their own table.

    Draws are stratified (Latin hypercube), so that 800 of them settle means and 90 % intervals to about a tenth of
    what plain draws would need; they are exchangeable and deterministic in the seed.
    """
    random = np.random.default_rng(seed)
    mixture = _mixture(draws, random)

    def effects(table: Sequence[float]) -> Draws:
        middles = np.asarray(table)[:, np.newaxis]
        return middles * mixture.share + mixture.width * _normals(len(table), draws, random)

    return Coefficients(
        returning=_baseline(priors.RETURN_HAZARD, priors.RETURN_HAZARD_UNKNOWN_DAY, mixture, random),
        not_returning=_baseline(priors.NO_RETURN_HAZARD, priors.NO_RETURN_HAZARD_UNKNOWN_DAY, mixture, random),
        reason=effects([priors.REASON_EFFECT[reason] for reason in REASONS]),
        reach=_less_sure_of_the_unknown(effects([priors.REACH_EFFECT[reach] for reach in REACHES]), random),
        amount=effects(priors.AMOUNT_EFFECT),
        customer_time=effects([priors.CUSTOMER_TIME_EFFECT[time] for time in CUSTOMER_TIMES]),
        fiscal_month=effects(priors.FISCAL_MONTH_EFFECT),
        rep_only=effects([priors.REP_ONLY_EFFECT]),
    )


def _mixture(draws: int, random: np.random.Generator) -> _Mixture:
    shares, width_pairs = priors.TABLE_SHARES, tuple(zip(priors.WIDTHS, priors.WIDTH_WEIGHTS, strict=True))
    components = list(product(shares, width_pairs, priors.BASELINE_SDS))
    settings = np.array([[setting for setting, _ in component] for component in components])
    weights = np.array([np.prod([weight for _, weight in component]) for component in components])
    evenly_spread = (np.arange(draws) + random.random()) / draws
    chosen = np.searchsorted(np.cumsum(weights / weights.sum()), evenly_spread).clip(max=len(components) - 1)
    share, width, baseline_sd = settings[random.permutation(chosen)].T
    return _Mixture(share, width, baseline_sd)


def _baseline(hazards: Sequence[float], unknown_day: float, mixture: _Mixture, random: np.random.Generator) -> Draws:
    """Draw log hazards of the bands, which share most of their error, and of an unknown band, which has more of it."""
    draws = len(mixture.baseline_sd)
    middles = np.log([*hazards, unknown_day])[:, np.newaxis]
    level, *shape = _normals(len(hazards) + 2, draws, random)
    together = np.sqrt(priors.LEVEL_SHARE) * level + np.sqrt(1 - priors.LEVEL_SHARE) * np.array(shape)
    drawn: Draws = middles + mixture.baseline_sd * together
    drawn[-1] += priors.UNKNOWN_DAY_SD * _normals(1, draws, random)[0]
    return drawn


def _less_sure_of_the_unknown(reach: Draws, random: np.random.Generator) -> Draws:
    """Add what the reach of a deal moves in the table to the effect of a reach that is not known."""
    reach[REACHES.index(None)] += priors.UNKNOWN_REACH_SD * _normals(1, reach.shape[1], random)[0]
    return reach


def _normals(rows: int, draws: int, random: np.random.Generator) -> Draws:
    """Draw standard normals, each row one from each of `draws` equally likely slices, in random order."""
    order = np.argsort(random.random((rows, draws)), axis=1)
    normals: Draws = ndtri((order + random.uniform(1e-9, 1 - 1e-9, (rows, draws))) / draws)
    return normals
