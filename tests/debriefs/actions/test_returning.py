"""A deal that comes back: what waits to be sent about its loss stays here."""

from __future__ import annotations

import pytest

from atoippo.debriefs.actions.returning import note_return
from atoippo.mail.actions import approve_message
from atoippo.mail.models import Message, MessageState
from feedback.asked import ask
from workplace import NOON


@pytest.mark.parametrize("held_by_a_worker", [False, True])
def test_what_waits_to_be_sent_about_the_loss_is_kept_back(rep, settings, held_by_a_worker):
    settings.EMAIL_HOST = "127.0.0.1"
    told = ask(rep)
    approve_message(message=told.message, send_after=NOON, by=rep, at=NOON)
    claimed = Message.objects.claim_next(now=NOON) if held_by_a_worker else None

    back = note_return(deal=told.request.loss.deal, returned_on=None, by=rep, at=NOON)

    letter = Message.objects.get()
    assert (letter.state, letter.trouble) == (MessageState.WITHHELD, "お話が再開したため、送りませんでした")
    assert (back.deal_id, letter.claim) == (letter.deal_id, "")
    assert claimed is None or claimed.claim != ""


def test_a_draft_stays_a_draft(rep):
    told = ask(rep)

    note_return(deal=told.request.loss.deal, returned_on=None, by=rep, at=NOON)

    assert Message.objects.get().state == MessageState.DRAFT
