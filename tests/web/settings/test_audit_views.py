"""記録: what was done, in words."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import translation

import atoippo
from atoippo.teams import actions
from atoippo.teams.audit import record_audit
from atoippo.teams.models import Role
from atoippo.web.settings.audit_words import ACTIONS, action_word, change_words
from workplace import NOON, MemberFactory, TeamFactory

AUDIT = reverse("settings:audit")


def told(workspace, **changes):
    entry = record_audit(workspace=workspace, by=None, action="x.y", subject=workspace, changes=changes, at=NOON)
    return change_words(entry)


def test_every_action_of_the_source_has_its_words():
    source = "\n".join(path.read_text(encoding="utf-8") for path in Path(atoippo.__file__).parent.rglob("*.py"))

    written = set(re.findall(r'action="([a-z_]+\.[a-z_]+)"', source))

    assert sorted(written - set(ACTIONS)) == []


def test_an_action_without_words_is_told_by_its_name(workspace):
    entry = record_audit(workspace=workspace, by=None, action="x.y", subject=workspace, at=NOON)

    assert action_word(entry) == "x.y"


def test_changes_are_told_in_words(workspace):
    assert told(workspace, role=["rep", "manager"]) == ["営業 → マネージャー"]
    assert told(workspace, name=["東", "東日本"]) == ["東 → 東日本"]
    assert told(workspace, teams=[["東"], ["東", "西"]]) == ["東 → 東、西"]
    assert told(workspace, teams=[[], ["西"]]) == ["— → 西"]
    assert told(workspace, reach=[None, 4]) == ["— → 比較の最終"]
    assert told(workspace, day="2026-06-01", is_open=False, note="") == ["2026年6月1日（月）", "休み"]
    assert told(workspace, is_open=True) == ["営業する"]
    assert told(workspace, closes_at_obon=[True, False]) == ["お盆の休み：あり → なし"]
    assert told(workspace, deals=[1, 2], pairs=3, lines=7) == ["商談2件", "3組"]
    assert told(workspace, is_active=[True, False], more={"a": 1}, nobody=None) == []


def test_changes_are_told_in_english(workspace):
    with translation.override("en"):
        assert told(workspace, role=["rep", "manager"]) == ["Sales → Manager"]


def test_entries_stand_newest_first_with_who_and_what(client_of, workspace, rep, admin):
    team = actions.add_team(workspace=workspace, name="東", by=admin, at=NOON)
    actions.mark_day(workspace=workspace, day=date(2026, 6, 1), is_open=False, by=None, at=NOON)
    actions.seat_member(member=rep, teams=[team], by=admin, at=NOON)

    entries = client_of(admin).get(AUDIT).context["entries"]

    assert [(entry.by, entry.action, entry.subject) for entry in entries] == [
        (str(admin), "所属チームを変更", str(rep)),
        ("", "カレンダーに日を追加", ""),
        (str(admin), "チームを追加", "東"),
    ]


def test_without_entries_the_page_says_so(client_of, admin):
    assert client_of(admin).get(AUDIT).context["entries"] == []


def test_the_audit_is_for_admins_of_the_workspace(client_of, workspace, rep, manager, admin):
    actions.add_team(workspace=workspace, name="東", by=admin, at=NOON)
    stranger = MemberFactory(role=Role.ADMIN)

    answers = [client_of(member).get(AUDIT).status_code for member in (rep, manager)]

    assert answers == [403, 403]
    assert client_of(stranger).get(AUDIT).context["entries"] == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_the_same_number_of_queries(client_of, workspace, admin, count, django_assert_num_queries):
    for team in TeamFactory.create_batch(count, workspace=workspace):
        actions.rename_team(team=team, name=f"第{team.name}", by=admin, at=NOON)
    browser = client_of(admin)

    with django_assert_num_queries(6):
        response = browser.get(AUDIT)

    assert len(response.context["entries"]) == count
