"""The default cadence by the reason of the loss."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from analysis.samples import TODAY, days, lost_deals, plain
from atoippo.analysis.playbook import soonest_step
from atoippo.values.reason import Reason

JAN_15 = date(2026, 1, 15)


@pytest.mark.parametrize(
    ("reason", "earliest", "first_day"),
    [
        (Reason.PRICE_BUDGET, date(2026, 3, 1), date(2026, 4, 1)),
        (Reason.PRICE_BUDGET, date(2026, 4, 30), date(2026, 4, 1)),
        (Reason.PRICE_BUDGET, date(2026, 5, 1), date(2026, 10, 1)),
        (Reason.PRICE_BUDGET, date(2026, 12, 1), date(2027, 4, 1)),
        (Reason.INTERNAL_APPROVAL, date(2026, 3, 1), date(2026, 4, 29)),
        (Reason.INTERNAL_APPROVAL, date(2026, 6, 1), date(2026, 7, 29)),
        (Reason.INTERNAL_APPROVAL, date(2026, 9, 1), date(2026, 10, 29)),
        (Reason.COMPETITOR, date(2026, 3, 1), date(2026, 7, 15)),
        (Reason.COMPETITOR, date(2026, 8, 15), date(2027, 7, 15)),
        (Reason.TIMING, date(2026, 3, 1), date(2026, 7, 15)),
        (Reason.TIMING, date(2026, 8, 15), date(2027, 1, 15)),
        (Reason.UNCLEAR_NEED, date(2026, 3, 1), date(2026, 4, 15)),
        (Reason.UNCLEAR_NEED, date(2026, 6, 1), date(2026, 7, 15)),
        (Reason.RESPONSE_ATTITUDE, date(2026, 3, 1), date(2026, 7, 15)),
        (Reason.OTHER, date(2028, 3, 1), date(2028, 7, 15)),
        (Reason.UNKNOWN, date(2026, 3, 1), date(2026, 7, 15)),
    ],
)
def test_step_follows_the_reason(reason, earliest, first_day):
    assert soonest_step(plain(reason=reason, lost_on=JAN_15), earliest).first_day == first_day


def test_step_stays_due_for_a_month():
    deal = plain(reason=Reason.TIMING, lost_on=JAN_15)

    assert soonest_step(deal, date(2026, 8, 14)).first_day == date(2026, 7, 15)


@pytest.mark.parametrize("reason", [Reason.COMPETITOR, Reason.TIMING, Reason.UNCLEAR_NEED, Reason.UNKNOWN])
def test_loss_without_a_day_waits_for_the_turn_of_the_half_year(reason):
    assert soonest_step(plain(reason=reason, lost_on=None), TODAY).first_day == date(2026, 10, 1)


@given(lost_deals, days)
def test_step_is_never_over(deal, earliest):
    known = plain(reason=deal.reason, lost_on=min(deal.lost_on, earliest) if deal.lost_on else None)

    step = soonest_step(known, earliest)

    assert step.first_day <= step.last_day
    assert earliest <= step.last_day
