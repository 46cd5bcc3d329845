from __future__ import annotations

from datetime import date

import pytest

from atoippo.conditions.rules import ConditionKind, Origin
from atoippo.feedback.rules.answers import AnswerDetails
from atoippo.feedback.rules.meanings import chosen_reasons, told_conditions
from atoippo.values.business_calendar import BusinessCalendar
from atoippo.values.reason import Reason

THURSDAY = date(2026, 10, 8)


def conditions(**said):
    return told_conditions(AnswerDetails(**said), day=THURSDAY, calendar=BusinessCalendar(), year_starts_in=4)


def test_chosen_reasons_weigh_the_same_and_the_deciding_point_goes_with_the_rival():
    details = AnswerDetails(reasons=("competitor", "price_budget"), deciding="trust")

    stated = chosen_reasons(details, deciding_sub="信頼感")

    assert [(each.reason, each.weight, each.confidence, each.sub) for each in stated] == [
        (Reason.PRICE_BUDGET, 1.0, None, ""),
        (Reason.COMPETITOR, 1.0, None, "信頼感"),
    ]


@pytest.mark.parametrize(("words", "reasons"), [("", ()), ("担当者の異動です", (Reason.OTHER,))])
def test_chosen_reasons_keep_other_only_with_words(words, reasons):
    stated = chosen_reasons(AnswerDetails(reasons=("other",), words=words), deciding_sub="")

    assert tuple(each.reason for each in stated) == reasons


def test_told_conditions_without_a_time_are_knowledge_only():
    told = conditions(conditions=("budget", "feature"))

    assert [(each.kind, each.due_on, each.may_prompt, each.origin) for each in told] == [
        (ConditionKind.BUDGET, None, False, Origin.FORM),
        (ConditionKind.FEATURE, None, False, Origin.FORM),
    ]


@pytest.mark.parametrize(
    ("when", "due_on"),
    [
        ("soon", date(2027, 1, 8)),
        ("half_year", date(2027, 4, 8)),
        ("next_year", date(2027, 4, 1)),
        ("someday", None),
    ],
)
def test_told_conditions_give_a_chosen_time_its_business_day(when, due_on):
    told = conditions(when=when)

    assert [(each.kind, each.due_on, each.may_prompt) for each in told] == [(ConditionKind.TIMING, due_on, True)]


def test_told_conditions_do_not_pass_three_months_to_find_a_business_day():
    told = told_conditions(
        AnswerDetails(when="soon"), day=date(2026, 10, 2), calendar=BusinessCalendar(), year_starts_in=4
    )

    assert told[0].due_on == date(2026, 12, 28)  # 2 January is in the closure of the new year


def test_told_conditions_of_not_now_name_no_time():
    told = conditions(conditions=("policy",), when="not_now")

    assert [(each.kind, each.may_prompt) for each in told] == [(ConditionKind.POLICY, False)]


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        (("price",), [(ConditionKind.PRICE, "あと1割")]),
        (("none",), [(ConditionKind.OTHER, "あと1割")]),
        (
            ("price", "people"),
            [(ConditionKind.PRICE, ""), (ConditionKind.PEOPLE, ""), (ConditionKind.OTHER, "あと1割")],
        ),
    ],
)
def test_told_conditions_give_words_to_the_one_thing_they_stand_beside(chosen, told):
    assert [(each.kind, each.words) for each in conditions(conditions=chosen, condition_words="あと1割")] == told
