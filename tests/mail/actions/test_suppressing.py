"""A stop of mail holds at once and for whoever has the address; only a マネージャー lifts it, on the customer's word."""

from __future__ import annotations

from datetime import timedelta

import pytest

from atoippo.deals.rules import OfAnotherWorkspace
from atoippo.mail.actions import LiftingNeedsAWord, NotYoursToLift, SuppressionDetails, lift_suppression
from atoippo.mail.models import Message, MessageState, Suppression, SuppressionReason
from atoippo.mail.queries import may_send, suppressions_of
from atoippo.teams.models import AuditEntry
from mail.desk import ADDRESS, OPT_OUT
from workplace import NOON, ContactFactory

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def a_server_is_set(settings):
    settings.EMAIL_HOST = "127.0.0.1"


def lift(suppression, by, because="4月2日にお電話で、再開してよいとのこと"):
    return lift_suppression(suppression=suppression, because=because, by=by, at=NOON + DAY)


def test_a_stop_keeps_back_what_waits_and_leaves_drafts(desk):
    due, draft = desk.approved("a"), desk.draft("b")

    desk.opt_out(contact=desk.contact)

    states = dict(Message.objects.values_list("pk", "state"))
    assert states == {due.pk: MessageState.WITHHELD, draft.pk: MessageState.DRAFT}


def test_a_stop_remembers_the_address_of_the_contact(desk):
    suppression = desk.opt_out(contact=desk.contact)

    assert (suppression.email_key, suppression.evidence, suppression.noted_by) == (ADDRESS, "お電話で", desk.rep)
    assert AuditEntry.objects.get(action="mail.suppressed").subject_id == suppression.pk


def test_a_quiet_stop_leaves_no_trace_of_whose_it_was(desk):
    quietly = SuppressionDetails(reason=SuppressionReason.OPTED_OUT, evidence="ご回答から", quietly=True)

    suppression = desk.opt_out(contact=desk.contact, details=quietly)

    entry = AuditEntry.objects.get(action="mail.suppressed")
    assert (entry.subject_type, entry.subject_id, entry.changes) == ("teams.workspace", desk.workspace.pk, {})
    assert suppression.evidence == ""


def test_a_time_to_wait_for_keeps_nothing_back_here(desk):
    due = desk.approved()

    desk.opt_out(
        contact=desk.contact, details=SuppressionDetails(reason=SuppressionReason.NOT_BEFORE, until=NOON + 365 * DAY)
    )

    assert Message.objects.get(pk=due.pk).state == MessageState.DUE
    assert [stop.reason for stop in suppressions_of(desk.contact, NOON)] == ["not_before"]
    assert list(suppressions_of(desk.contact, NOON + 365 * DAY)) == []


def test_only_a_manager_lifts_a_stop_and_says_why(desk):
    suppression = desk.opt_out(contact=desk.contact)

    with pytest.raises(NotYoursToLift):
        lift(suppression, desk.rep)
    with pytest.raises(LiftingNeedsAWord):
        lift(suppression, desk.manager, because=" ")
    lifted = lift(suppression, desk.manager)

    assert (lifted.lifted_by, lifted.lifted_at, lifted.lifted_because) == (
        desk.manager,
        NOON + DAY,
        "4月2日にお電話で、再開してよいとのこと",
    )
    assert may_send(contact=desk.contact, email=ADDRESS, kind="thanks", at=NOON + DAY).allowed
    assert desk.approved().state == MessageState.DUE


def test_lifting_twice_changes_nothing(desk):
    lifted = lift(desk.opt_out(contact=desk.contact), desk.manager)

    assert lift(lifted, desk.manager, because="もう一度").lifted_because == lifted.lifted_because
    assert AuditEntry.objects.filter(action="mail.suppression_lifted").count() == 1


def test_a_stop_is_of_ones_own_workspace(desk):
    with pytest.raises(OfAnotherWorkspace):
        desk.opt_out(contact=ContactFactory(), details=OPT_OUT)
    assert Suppression.objects.count() == 0
