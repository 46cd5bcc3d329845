"""What これまで tells of mails and answers: what left and what was told, and nothing that hints at any other answer."""

from __future__ import annotations

from datetime import timedelta

import pytest

from atoippo.feedback.models import Answer
from atoippo.mail.actions import Draft, draft_message, say_sent_by_hand
from atoippo.mail.models import MessageKind
from atoippo.mail.rules import Wording
from atoippo.web.deals.deal_page import deal_page_of
from atoippo.web.deals.exchanged import exchanged_about
from feedback.asked import answer, ask, asked
from workplace import NOON

ASKED = "ご意見のお願いのメールをお送りしました"
ANSWERED = "お客様からご意見をいただきました"
REPLIED = "お返事のメールをお送りしました"
BODY = "https://atoippo.example.jp/a/1/"
LATER = NOON + timedelta(days=2)


def told(request, reader):
    """Return what the deal's story tells a reader of mails and answers, with the day of each."""
    lines = exchanged_about(request.loss.deal, reader)
    return [(str(happening.what), f"{day:%m-%d}") for day, happening in sorted(lines, key=lambda line: line[0])]


def send(request, kind, occasion, by):
    """Write to the customer by one's own mailbox."""
    draft = Draft(contact=request.contact, sender=by, kind=kind, occasion=occasion, wording=Wording("件名", BODY))
    message = draft_message(deal=request.loss.deal, draft=draft, by=by, at=LATER)
    say_sent_by_hand(message=message, by=by, at=LATER)


def test_mails_that_left_and_answers_that_were_told_are_told_on_their_days(rep, manager):
    request = asked(rep)
    kept = answer(request, reasons=("timing",), words="来年度なら")
    send(request, MessageKind.REPLY, f"answer:{kept.pk}:reply", rep)

    lines = [(ASKED, "04-01"), (ANSWERED, "04-02"), (REPLIED, "04-03")]
    assert [told(request, member) for member in (rep, manager)] == [lines, lines]
    story = [str(happening.what) for happening in deal_page_of(request.loss.deal, rep).story]
    assert story[-3:] == [ASKED, ANSWERED, REPLIED]


def test_what_has_not_left_is_not_told(rep):
    assert told(ask(rep).request, rep) == []


@pytest.mark.parametrize("how", ["masked", "waits"])
def test_an_answer_that_was_not_told_leaves_no_line_for_anybody(how, rep, manager):
    request = asked(rep)
    kept = answer(request, reasons=("timing",), masked=how == "masked")
    if how == "waits":
        Answer.objects.update(told_at=None)
        send(request, MessageKind.REPLY, f"answer:{kept.pk}:reply", manager)

    assert [told(request, member) for member in (rep, manager)] == [[(ASKED, "04-01")]] * 2


def test_a_reminder_which_tells_that_no_answer_came_is_told_to_nobody(rep, manager):
    request = asked(rep)
    send(request, MessageKind.NUDGE, "nudge", rep)

    assert [told(request, member) for member in (rep, manager)] == [[(ASKED, "04-01")]] * 2


@pytest.mark.parametrize("count", [1, 3])
def test_mails_and_answers_ask_the_same_number_of_queries(count, rep, django_assert_num_queries):
    request = asked(rep)
    for number in range(count):
        kept = answer(request, reasons=("timing",), words=f"{number}年後なら")
        send(request, MessageKind.THANKS, f"thanks:{number}", rep)
        send(request, MessageKind.REPLY, f"answer:{kept.pk}:reply", rep)

    with django_assert_num_queries(2):
        lines = list(exchanged_about(request.loss.deal, rep))

    assert len(lines) == 1 + 3 * count
