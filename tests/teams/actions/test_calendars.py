"""The working year and the company's own days."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from atoippo.teams.actions import WorkingYear, mark_day, set_working_year, unmark_day
from atoippo.teams.models import CalendarDay, Workspace
from teams.audited import audited
from workplace import NOON

DAY = date(2026, 6, 1)


def test_set_working_year_tells_what_changed(workspace, admin):
    set_working_year(workspace=workspace, year=WorkingYear(10, True, False), by=admin, at=NOON)

    kept = Workspace.objects.get(pk=workspace.pk)
    assert (kept.fiscal_year_starts_in, kept.closes_at_new_year, kept.closes_at_obon) == (10, True, False)
    changes = {"fiscal_year_starts_in": [4, 10], "closes_at_obon": [True, False]}
    assert audited(workspace) == [(admin.pk, "calendar.year_set", workspace.pk, changes)]


def test_set_working_year_as_it_is_writes_nothing(workspace, admin):
    set_working_year(workspace=workspace, year=WorkingYear(4, True, True), by=admin, at=NOON)

    assert audited(workspace) == []


def test_set_working_year_refuses_a_thirteenth_month(workspace, admin):
    with pytest.raises(ValidationError):
        set_working_year(workspace=workspace, year=WorkingYear(13, True, True), by=admin, at=NOON)


def test_mark_day_closes_the_company_and_the_last_word_counts(workspace, admin):
    mark_day(workspace=workspace, day=DAY, is_open=True, by=admin, at=NOON)
    mark_day(workspace=workspace, day=DAY, is_open=False, note="創立記念日", by=admin, at=NOON)

    assert workspace.calendar.is_open(DAY) is False
    assert list(CalendarDay.objects.values_list("workspace", "note")) == [(workspace.pk, "創立記念日")]
    told = {"day": "2026-06-01", "is_open": False, "note": "創立記念日"}
    assert audited(workspace)[-1] == (admin.pk, "calendar.day_marked", CalendarDay.objects.get().pk, told)


def test_unmark_day_lets_the_day_follow_the_rule(workspace, admin):
    marked = mark_day(workspace=workspace, day=DAY, is_open=False, by=admin, at=NOON)

    assert unmark_day(day=marked, by=admin, at=NOON) == DAY
    assert workspace.calendar.is_open(DAY) is True
    told = {"day": "2026-06-01", "is_open": False, "note": ""}
    assert audited(workspace)[-1] == (admin.pk, "calendar.day_unmarked", marked.pk, told)


def test_unmark_day_twice_is_once(workspace, admin):
    marked = mark_day(workspace=workspace, day=DAY, is_open=False, by=admin, at=NOON)

    for _ in range(2):
        unmark_day(day=marked, by=admin, at=NOON)

    assert [action for _, action, _, _ in audited(workspace)] == ["calendar.day_marked", "calendar.day_unmarked"]
