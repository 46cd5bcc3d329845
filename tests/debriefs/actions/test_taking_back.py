"""Taking back 送った: not of a request that was taken back itself."""

from __future__ import annotations

import pytest

from atoippo.debriefs.actions.taking_back import RequestIsTakenBack, take_back_letter
from atoippo.feedback.actions import revoke_request
from atoippo.mail.models import Message
from feedback.asked import asked
from workplace import NOON


def test_a_request_that_stands_is_a_draft_again(rep):
    letter = take_back_letter(message=asked(rep).message, by=rep, at=NOON)

    assert letter.state == "draft"


def test_the_mail_of_a_request_that_was_taken_back_stays_asked(rep):
    request = revoke_request(request=asked(rep), by=rep, at=NOON)

    with pytest.raises(RequestIsTakenBack):
        take_back_letter(message=request.message, by=rep, at=NOON)

    assert Message.objects.get().state == "by_hand"
