from __future__ import annotations

from datetime import timedelta

import pytest

from atoippo.feedback.actions import revoke_request
from atoippo.feedback.queries import answer_of_browser, request_opened_by, responsible_for, responsible_of
from atoippo.teams.models import Role
from feedback.asked import answer, ask, token_of
from workplace import NOON, MemberFactory, TeamFactory


@pytest.fixture
def request_(rep):
    return ask(rep).request


def test_request_opened_by_its_link(request_):
    assert request_opened_by(token_of(request_), NOON) == request_


def test_request_opened_by_nothing_else(request_, rep):
    token = token_of(request_)
    ended, unknown = request_opened_by(token, request_.expires_at), request_opened_by("x" * 43, NOON)
    revoke_request(request=request_, by=rep, at=NOON)

    assert (ended, unknown, request_opened_by(token, NOON), request_opened_by("", NOON)) == (None, None, None, None)


def test_request_opened_by_costs_one_look_whatever_is_wrong(request_, django_assert_num_queries):
    for token in (token_of(request_), "x" * 43):
        with django_assert_num_queries(1):
            request_opened_by(token, NOON)


def test_token_is_kept_nowhere_but_in_the_mail(request_):
    token = token_of(request_)

    assert token in request_.message.body
    assert token not in "".join(map(str, type(request_).objects.filter(pk=request_.pk).values_list().get()))
    assert len(token) == 43


def test_answer_of_browser_is_the_newest_of_that_browser(request_):
    answer(request_, reasons=("timing",), browser="own")
    newest = answer(request_, reasons=("price_budget",), browser="own", at=NOON + timedelta(days=2))
    answer(request_, reasons=("other",), browser="another", at=NOON + timedelta(days=3))

    assert answer_of_browser(request_, "own") == newest
    assert [answer_of_browser(request_, browser) for browser in ("third", "", None)] == [None, None, None]


def test_responsible_of_is_the_manager_of_the_team_who_signs_in(workspace, rep, manager, admin):
    team = workspace.teams.get()
    MemberFactory(workspace=workspace, role=Role.MANAGER, user=None)
    MemberFactory(workspace=workspace, role=Role.MANAGER, teams=[TeamFactory(workspace=workspace)])

    assert responsible_of(team) == manager
    assert responsible_of(team, beside=manager) == admin


def test_responsible_of_nobody_who_left(workspace, manager):
    manager.is_active = False
    manager.save()

    assert responsible_of(workspace.teams.get()) is None


def test_responsible_for_is_never_the_one_whose_customer_it_is(manager):
    assert responsible_for(ask(manager).request) is None
