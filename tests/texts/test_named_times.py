"""The time that a customer named for talking again."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atoippo.texts.named_times import FARTHEST_MONTHS, named_time
from atoippo.values.periods import add_months

SAID = date(2025, 8, 10)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("来期に改めて検討したい", date(2026, 4, 1)),
        ("今は手が回らない、秋に再打診", date(2025, 9, 1)),
        ("半年後に再度お話を", date(2026, 2, 10)),
        ("3ヶ月後に連絡", date(2025, 11, 10)),
        ("2年後に再検討", date(2027, 8, 10)),
        ("令和9年4月に更新なのでその頃", date(2027, 4, 1)),
        ("2027年4月頃に再検討", date(2027, 4, 1)),
        ("R10年度予算で検討", date(2028, 4, 1)),
        ("2028年度に予算化", date(2028, 4, 1)),
        ("再来年度に検討とのこと", date(2027, 4, 1)),
        ("年明けに改めて", date(2026, 1, 1)),
        ("来年の春に見直し", date(2026, 4, 1)),
        ("来年6月に再提案", date(2026, 6, 1)),
        ("来月また連絡", date(2025, 9, 1)),
        ("下期に予算化", date(2025, 10, 1)),
        ("上期に検討", date(2026, 4, 1)),
        ("10月以降に連絡", date(2025, 10, 1)),
        ("6月に再検討", date(2026, 6, 1)),
        ("１０月頃に再提案", date(2025, 10, 1)),
        ("来春に再検討", date(2026, 4, 1)),
        ("Ask again in April", date(2026, 4, 1)),
        ("On hold until next summer", date(2026, 7, 1)),
        ("Revisit Q3 2026", date(2026, 7, 1)),
        ("No budget now, revisit in the next fiscal year", date(2026, 4, 1)),
        ("postponed to next year", date(2026, 1, 1)),
        ("follow up next month", date(2025, 9, 1)),
        ("check back in 6 months", date(2026, 2, 10)),
        ("wait until early March 2027", date(2027, 3, 1)),
    ],
)
def test_named_time_reads_the_first_day_that_the_words_can_mean(text, day):
    assert named_time(text, said_on=SAID).on == day


@pytest.mark.parametrize(
    "text",
    [
        "", "予算がない", "来期も予算なし", "10月に導入したばかり", "今期は見送り", "13月に検討", "2024年4月に再検討した",
        "令和99年4月に検討", "来年13月に検討", "3000年度に検討", "2027年13月に検討", "99ヶ月後に検討",
    ],
)  # fmt: skip
def test_named_time_is_none_where_no_time_to_come_is_named(text):
    assert named_time(text, said_on=SAID) is None


def test_named_time_takes_the_soonest():
    found = named_time("来期に予算化の予定。まずは10月頃に再度お話を", said_on=SAID)

    assert (found.on, found.quote) == (date(2025, 10, 1), "まずは10月頃に再度お話を")


@given(st.text(), st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 1, 1)))
def test_named_time_lies_ahead_and_within_five_years(text, day):
    found = named_time(text + "来期に検討", said_on=day)

    assert found is None or day < found.on <= add_months(day, FARTHEST_MONTHS)
