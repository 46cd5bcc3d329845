from __future__ import annotations

import pytest

from atoippo.feedback.actions import NotYoursToReply, draft_reply
from atoippo.mail.actions import MayNotBeSent
from feedback.asked import answer, asked
from workplace import NOON


def test_draft_reply_thanks_in_the_thread_of_the_request(rep):
    told = answer(asked(rep), reasons=("timing",))

    reply = draft_reply(answer=told, by=rep, at=NOON)

    assert (reply.kind, reply.occasion, reply.sender) == ("reply", f"answer:{told.pk}:reply", rep)
    assert (reply.answers, reply.subject) == (told.request.message, f"Re: {told.request.message.subject}")
    assert draft_reply(answer=told, by=rep, at=NOON) == reply


def test_nobody_replies_to_a_masked_answer(rep, manager):
    masked = answer(asked(rep), reasons=("timing",), masked=True)

    for member in (rep, manager):
        with pytest.raises(NotYoursToReply):
            draft_reply(answer=masked, by=member, at=NOON)


def test_a_waiting_answer_is_the_managers_to_reply_to(rep, manager):
    low = answer(asked(rep), reasons=("response_attitude",))

    with pytest.raises(NotYoursToReply):
        draft_reply(answer=low, by=rep, at=NOON)
    assert draft_reply(answer=low, by=manager, at=NOON).sender == manager


def test_nobody_replies_to_who_wants_no_mail(rep):
    told = answer(asked(rep), reasons=("timing",), no_more=True)

    with pytest.raises(MayNotBeSent):
        draft_reply(answer=told, by=rep, at=NOON)
