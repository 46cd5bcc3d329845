"""What a return is worth, and when to come back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.samples import PLAIN, TODAY, days, lost_deals, plain
from atoippo.analysis.next_step import QUIET_TIMES, NextDate, QuietTime, expected_yen, next_good_date, next_good_dates
from atoippo.analysis.return_model import forecast_returns
from atoippo.values.business_calendar import BusinessCalendar, ClosedSpan
from atoippo.values.message import msg
from atoippo.values.periods import add_months
from atoippo.values.reach import Reach
from atoippo.values.reason import Reason

CALENDAR = BusinessCalendar()


def next_date(deal, today=TODAY, best_month=None):
    chosen = next_good_date(deal, today=today, calendar=CALENDAR, best_month=best_month)
    return chosen.on, str(chosen.why)


def test_worth_is_chance_times_win_rate_times_amount():
    (chance,) = forecast_returns([PLAIN], today=TODAY, draws=50).chances

    assert expected_yen([replace(chance, chance_365=0.1)], [plain(amount_yen=10_000_000)]) == [450_000]


def test_worth_is_not_known_without_an_amount():
    deals = [plain(amount_yen=None), plain(amount_yen=0)]

    assert expected_yen(forecast_returns(deals, today=TODAY, draws=50).chances, deals) == [None, 0]


def test_worth_of_nothing_is_nothing():
    assert expected_yen([], []) == []


def test_worth_rises_with_reach_and_chance():
    deals = [plain(reach=Reach.HEARD), plain(reach=Reach.PROMISED)]

    far, near = expected_yen(forecast_returns(deals, today=TODAY).chances, deals)

    assert 0 < far < near < PLAIN.amount_yen


@pytest.mark.parametrize(
    ("changes", "on", "why"),
    [
        ({"reason": Reason.PRICE_BUDGET}, date(2026, 10, 1), "来期の予算を集め始める時期です"),
        ({"reason": Reason.COMPETITOR}, date(2026, 11, 2), "1年ごとのご契約なら、更新の半年ほど前にあたります"),
        ({}, date(2026, 11, 2), "お見送りから半年ごとの節目です。ご状況が変わっているかもしれません"),
        (
            {"reason": Reason.UNCLEAR_NEED, "lost_on": date(2026, 3, 2)},
            TODAY,
            "お見送りから3か月ほどです。課題が見えてくるころです",
        ),
        (
            {"reason": Reason.UNCLEAR_NEED, "lost_on": date(2025, 12, 20)},
            date(2026, 6, 22),
            "お困りごとが変わっていないか、あらためてうかがう時期です",
        ),
        (
            {"reason": Reason.INTERNAL_APPROVAL},
            date(2026, 7, 29),
            "人事や体制が変わって4週間ほど、落ち着いてくる時期です",
        ),
        (
            {"reason": Reason.RESPONSE_ATTITUDE},
            date(2026, 11, 2),
            "十分に間をおいた、半年ごとの節目です。上司からのごあいさつによい時期です",
        ),
        ({"lost_on": None}, date(2026, 10, 1), "期の変わり目で、ご状況が変わりやすい時期です"),
    ],
)
def test_next_date_follows_the_reason_and_says_why(changes, on, why):
    assert next_date(plain(**changes)) == (on, why)


def test_new_budget_waits_for_the_turn_of_the_year_to_pass():
    deal = plain(reason=Reason.PRICE_BUDGET, lost_on=date(2026, 1, 10))

    on, why = next_date(deal, today=date(2026, 3, 27))

    assert on == date(2026, 4, 6)
    assert why == "新しい年度の予算が動き始める時期です。4月6日以降にします（年度の変わり目のため）"


@pytest.mark.parametrize(
    ("named", "on", "why"),
    [
        (date(2026, 10, 1), date(2026, 9, 1), "お客様が2026年10月とおっしゃった時期の、ひと月前です"),
        (date(2026, 7, 1), TODAY, "お客様が2026年7月とおっしゃった時期が近づいています"),
        (date(2026, 6, 30), TODAY, "お客様が2026年6月とおっしゃった、その時期です"),
        (date(2026, 4, 20), TODAY, "お客様が2026年4月とおっしゃった時期を、少し過ぎたところです"),
        (date(2026, 2, 1), date(2026, 11, 2), "お見送りから半年ごとの節目です。ご状況が変わっているかもしれません"),
    ],
)
def test_customers_own_time_wins_until_it_has_long_passed(named, on, why):
    assert next_date(plain(customer_date=named)) == (on, why)


def test_customers_own_time_wins_even_after_our_own_fault():
    deal = plain(reason=Reason.RESPONSE_ATTITUDE, customer_date=date(2026, 9, 1))

    assert next_date(deal)[0] == date(2026, 8, 3)


def test_best_month_is_taken_where_it_comes_before_the_playbook():
    assert next_date(PLAIN, best_month=date(2026, 9, 1)) == (
        date(2026, 9, 1),
        "同じような商談で、再開が多くなる時期です",
    )


@pytest.mark.parametrize("best_month", [date(2026, 6, 1), date(2026, 12, 1), None])
def test_best_month_is_left_out_where_it_has_begun_or_comes_later(best_month):
    assert next_date(PLAIN, best_month=best_month) == next_date(PLAIN)


@pytest.mark.parametrize(
    "today",
    [date(2026, 12, 20), date(2026, 3, 20), date(2026, 4, 24), date(2026, 8, 5), date(2026, 12, 28), date(2027, 1, 6)],
)
def test_next_date_skips_every_quiet_time(today):
    free = [QuietTime(ClosedSpan((2, 1), (2, 2)), msg("棚卸し")), *QUIET_TIMES]
    due = plain(customer_date=today + timedelta(days=20), lost_on=date(2026, 1, 1))

    chosen = next_good_date(due, today=today, calendar=CALENDAR, best_month=None, quiet_times=free)

    assert not any(chosen.on in time.span for time in free)
    assert chosen.on - today <= timedelta(days=30)


def test_next_date_takes_the_teams_own_quiet_times():
    inventory = QuietTime(ClosedSpan((6, 1), (6, 20)), msg("棚卸し"))
    due = plain(customer_date=date(2026, 7, 1))

    chosen = next_good_date(due, today=TODAY, calendar=CALENDAR, best_month=None, quiet_times=[inventory])

    assert chosen.on == date(2026, 6, 22)
    assert str(chosen.why) == "お客様が2026年7月とおっしゃった時期が近づいています。6月22日以降にします（棚卸しのため）"


@given(lost_deals, days, st.none() | days.map(lambda day: day.replace(day=1)))
def test_next_date_is_open_not_quiet_and_never_too_soon(deal, today, best_month):
    chosen: NextDate = next_good_date(deal, today=today, calendar=CALENDAR, best_month=best_month)

    assert CALENDAR.is_open(chosen.on)
    assert not any(chosen.on in time.span for time in QUIET_TIMES)
    assert chosen.on >= today
    assert deal.lost_on is None or chosen.on >= min(deal.lost_on, today) + timedelta(days=30)
    named = deal.customer_date
    assert named is None or named < today or chosen.on >= add_months(named, -1)


@settings(max_examples=60)
@given(st.lists(lost_deals, max_size=4), days)
def test_next_dates_of_many_are_those_of_each_whatever_they_share(deals, today):
    alike = [replace(deal, reach=Reach.PROMISED, amount_yen=1, reason_from_customer=True) for deal in deals]
    chances = forecast_returns([*deals, *alike], today=today, draws=10).chances

    together = next_good_dates(chances, [*deals, *alike], today=today, calendar=CALENDAR)

    assert together == [
        next_good_date(deal, today=today, calendar=CALENDAR, best_month=chance.rising_to)
        for deal, chance in zip([*deals, *alike], chances, strict=True)
    ]


def test_next_dates_of_many_take_the_teams_own_quiet_times():
    inventory = QuietTime(ClosedSpan((6, 1), (6, 20)), msg("棚卸し"))
    deals = [plain(customer_date=date(2026, 7, 1))] * 2
    chances = forecast_returns(deals, today=TODAY, draws=10).chances

    chosen = next_good_dates(chances, deals, today=TODAY, calendar=CALENDAR, quiet_times=[inventory])

    assert [one.on for one in chosen] == [date(2026, 6, 22)] * 2


@given(lost_deals, days)
def test_our_own_fault_rests_half_a_year_unless_the_customer_named_a_time(deal, today):
    ours = replace(deal, reason=Reason.RESPONSE_ATTITUDE, customer_date=None)

    chosen = next_good_date(ours, today=today, calendar=CALENDAR, best_month=today.replace(day=1))

    assert chosen.on >= add_months(min(ours.lost_on or today, today), 6)
