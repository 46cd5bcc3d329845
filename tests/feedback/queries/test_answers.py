from __future__ import annotations

from datetime import timedelta

import pytest

from atoippo.feedback.actions import revoke_request
from atoippo.feedback.models import AnswerRelease, FeedbackRequest
from atoippo.feedback.queries import (
    answers_to_read,
    masked_answers,
    releases_for,
    releases_to_read,
    request_state,
    request_states,
)
from feedback.asked import answer, ask, asked
from workplace import NOON, TODAY, MemberFactory

LATER = NOON + timedelta(days=2)


def test_a_named_answer_waits_for_the_rep_alone(rep, manager, admin):
    told = answer(asked(rep), reasons=("timing",))

    colleague = MemberFactory(workspace=rep.workspace)
    assert [list(answers_to_read(member)) for member in (rep, colleague, manager, admin)] == [[told], [], [], []]


def test_low_and_masked_answers_wait_for_the_manager_alone(rep, manager):
    low = answer(asked(rep), reasons=("response_attitude",))
    masked = answer(asked(rep), reasons=("timing",), masked=True)

    assert list(answers_to_read(rep)) == []
    assert list(answers_to_read(manager)) == [masked, low]
    assert list(masked_answers(manager)) == [masked]


def test_a_manager_does_not_read_who_hid_from_them(manager, admin):
    masked = answer(asked(manager), reasons=("timing",), masked=True)

    assert (list(masked_answers(manager)), list(answers_to_read(manager))) == ([], [])
    assert list(masked_answers(admin)) == [masked]


@pytest.mark.parametrize("count", [1, 3])
def test_answers_to_read_asks_one_query(rep, count, django_assert_num_queries):
    for _ in range(count):
        answer(asked(rep), reasons=("timing",))

    with django_assert_num_queries(1):
        waiting = list(answers_to_read(rep))
        names = [(each.request.loss.deal.company.name, each.request.contact.name) for each in waiting]

    assert len(names) == count


def test_releases_wait_for_the_rep_they_are_about(rep, manager):
    batch = AnswerRelease.objects.create(
        workspace=rep.workspace,
        team=rep.workspace.teams.get(),
        about=rep,
        answers_count=3,
        reasons={"timing": 3},
        released_on=TODAY,
    )

    assert (list(releases_for(rep)), list(releases_to_read(rep))) == ([batch], [batch])
    assert list(releases_for(manager)) == []


def test_request_state_tells_a_rep_of_named_answers_alone(rep, manager):
    draft, waiting, named, masked, low = ask(rep).request, asked(rep), asked(rep), asked(rep), asked(rep)
    answer(named, reasons=("timing",))
    answer(masked, reasons=("timing",), masked=True)
    answer(low, reasons=("response_attitude",))
    requests = [draft, waiting, named, masked, low]

    of_rep, of_manager = ([str(request_states(requests, who, LATER)[r.pk]) for r in requests] for who in (rep, manager))

    pending = "お返事をお待ちしています"
    assert of_rep == ["まだ送っていません", pending, "お言葉が届きました", pending, pending]
    assert of_manager[3:] == [
        "担当者に分からない形でお言葉が届きました",
        "お言葉が届きました（まだ担当者には伝えていません）",
    ]


def test_request_state_ends(rep):
    request = asked(rep)

    assert str(request_state(request, rep, request.expires_at)) == "受付は終了しました"


@pytest.mark.parametrize("count", [1, 3])
def test_request_states_asks_one_query(rep, count, django_assert_num_queries):
    for _ in range(count):
        asked(rep)
    requests = list(FeedbackRequest.objects.visible_to(rep).select_related("message"))

    with django_assert_num_queries(1):
        request_states(requests, rep, LATER)


def test_request_state_says_that_it_was_taken_back(rep):
    request = revoke_request(request=asked(rep), by=rep, at=NOON)

    assert str(request_state(request, rep, LATER)) == "取り下げました"
