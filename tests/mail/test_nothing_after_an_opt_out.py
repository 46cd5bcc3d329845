"""Whatever people, the clock and the customer do in whatever order: nothing leaves after an opt-out, and nothing twice."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import override_settings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from atoippo.mail.actions import (
    SuppressionDetails,
    call_back_message,
    edit_message,
    lift_suppression,
    note_unknown_messages,
    say_sent_by_hand,
    send_next,
    settle_unknown,
    take_back_sent_by_hand,
    withhold_message,
)
from atoippo.mail.actions.approving import WAITING
from atoippo.mail.actions.drafting import CHANGEABLE
from atoippo.mail.actions.sending import hand_over
from atoippo.mail.models import Message, MessageState, Suppression, SuppressionReason
from atoippo.mail.rules import Wording
from atoippo.mail.transport import OutcomeUnknown, PermanentFailure, TemporaryFailure
from atoippo.teams.models import Member, Role
from atoippo.teams.refused import Refused
from atoippo.values.message import msg
from mail.desk import Desk
from workplace import NOON, ContactFactory, MemberFactory, WorkspaceFactory

ADDRESSES = ["tanaka@sakura.example.jp", "Tanaka@Sakura.example.jp", "sato@sakura.example.jp"]
SAYS = [None, TemporaryFailure("450 busy"), PermanentFailure("550 5.7.1 no"), OutcomeUnknown("broken")]
BOUNCES = PermanentFailure("550 5.1.1 nobody", at_recipient=True)


class Wire:
    """A server that remembers when it took which mail for whom, and fails as it is told."""

    def __init__(self, office):
        self.office, self.says, self.took = office, None, []

    def send(self, envelope):
        if self.says is None or isinstance(self.says, OutcomeUnknown):
            self.took.append((envelope.content.split(b"Message-ID: ")[1].split(b"\r\n")[0], envelope.recipient))
            self.office.check_that_it_may_leave(envelope.recipient)
        if self.says is not None:
            raise self.says
        return "250 ok"


class Office:
    """A desk at which things happen by number, with what must hold said beside it."""

    def __init__(self):
        workspace = WorkspaceFactory()
        rep, manager = (MemberFactory(workspace=workspace, role=role) for role in (Role.REP, Role.MANAGER))
        self.desk, self.now, self.wire = Desk(rep, manager), NOON, Wire(self)
        self.contacts = [self.desk.contact]
        for name, email in (("田中 はな子", ADDRESSES[1]), ("佐藤 一", ADDRESSES[2])):
            self.contacts.append(ContactFactory(company=self.desk.contact.company, name=name, email=email))
        self.resent_by_a_person = Counter()
        for number in range(3):
            self.draft(number)

    def check_that_it_may_leave(self, address):
        stopped = {stop.email_key for stop in Suppression.objects.in_force(self.now) if stop.reason != "not_before"}
        assert address.lower() not in stopped

    def check_that_nothing_left_twice(self):
        took = Counter(message_id for message_id, _ in self.wire.took)
        assert {mid: n for mid, n in took.items() if n > 1 + self.resent_by_a_person[mid]} == {}
        assert Message.objects.filter(state=MessageState.SENT, left_at=None).count() == 0

    def draft(self, n):
        self.desk.draft(f"o{n % 12}", contact=self.contacts[n % 3])

    def approve(self, n):
        self.desk.approve(self.mail(n, *CHANGEABLE), send_after=self.now, at=self.now)

    def edit(self, n):
        message = self.mail(n, *CHANGEABLE)
        edit_message(message=message, wording=Wording("件名", f"本文{n}"), to_email=ADDRESSES[n % 3], **self.who())

    def say_by_hand(self, n):
        message = self.mail(n, *CHANGEABLE)
        was_there = message.state == MessageState.BY_HAND
        say_sent_by_hand(message=message, **self.who())
        if not was_there:
            self.check_that_it_may_leave(message.to_email)

    def take_back(self, n):
        take_back_sent_by_hand(message=self.mail(n, MessageState.BY_HAND), **self.who())

    def call_back(self, n):
        call_back_message(message=self.mail(n, *WAITING), **self.who())

    def withhold(self, n):
        withhold_message(message=self.mail(n), why=msg("返事が届いたため"), at=self.now)

    def opt_out(self, n):
        reason = list(SuppressionReason)[n // 3 % 3]
        details = SuppressionDetails(reason=reason, quietly=n % 2 == 0)
        contact = self.contacts[n % 3] if n % 4 else None
        self.desk.opt_out(contact=contact, email="" if contact else ADDRESSES[n % 3], details=details, at=self.now)

    def lift(self, n):
        stops = list(Suppression.objects.in_force(self.now))
        if stops:
            lift_suppression(suppression=stops[n % len(stops)], because="お電話で", by=self.desk.manager, at=self.now)

    def send(self, n):
        self.wire.says = [None, None, *SAYS, BOUNCES][n % 7]
        send_next(transport=self.wire, now=self.now)

    def die_while_claimed(self, n):
        Message.objects.claim_next(now=self.now)

    def die_while_handing_over(self, n):
        claimed = Message.objects.claim_next(now=self.now)
        if claimed is not None:
            hand_over(claimed, now=self.now)

    def note_unknown(self, n):
        note_unknown_messages(self.now)

    def settle(self, n):
        message = self.mail(n, MessageState.UNKNOWN, MessageState.HANDING_OVER)
        settle_unknown(message=message, was_sent=n % 2 == 0, **self.who())
        self.resent_by_a_person[message.message_id.encode()] += n % 2

    def pass_time(self, n):
        self.now += timedelta(minutes=[1, 11, 600][n % 3])

    def mail(self, n, *states):
        """Pick a mail, often one with which the deed can be done."""
        fitting = list(Message.objects.filter(state__in=states).order_by("pk"))
        mails = fitting if fitting and n % 5 else list(Message.objects.order_by("pk"))
        return mails[n % len(mails)]

    def who(self):
        return {"by": Member.objects.get(pk=self.desk.rep.pk), "at": self.now}


NO_DEEDS = {"check_that_it_may_leave", "check_that_nothing_left_twice", "mail", "who"}
DEEDS = sorted(name for name in vars(Office) if not name.startswith("_") and name not in NO_DEEDS)
OFTEN = [*DEEDS, *["approve", "send"] * 6, "opt_out", "pass_time", "pass_time", "draft", "draft"]


@pytest.mark.django_db
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from(OFTEN), st.integers(0, 59)), min_size=12, max_size=60))
def test_nothing_leaves_after_an_opt_out_and_nothing_twice(deeds):
    with override_settings(EMAIL_HOST="127.0.0.1"), transaction.atomic():
        office = Office()
        for name, n in deeds:
            with suppress(Refused):
                getattr(office, name)(n)
        office.check_that_nothing_left_twice()
        transaction.set_rollback(True)
