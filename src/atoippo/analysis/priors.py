"""Every prior of the return model in one place, each with its source; a team's own data will take their place.

"features" is the survey of published figures, "calendar" the notes on Japanese fiscal years and cadences, "seed" the
article that this project starts from; "our guess" means just that. No public source gives a trustworthy rate of
return for lost Japanese B2B deals, so the widths below matter as much as the middles.

Effects are differences of the log monthly hazard: +0.10 is about 10 % more returns a month, -0.50 about 40 % fewer.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import exp, log, log2
from types import MappingProxyType

from atoippo.values.reach import Reach
from atoippo.values.reason import Reason

FORECAST_MONTHS = 12  # the screens promise one year, no more

# ── Baseline: cumulative hazard of one month, by whole months since the loss ─────────────────────────────────────────
# These are the middles of the draws. With the widths below the mean chance is about half as large again, so that an
# average fresh loss comes back within a year in 8–10 of 100 cases: 8–15 % of worked losses reopened, a generic blast
# under 2 % (features, both "low" trust: a scenario range and no more); the level itself is our guess.
BAND_STARTS = (0, 3, 6, 9, 12, 15, 24, 36)
RETURN_HAZARD = (
    0.0028,  # 0–2: the decision is fresh; early "on hold" returns after some 45 days are the exception (features)
    0.0044,  # 3–5: no decision is asked again after some 90 days (features, practice)
    0.0074,  # 6–8: returns come "半年後" (seed); lost to a rival is asked again after 6 months (features, practice)
    0.0052,  # 9–11: between the two bumps, our guess
    0.0078,  # 12–14: returns come "1年後" (seed), with the next budget and one-year contracts (calendar)
    0.0042,  # 15–23: our guess; 29 % of one vendor's orders took over a year (features, medium-low)
    0.0028,  # 24–35: our guess
    0.0016,  # 36+: our guess; people have moved on by then
)
RETURN_HAZARD_UNKNOWN_DAY = 0.0042  # a loss without a day: the level that losses of all ages share, our guess
NO_RETURN_HAZARD = (
    0.012,  # 0–2: the need is met elsewhere or dropped, our guess
    0.010,  # 3–5: our guess
    0.010,  # 6–8: our guess
    0.009,  # 9–11: our guess
    0.009,  # 12–14: our guess
    0.008,  # 15–23: our guess
    0.008,  # 24–35: our guess
    0.008,  # 36+: closures and mergers go on at their own pace, our guess
)
NO_RETURN_HAZARD_UNKNOWN_DAY = 0.009  # our guess
UNKNOWN_DAY_SD = 0.5  # what the age of a loss moves in the table above, added when the age is not known

# ── Effects on returning ─────────────────────────────────────────────────────────────────────────────────────────────
REASON_EFFECT = MappingProxyType(
    {
        Reason.TIMING: 0.40,  # "needed some months later" is the seed's own case; the middle is our guess
        Reason.PRICE_BUDGET: 0.25,  # budgets come anew each year (seed, calendar)
        Reason.INTERNAL_APPROVAL: 0.20,  # boards and people change each April, July, October (calendar)
        Reason.COMPETITOR: -0.10,  # bound by contract, but a third of regretted purchases changed vendor (features)
        Reason.UNCLEAR_NEED: -0.25,  # 40–60 % of deals end in no decision, mostly for good (features)
        Reason.RESPONSE_ATTITUDE: -0.60,  # 79.8 % of those annoyed dropped a purchase (features, medium-low)
        Reason.OTHER: -0.10,  # our guess
        Reason.UNKNOWN: -0.10,  # our guess
    }
)
REACH_EFFECT: MappingProxyType[Reach | None, float] = MappingProxyType(
    {
        None: 0.0,  # not known: the average of the others
        Reach.HEARD: -0.50,  # our guess, as are all six: nearer to the end, more likely to go on (seed: "あと一歩")
        Reach.SHARED: -0.25,
        Reach.PROPOSED: 0.0,
        Reach.COMPARED: 0.20,
        Reach.DECIDED: 0.40,
        Reach.PROMISED: 0.60,
    }
)
UNKNOWN_REACH_SD = 0.4  # the spread of the six above, added when the reach is not known
REP_ONLY_EFFECT = -0.15  # nobody heard the reason from the customer: less contact was left, our guess
AMOUNT_FLOORS_YEN = (0, 1_000_000, 5_000_000, 20_000_000)  # lower ends of the bands of a deal's amount
AMOUNT_EFFECT = (0.0, 0.0, 0.0, 0.0, 0.0)  # unknown, then the bands: no source says which way, so 0


class CustomerTime(StrEnum):
    """Where a month stands to the time that the customer named for talking again."""

    BEFORE = "before"
    AROUND = "around"
    AFTER = "after"


CUSTOMER_TIME_EFFECT = MappingProxyType(
    {
        CustomerTime.BEFORE: -0.70,  # they said "not before", our guess
        CustomerTime.AROUND: 1.00,  # one month before to two months after; a date is the best sign there is, our guess
        CustomerTime.AFTER: 0.10,  # they once thought of going on, our guess
    }
)
MONTHS_AROUND = (-1, 2)  # first and last month, counted from the month named, that are "around" it

CLOSING_MONTH = 3  # 18 % of firms close in March, but 68 % of those above ¥1bn capital (calendar): our default buyer
FISCAL_MONTH_EFFECT = (
    0.20,  # F+1 (April): new budget and new people (calendar)
    0.05,  # F+2 (May): our guess
    0.10,  # F+3 (June): our guess
    0.05,  # F+4 (July): new board after the general meeting (calendar)
    -0.20,  # F+5 (August): お盆, our guess
    0.05,  # F+6 (September): half-year end, our guess
    0.15,  # F-5 (October): departments collect rough quotes (calendar)
    0.15,  # F-4 (November): the same
    -0.10,  # F-3 (December): the company decides (calendar)
    -0.10,  # F-2 (January): the same
    -0.10,  # F-1 (February): the same
    -0.15,  # F (March): spend the rest, and freeze (calendar)
)

# ── How sure: the mixture that the draws come from ───────────────────────────────────────────────────────────────────
TABLE_SHARES = ((1.0, 0.5), (0.5, 0.25), (0.0, 0.25))  # (how much of the tables above holds, its weight)
WIDTHS = (0.15, 0.3, 0.6, 1.2)  # SD of each effect about its middle …
WIDTH_WEIGHTS = tuple(exp(-(log2(w / 0.3) ** 2) / 2) for w in WIDTHS)  # … log-normal around 0.3, one doubling = one SD
BASELINE_SDS = ((0.3, 0.5), (1.0, 0.5))  # (SD of each log baseline hazard, its weight): the even split is our guess
LEVEL_SHARE = 0.75  # of the baseline's variance that all bands have in common: the level is less known than the shape

# ── After a return ───────────────────────────────────────────────────────────────────────────────────────────────────
WIN_RATE_BY_REASON = MappingProxyType(
    {
        # 3–7 % won of 8–15 % reopened (features, low): about 0.4 of those who come back; the differences are our guess
        Reason.TIMING: 0.45,
        Reason.PRICE_BUDGET: 0.40,
        Reason.INTERNAL_APPROVAL: 0.40,
        Reason.COMPETITOR: 0.30,
        Reason.UNCLEAR_NEED: 0.30,
        Reason.RESPONSE_ATTITUDE: 0.30,
        Reason.OTHER: 0.35,
        Reason.UNKNOWN: 0.35,
    }
)
WIN_SHIFT_BY_REACH: MappingProxyType[Reach | None, float] = MappingProxyType(
    {
        None: 0.0,  # not known: the average
        Reach.HEARD: -0.30,  # log odds, our guess, as are all six
        Reach.SHARED: -0.15,
        Reach.PROPOSED: 0.0,
        Reach.COMPARED: 0.15,
        Reach.DECIDED: 0.30,
        Reach.PROMISED: 0.45,
    }
)
WIN_PSEUDO_RETURNS = 8.0  # how many returned deals the prior weighs as much as, our guess


@dataclass(frozen=True, slots=True)
class WinRatePrior:
    """What is thought of the win rate among returned deals before any was seen: a Beta(wins, losses)."""

    wins: float
    losses: float

    @property
    def mean(self) -> float:
        """The expected share of wins."""
        return self.wins / (self.wins + self.losses)


def win_rate_given_return(reason: Reason, reach: Reach | None) -> WinRatePrior:
    """Return the prior of the win rate of deals that came back, lost for this reason at this reach."""
    rate = WIN_RATE_BY_REASON[reason]
    log_odds = log(rate / (1 - rate)) + WIN_SHIFT_BY_REACH[reach]
    wins = WIN_PSEUDO_RETURNS / (1 + exp(-log_odds))
    return WinRatePrior(wins, WIN_PSEUDO_RETURNS - wins)
