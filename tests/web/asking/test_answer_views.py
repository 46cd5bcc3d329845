"""Reading what a customer answered: who reads what, and what may be done about it."""

from __future__ import annotations

import pytest
from django.urls import reverse

from atoippo.feedback.models import Answer, AnswerRelease
from atoippo.mail.models import Message, MessageKind
from feedback.asked import answer, asked
from workplace import TODAY, MemberFactory

LOW = {"reasons": ("response_attitude",), "words": "お返事が遅く、困りました。"}


def page_of(kept, name="answer"):
    """Return one of the addresses of an answer."""
    return reverse(f"asking:{name}", args=[kept.pk])


@pytest.fixture
def request_row(rep):
    """Return a request that has left."""
    return asked(rep)


def test_answer_is_read_question_by_question(client_of, rep, request_row):
    kept = answer(
        request_row,
        reasons=("price_budget", "timing"),
        conditions=("budget",),
        condition_words="来期",
        words="丁寧でした",
    )

    lines = client_of(rep).get(page_of(kept)).context["shown"].lines

    said = [([str(word) for word in line.chosen], line.words) for line in lines]
    assert said == [
        (["価格や予算が合わなかった", "時期が合わなかった"], ""),
        (["予算がつく"], "来期"),
        ([], "丁寧でした"),
    ]


def test_reading_is_noted_and_leads_back_to_today(client_of, rep, request_row):
    kept = answer(request_row, reasons=("timing",))

    response = client_of(rep).post(page_of(kept, "read"))

    assert response.headers["Location"] == reverse("today:show")
    assert Answer.objects.get().read_at is not None


def test_looking_at_an_answer_is_not_reading_it(client_of, rep, request_row):
    kept = answer(request_row, reasons=("timing",))

    client_of(rep).get(page_of(kept))

    assert Answer.objects.get().read_at is None


def test_masked_answer_is_for_leaders_alone_and_gets_no_reply(client_of, rep, manager, request_row):
    kept = answer(request_row, reasons=("timing",), masked=True)

    shown = client_of(manager).get(page_of(kept)).context["shown"]
    client_of(manager).post(page_of(kept, "reply"))

    assert (shown.is_for_leaders_alone, shown.may_reply, shown.may_tell) == (True, False, False)
    assert "担当者に分からないように" in str(shown.remark)
    assert {name: client_of(rep).post(page_of(kept, name)).status_code for name in ("read", "tell", "reply")} == {
        "read": 404,
        "tell": 404,
        "reply": 404,
    }
    assert Message.objects.filter(kind=MessageKind.REPLY).count() == 0


def test_low_answer_waits_for_the_manager_who_passes_it_on(client_of, rep, manager, request_row):
    kept = answer(request_row, **LOW)
    before = client_of(rep).get(page_of(kept)).status_code

    client_of(manager).post(page_of(kept, "tell"))

    assert (before, client_of(rep).get(page_of(kept)).status_code) == (404, 200)
    assert Answer.objects.get().told_by == manager


def test_reply_is_drafted_in_the_thread_of_the_request(client_of, rep, request_row):
    kept = answer(request_row, reasons=("timing",), words="来年度なら")

    response = client_of(rep).post(page_of(kept, "reply"))

    reply = Message.objects.get(kind=MessageKind.REPLY)
    assert response.headers["Location"] == reverse("letters:show", args=[reply.pk])
    assert reply.answers == request_row.message


def test_who_wants_nothing_more_gets_no_reply(client_of, rep, request_row):
    kept = answer(request_row, reasons=("timing",), no_more=True)
    browser = client_of(rep)

    shown = browser.get(page_of(kept)).context["shown"]
    browser.post(page_of(kept, "reply"))

    assert (shown.may_reply, Message.objects.filter(kind=MessageKind.REPLY).count()) == (False, 0)
    assert str(shown.remark) == "今後のご案内は不要とのことですので、お返事もお送りしません。"


def test_newer_answer_is_pointed_to_as_far_as_it_may_be_read(client_of, rep, manager, request_row):
    first = answer(request_row, reasons=("timing",))
    second = answer(request_row, reasons=("price_budget",))
    answer(request_row, reasons=("competitor",), masked=True)

    newer = [client_of(member).get(page_of(first)).context["shown"].newer for member in (rep, manager)]

    assert newer == [second.pk, second.pk + 1]


def test_what_was_told_together_is_read_by_whom_it_is_about(client_of, rep, workspace):
    release = AnswerRelease.objects.create(
        workspace=workspace,
        team=workspace.teams.get(),
        about=rep,
        answers_count=3,
        reasons={"timing": 3},
        released_on=TODAY,
    )
    colleague = MemberFactory(workspace=workspace)
    path = reverse("asking:read_together", args=[release.pk])

    refused = client_of(colleague).post(path).status_code
    client_of(rep).post(path)

    assert refused == 404
    assert AnswerRelease.objects.get().read_at is not None
