from __future__ import annotations

from functools import partial

import pytest

from atoippo.customers.actions import (
    DecidedAlready,
    NotJoined,
    NotKeptApart,
    NotOfThisPair,
    NotYoursToJoin,
    ask_again,
    join_companies,
    keep_apart,
    propose_matches,
    take_apart,
)
from atoippo.customers.actions import matches as actions
from atoippo.customers.models import Company, CompanyMatch
from atoippo.customers.queries import open_matches
from atoippo.teams.models import AuditEntry
from workplace import NOON, CompanyFactory, MemberFactory


def company(workspace, name):
    return CompanyFactory(workspace=workspace, name=name)


def pair(one, other):
    first, second = sorted((one, other), key=lambda each: each.pk)
    return CompanyMatch.objects.create(
        workspace=one.workspace, company=first, other=second, likeness=0.9, found_at=NOON
    )


def heads(*companies):
    found = [Company.objects.get(pk=each.pk) for each in companies]
    return [(each.merged_into or each).name for each in found]


@pytest.fixture
def four(workspace):
    return [company(workspace, name) for name in ("甲商事", "乙商事", "丙商事", "丁商事")]


def test_propose_matches_proposes_each_pair_once(workspace):
    one, other = company(workspace, "株式会社さくら商事"), company(workspace, "さくら商事")

    first, second = propose_matches(workspace=workspace, at=NOON), propose_matches(workspace=workspace, at=NOON)

    match = CompanyMatch.objects.get()
    assert (first, second, match.company, match.other, match.verdict) == (1, 0, one, other, "open")
    assert AuditEntry.objects.get(action="match.proposed").changes == {"pairs": 1}


def test_propose_matches_leaves_joined_and_foreign_companies_alone(workspace):
    one = company(workspace, "株式会社さくら商事")
    company(workspace, "さくら商事")
    Company.objects.filter(name="さくら商事").update(merged_into=one)
    CompanyFactory(name="さくら商事株式会社")

    assert propose_matches(workspace=workspace, at=NOON) == 0


def test_propose_matches_asks_no_more_than_a_person_can_look_at(workspace, monkeypatch):
    monkeypatch.setattr(actions, "MOST_OPEN", 1)
    for name in ("さくら商事", "あおば物産"):
        company(workspace, f"株式会社{name}")
        company(workspace, name)

    assert [propose_matches(workspace=workspace, at=NOON) for _ in range(2)] == [1, 0]


def test_join_companies_lets_one_be_known_as_the_other(manager, four):
    match = pair(four[0], four[1])

    head = join_companies(match=match, into=four[1], by=manager, at=NOON)

    match.refresh_from_db()
    assert (head, match.verdict, match.decided_by, match.decided_at) == (four[1], "same", manager, NOON)
    assert heads(*four) == ["乙商事", "乙商事", "丙商事", "丁商事"]
    assert AuditEntry.objects.get(action="match.same").subject_id == match.pk


@pytest.mark.parametrize("said", ["same", "apart"])
def test_what_somebody_decided_meanwhile_stays(manager, admin, four, said):
    match = pair(four[0], four[1])  # as both have it on their screens
    say_same = partial(join_companies, match=match, into=four[0], at=NOON)
    say_apart = partial(keep_apart, match=match, at=NOON)
    (say_same if said == "same" else say_apart)(by=manager)

    for decide in (say_same, say_apart):
        with pytest.raises(DecidedAlready):
            decide(by=admin)

    match.refresh_from_db()
    assert (match.verdict, match.decided_by) == (said, manager)
    assert heads(four[1]) == ["甲商事" if said == "same" else "乙商事"]


def test_joined_companies_follow_no_chain(manager, four):
    first, second, third = four[:3]
    join_companies(match=pair(first, second), into=second, by=manager, at=NOON)

    head = join_companies(match=pair(second, third), into=third, by=manager, at=NOON)

    assert (head, heads(*four[:3])) == (third, ["丙商事"] * 3)
    assert set(Company.objects.exclude(merged_into=None).values_list("merged_into", flat=True)) == {third.pk}


def test_joining_into_a_joined_company_goes_to_its_head(manager, four):
    first, second, third = four[:3]
    join_companies(match=pair(first, second), into=second, by=manager, at=NOON)

    assert join_companies(match=pair(first, third), into=first, by=manager, at=NOON) == second
    assert heads(third) == ["乙商事"]


def test_take_apart_gives_back_what_came_along(manager, four):
    first, second, third, fourth = four
    join_companies(match=pair(first, second), into=second, by=manager, at=NOON)
    match = pair(second, third)
    join_companies(match=match, into=third, by=manager, at=NOON)
    join_companies(match=pair(third, fourth), into=fourth, by=manager, at=NOON)

    take_apart(match=match, by=manager, at=NOON)

    match.refresh_from_db()
    assert heads(*four) == ["乙商事", "乙商事", "丁商事", "丁商事"]
    assert (match.verdict, match.decided_by, match.decided_at) == ("open", None, None)


def test_pair_that_is_one_already_by_others_joins_nothing_more(manager, four):
    first, second, third = four[:3]
    join_companies(match=pair(first, second), into=second, by=manager, at=NOON)
    join_companies(match=pair(second, third), into=third, by=manager, at=NOON)
    match = pair(first, third)

    join_companies(match=match, into=third, by=manager, at=NOON)
    take_apart(match=match, by=manager, at=NOON)

    assert heads(*four[:3]) == ["丙商事"] * 3


def test_keep_apart_is_not_asked_again(manager):
    one, other = company(manager.workspace, "株式会社さくら商事"), company(manager.workspace, "さくら商事")
    keep_apart(match=pair(one, other), by=manager, at=NOON)

    assert (propose_matches(workspace=manager.workspace, at=NOON), heads(other)) == (0, ["さくら商事"])
    assert CompanyMatch.objects.get().verdict == "apart"


def test_ask_again_takes_back_that_two_are_apart_and_nothing_else(manager, four):
    apart, same = pair(four[0], four[1]), pair(four[2], four[3])
    keep_apart(match=apart, by=manager, at=NOON)
    join_companies(match=same, into=four[3], by=manager, at=NOON)

    asked = ask_again(match=apart, by=manager, at=NOON)
    with pytest.raises(NotKeptApart):
        ask_again(match=same, by=manager, at=NOON)

    assert (asked.verdict, heads(four[2])) == ("open", ["丁商事"])


def test_take_apart_refuses_what_nobody_joined(manager, four):
    with pytest.raises(NotJoined):
        take_apart(match=pair(four[0], four[1]), by=manager, at=NOON)


def test_join_companies_refuses_a_third_company(manager, four):
    with pytest.raises(NotOfThisPair):
        join_companies(match=pair(four[0], four[1]), into=four[2], by=manager, at=NOON)


def test_decisions_belong_to_leaders_of_the_workspace(rep, four):
    match, stranger = pair(four[0], four[1]), MemberFactory(role="admin")

    with pytest.raises(NotYoursToJoin):
        join_companies(match=match, into=four[0], by=rep, at=NOON)
    with pytest.raises(NotYoursToJoin):
        keep_apart(match=match, by=stranger, at=NOON)


def test_open_matches_are_the_members_own_most_alike_first(manager, four):
    less = pair(four[0], four[1])
    CompanyMatch.objects.filter(pk=less.pk).update(likeness=0.8)
    more = pair(four[2], four[3])
    join_companies(match=pair(four[0], four[2]), into=four[0], by=manager, at=NOON)

    assert list(open_matches(manager)) == [more, less]
    assert list(open_matches(MemberFactory(role="admin"))) == []
