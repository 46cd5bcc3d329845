"""Is the chance of return honest, and is it fast: worlds drawn from the prior itself, and 100,000 losses.

Prints each figure with its target. Run: `.venv/bin/python benchmarks/return_forecast.py`.
"""

from __future__ import annotations

import resource
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from time import perf_counter
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from atoippo.analysis.gauges import Gauge
from atoippo.analysis.incidence import returned_by_month
from atoippo.analysis.next_step import expected_yen, next_good_dates
from atoippo.analysis.prior_draws import draw_coefficients
from atoippo.analysis.return_model import LostDeal, forecast_returns
from atoippo.analysis.simulate_returns import draw_world, simulate_returns, true_hazards
from atoippo.tables.sample.deals import sample_deals
from atoippo.texts.named_times import named_time
from atoippo.values.business_calendar import BusinessCalendar
from atoippo.values.outcome import Outcome
from atoippo.values.reach import Reach
from atoippo.values.reason import Reason

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

T = TypeVar("T")
TODAY = date(2026, 4, 1)
WORLDS = 2_000
LIVES = 400_000
LOSSES = 100_000
LISTED, LIST_WORLDS = 400, 20_000  # deals of a list whose gauges are held against other worlds, and how many
REASONS, REACHES = tuple(Reason), (None, *Reach)
PLAIN = LostDeal(Reason.TIMING, Reach.COMPARED, date(2025, 12, 20), 3_000_000)
CELLS = (
    replace(PLAIN, customer_date=date(2026, 10, 1)),
    replace(PLAIN, reason=Reason.PRICE_BUDGET, reach=None, lost_on=date(2024, 2, 20)),
    replace(PLAIN, reason=Reason.UNKNOWN, reach=Reach.HEARD, lost_on=None),
    replace(PLAIN, reason=Reason.COMPETITOR, lost_on=date(2025, 6, 1), reason_from_customer=True),
    replace(PLAIN, reason=Reason.RESPONSE_ATTITUDE, reach=Reach.DECIDED, customer_date=date(2028, 1, 1)),
    replace(PLAIN, reason=Reason.INTERNAL_APPROVAL, lost_on=date(2019, 1, 1)),
)


def main() -> None:
    """Print all figures."""
    aalen_johansen_against_lives()
    coverage()
    gauges()
    speed()


def aalen_johansen_against_lives() -> None:
    """Hold the sum against simulated lives, beside the usual 1 - exp(-Σh₁)."""
    random, ours, naive = np.random.default_rng(1), [], []
    for shape in range(20):
        returning, not_returning = random.lognormal(-3.5, 1.2, (2, 12))
        *_, chance = returned_by_month(zip(returning, not_returning, strict=True))
        lives = (np.tile(hazards, (LIVES, 1)) for hazards in (returning, not_returning))
        frequency = simulate_returns(*lives, seed=shape).returned_by(12).mean()
        error = np.sqrt(frequency * (1 - frequency) / LIVES)
        ours.append(abs(chance - frequency) / error)
        naive.append(abs(1 - np.exp(-returning.sum()) - frequency) / error)
    say("P(return) against 400,000 lives, 20 shapes: worst", max(ours), "≤ 4 Monte-Carlo errors")
    say("  beside it 1-exp(-Σh₁): median", float(np.median(naive)), "Monte-Carlo errors, for comparison")


def coverage() -> None:
    """Draw worlds from the prior and count how often the 90 % intervals hold their truth."""
    chances = forecast_returns(CELLS, today=TODAY).chances
    copies = 20
    low, high, _ = forecast_returns(CELLS * copies, today=TODAY).returns_within_a_year()
    covered, numbers = np.zeros((WORLDS, len(CELLS))), np.zeros(WORLDS)
    for seed in range(WORLDS):
        world = draw_world(seed)
        hazards = np.array([true_hazards(deal, today=TODAY, world=world) for deal in CELLS])
        *_, truth = returned_by_month(zip(hazards[:, 0].T, hazards[:, 1].T, strict=True))
        covered[seed] = [c.low_365 <= t <= c.high_365 for c, t in zip(chances, truth, strict=True)]
        lives = simulate_returns(*(np.repeat(hazards[:, kind], copies, axis=0) for kind in (0, 1)), seed=seed)
        numbers[seed] = low <= lives.returned_by(12).sum() <= high
    say(f"coverage of P(365 d) in {WORLDS} worlds × {len(CELLS)} cells", covered.mean() * 100, "86–94 %")
    say("  worst cell", min(covered.mean(axis=0) * 100, key=lambda rate: -abs(rate - 90)), "86–94 %")
    say(f"coverage of the number among {len(CELLS) * copies} deals", numbers.mean() * 100, "≥ 86 %")


def gauges() -> None:
    """Say how often each word is said in four lists, and how often what it says is true in worlds from the prior."""
    mixed = some_losses()[:LISTED]
    gauges_of_list("four years of losses", mixed)
    gauges_of_list("the same with many facts unknown", with_gaps(mixed))
    faded = [deal for deal in mixed if deal.lost_on and deal.lost_on < TODAY - timedelta(days=900)]
    gauges_of_list("six hopeful among faded ones", [*CELLS[:1] * 6, *faded])
    gauges_of_list("the sample company, its true reasons", losses_of_the_sample())


def gauges_of_list(name: str, deals: Sequence[LostDeal]) -> None:
    """Print the shares of the four words, the truth of the two that claim something, and what could be claimed at all."""
    forecast = forecast_returns(deals, today=TODAY)
    words = np.array(forecast.gauges())
    print(f"gauge: {name}, {len(deals)} deals: " + ", ".join(f"{w} {np.mean(words == w):.1%}" for w in Gauge))
    others = replace(forecast.draws, coefficients=draw_coefficients(LIST_WORLDS, seed=1))
    for word, of_cell in zip((Gauge.HIGH, Gauge.LOW), others.sides_of_the_middle(), strict=True):
        right = of_cell[others.cells.of_deal]
        if (words == word).any():
            say(f"  pairs of world and {word} deal on the side it says", right[words == word].mean() * 100, "≥ 90 %")
        say(f"  most that any rule could call {word} with 90 % right", most_callable(right) * 100, "%, for comparison")


def most_callable(right: NDArray[np.float64]) -> float:
    """Return the largest share of a list that is right in 90 % of worlds and deals when the surest come first."""
    surest_first = np.sort(right)[::-1]
    return float(np.mean(np.cumsum(surest_first) / np.arange(1, len(surest_first) + 1) >= 0.9))


def with_gaps(deals: Sequence[LostDeal]) -> list[LostDeal]:
    """Forget the day of three in ten, the reach and the reason of four in ten each, and every named time."""
    random = np.random.default_rng(2)
    no_day, no_reach, no_reason = (random.random(len(deals)) < share for share in (0.3, 0.4, 0.4))
    return [
        LostDeal(
            Reason.UNKNOWN if no_reason[n] else deal.reason,
            None if no_reach[n] else deal.reach,
            None if no_day[n] else deal.lost_on,
            deal.amount_yen,
        )
        for n, deal in enumerate(deals)
    ]


def losses_of_the_sample() -> list[LostDeal]:
    """Return the sample company's lost deals as the list of a file sees them, but with the reason that was true."""
    deals = []
    for deal in sample_deals():
        if deal.outcome is Outcome.LOST and deal.reason and deal.closed_on:
            time = named_time(deal.note, said_on=deal.closed_on) if deal.note else None
            day = time.on if time else None
            deals.append(LostDeal(deal.reason, deal.reach, deal.closed_on, deal.amount_yen, day))
    return deals


def speed() -> None:
    """Time 100,000 losses spread over every reason, reach, month and amount."""
    deals = some_losses()
    forecast = timed("forecast of 100,000 losses", lambda: forecast_returns(deals, today=TODAY), "≤ 2 s")
    say("  cells", len(forecast.draws.cells.cells), "≤ 30,000")
    timed("number of returns among them", forecast.returns_within_a_year, "≤ 2 s")
    timed("gauge of each", forecast.gauges, "≤ 3 s")
    timed("expected yen of each", lambda: expected_yen(forecast.chances, deals), "≤ 1 s")
    calendar = BusinessCalendar()
    timed(
        "next good date of each",
        lambda: next_good_dates(forecast.chances, deals, today=TODAY, calendar=calendar),
        "≤ 2 s",
    )
    say("memory of this process", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "≤ 300 MiB")


def some_losses() -> list[LostDeal]:
    """Make losses of the last four years; one in ten customers named a time."""
    random = np.random.default_rng(1)
    kinds = list(product(REASONS, REACHES))
    kind, age, amount, ahead = (random.integers(0, top, LOSSES).tolist() for top in (len(kinds), 1460, 60, 5000))
    deals = []
    for n in range(LOSSES):
        (reason, reach), named = kinds[kind[n]], ahead[n] < 500
        customer_date = TODAY + timedelta(days=ahead[n] - 100) if named else None
        deals.append(LostDeal(reason, reach, TODAY - timedelta(days=age[n]), amount[n] * 500_000, customer_date))
    return deals


def timed(what: str, work: Callable[[], T], target: str) -> T:
    """Run once, print the seconds, return the result."""
    start = perf_counter()
    result = work()
    say(what, perf_counter() - start, f"s, target {target}")
    return result


def say(what: str, figure: float, target: str) -> None:
    """Print one line."""
    print(f"{what:<60} {figure:>10.2f}  {target}")


if __name__ == "__main__":
    main()
