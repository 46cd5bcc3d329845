"""When jobs are due, and that a slot is taken once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from atoippo.worker.jobs import JOBS
from atoippo.worker.models import JobRun
from atoippo.worker.timetable import TIMETABLE, TOKYO, Daily, EveryMinutes, Weekly, take_due_slots
from workplace import NOON

NIGHTLY = Daily("03:00", do="forget_old_uploads")


def tokyo(day, hour, minute, second=0):
    return datetime(2026, 4, day, hour, minute, second, tzinfo=TOKYO)


@pytest.mark.parametrize(
    ("minutes", "now", "slot"),
    [
        (1, tokyo(1, 12, 0, 59), tokyo(1, 12, 0)),
        (5, tokyo(1, 12, 4), tokyo(1, 12, 0)),
        (5, tokyo(1, 12, 5), tokyo(1, 12, 5)),
        (7, tokyo(1, 0, 6), tokyo(1, 0, 0)),
    ],
)
def test_every_minutes_is_due_at_each_whole_step_of_the_day(minutes, now, slot):
    assert EveryMinutes(minutes, do="read_words").newest_slot(now.astimezone(UTC)) == slot


@pytest.mark.parametrize(
    ("now", "slot"),
    [
        (tokyo(2, 2, 59, 59), tokyo(1, 3, 0)),
        (tokyo(2, 3, 0), tokyo(2, 3, 0)),
        (tokyo(2, 23, 59), tokyo(2, 3, 0)),
    ],
)
def test_daily_is_due_at_its_time_in_tokyo(now, slot):
    assert NIGHTLY.newest_slot(now.astimezone(UTC)) == slot


@pytest.mark.parametrize(
    ("now", "slot"),
    [
        (tokyo(6, 6, 59, 59), tokyo(1, 7, 0) - timedelta(days=2)),  # 6 April 2026 is a Monday
        (tokyo(6, 7, 0), tokyo(6, 7, 0)),
        (tokyo(12, 23, 59), tokyo(6, 7, 0)),
    ],
)
def test_weekly_is_due_on_its_day_in_tokyo(now, slot):
    assert Weekly(0, "07:00", do="release_masked").newest_slot(now.astimezone(UTC)) == slot


@pytest.mark.django_db
def test_take_due_slots_takes_a_slot_once():
    first = take_due_slots(now=NOON, timetable=[NIGHTLY])

    again = take_due_slots(now=NOON + timedelta(hours=1), timetable=[NIGHTLY])

    assert (first, again) == (["forget_old_uploads"], [])
    assert list(JobRun.objects.values_list("job", "slot", "taken_at")) == [("forget_old_uploads", tokyo(1, 3, 0), NOON)]


@pytest.mark.django_db
def test_take_due_slots_makes_up_a_missed_day_once():
    take_due_slots(now=tokyo(1, 3, 0), timetable=[NIGHTLY])

    after_downtime = [take_due_slots(now=tokyo(4, 9, minute), timetable=[NIGHTLY]) for minute in (0, 1)]

    assert after_downtime == [["forget_old_uploads"], []]
    assert list(JobRun.objects.order_by("slot").values_list("slot", flat=True)) == [tokyo(1, 3, 0), tokyo(4, 3, 0)]


@pytest.mark.django_db
def test_take_due_slots_asks_once_about_all_that_is_taken(django_assert_num_queries):
    take_due_slots(now=NOON)

    with django_assert_num_queries(1):
        take_due_slots(now=NOON + timedelta(seconds=30))


def test_timetable_names_jobs_that_are_there():
    assert sorted({entry.do for entry in TIMETABLE} - JOBS.keys()) == []
