"""The digest of a link, and the closures that come next."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from atoippo.teams.rules import closed_runs, invitation_ends_at, token_digest
from atoippo.values.business_calendar import NEW_YEAR_CLOSURE, BusinessCalendar


def said(runs):
    return [(run.first_day, run.last_day, [str(reason) for reason in run.why]) for run in runs]


def test_token_digest_is_sha256():
    assert token_digest("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_invitation_ends_after_two_weeks():
    at = datetime(2026, 4, 1, tzinfo=UTC)

    assert invitation_ends_at(at) - at == timedelta(days=14)


def test_closed_runs_join_weekends_to_holidays_and_leave_plain_weekends_out():
    runs = closed_runs(BusinessCalendar(), today=date(2026, 4, 20), count=3)

    assert said(runs) == [
        (date(2026, 4, 29), date(2026, 4, 29), ["祝日"]),
        (date(2026, 5, 2), date(2026, 5, 6), ["祝日"]),
        (date(2026, 7, 18), date(2026, 7, 20), ["祝日"]),
    ]


def test_closed_runs_name_each_reason_once_in_order():
    calendar = BusinessCalendar(extra_closed=frozenset({date(2026, 12, 28), date(2027, 1, 4)}))

    (run,) = said(closed_runs(calendar, today=date(2026, 12, 25), count=1))

    assert run == (date(2026, 12, 26), date(2027, 1, 4), ["臨時休業", "年末年始の休業"])


def test_closed_runs_know_obon_and_days_opened_in_it():
    calendar = BusinessCalendar(extra_open=frozenset({date(2026, 8, 14)}))

    runs = closed_runs(calendar, today=date(2026, 8, 12), count=2)

    assert said(runs) == [
        (date(2026, 8, 13), date(2026, 8, 13), ["お盆の休業"]),
        (date(2026, 8, 15), date(2026, 8, 16), ["お盆の休業"]),
    ]


def test_closed_runs_without_yearly_closures_leave_obon_open():
    calendar = BusinessCalendar(closures=(NEW_YEAR_CLOSURE,))

    (run,) = said(closed_runs(calendar, today=date(2026, 8, 12), count=1))

    assert run == (date(2026, 9, 19), date(2026, 9, 23), ["祝日"])


def test_closed_runs_of_a_company_that_is_always_closed_end():
    today = date(2026, 4, 1)
    calendar = BusinessCalendar(extra_closed=frozenset(today + timedelta(days=n) for n in range(500)))

    (run,) = closed_runs(calendar, today=today, count=5)

    assert (run.first_day, (run.last_day - run.first_day).days) == (today, 399)
