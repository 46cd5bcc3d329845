"""What raises or lowers a chance, in words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from analysis.samples import TODAY, lost_deals, plain
from atoippo.analysis.return_model import forecast_returns
from atoippo.values.reach import Reach
from atoippo.values.reason import Reason


def words(**changes):
    (chance,) = forecast_returns([plain(**changes)], today=TODAY, draws=20).chances
    return [str(one) for one in chance.raises], [str(one) for one in chance.lowers]


@given(lost_deals)
def test_words_name_at_most_three_inputs_together_and_none_twice(deal):
    (chance,) = forecast_returns([deal], today=TODAY, draws=4).chances

    said = [str(one) for one in (*chance.raises, *chance.lowers)]
    assert len(said) == len(set(said)) <= 3


def test_words_put_the_strongest_first():
    raises, lowers = words(reach=Reach.DECIDED, lost_on=None)

    assert raises == ["理由が「タイミング」であること", "「社内決裁」まで進んだこと"]
    assert lowers == []


def test_words_say_what_lowers_too():
    raises, lowers = words(reason=Reason.RESPONSE_ATTITUDE, reach=Reach.HEARD, lost_on=date(2020, 1, 1))

    assert raises == []
    assert lowers == [
        "失注から3年以上たっていること",
        "理由が「こちらの対応」であること",
        "「お話を聞けた」まで進んだこと",
    ]


@pytest.mark.parametrize(
    ("lost_on", "sentence"),
    [(date(2026, 6, 9), "失注して間もないこと"), (date(2025, 12, 1), "失注から6か月という時期であること")],
)
def test_words_name_the_time_since_the_loss(lost_on, sentence):
    raises, _ = words(reason=Reason.OTHER, reach=None, lost_on=lost_on)

    assert raises == [sentence]


def test_words_name_the_customers_own_time():
    near, _ = words(reason=Reason.OTHER, reach=None, lost_on=None, customer_date=date(2026, 10, 1))
    _, far = words(reason=Reason.OTHER, reach=None, lost_on=None, customer_date=date(2030, 10, 1))

    assert near == ["お客様から時期をうかがっていること"]
    assert far == ["お客様のおっしゃった時期が、まだ先であること"]


def test_words_are_none_where_little_is_known():
    assert words(reason=Reason.UNKNOWN, reach=None, lost_on=None) == ([], [])


def test_words_leave_out_what_moves_the_chance_by_less_than_a_tenth():
    assert words(reason=Reason.OTHER, reach=None, lost_on=None, reason_from_customer=True) == ([], [])
