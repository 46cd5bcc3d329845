from __future__ import annotations

from datetime import timedelta

import pytest

from atoippo.feedback.actions import revoke_request
from atoippo.feedback.queries import is_link_stale
from feedback.asked import ask, asked
from workplace import NOON


@pytest.mark.parametrize(("days", "stale"), [(7, False), (8, True)])
def test_a_draft_is_stale_after_seven_days(rep, days, stale):
    message = ask(rep).message

    assert is_link_stale(message, NOON + timedelta(days=days)) is stale


def test_what_has_left_is_never_stale(rep):
    message = asked(rep).message

    assert is_link_stale(message, NOON + timedelta(days=20)) is False


def test_a_draft_that_a_server_refused_is_stale_once_its_request_was_taken_back(rep):
    drafted = ask(rep)
    message = drafted.message
    message.state, message.approved_by, message.approved_at = "failed", rep, NOON
    message.save()

    revoke_request(request=drafted.request, by=rep, at=NOON)

    assert is_link_stale(drafted.message, NOON) is True
