"""A mail to a customer, from its draft to the moment it left."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING, Self

from django.db import models

from atoippo.mail.rules.kinds import MessageKind
from atoippo.teams.models import of_own_teams
from atoippo.values.message import Message as Sentence
from atoippo.values.message import msg

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.teams.models import Member


CLAIM_LEASE = timedelta(minutes=2)  # a worker that died with a claim lets it go after this
HANDING_LEASE = timedelta(minutes=10)  # longer than any conversation with a server lasts


class MessageState(models.TextChoices):
    """Where a mail stands. Only `CLAIMED` ends by itself (its lease); `UNKNOWN` waits for a person."""

    DRAFT = "draft", "下書き"
    BY_HAND = "by_hand", "自分のメールで送った"
    DUE = "due", "送信待ち"
    CLAIMED = "claimed", "送信の準備中"
    HANDING_OVER = "handing", "送信中"
    SENT = "sent", "送信した"
    RETRY = "retry", "送り直し待ち"
    FAILED = "failed", "送れなかった"
    UNKNOWN = "unknown", "送れたか不明"
    WITHHELD = "withheld", "送らなかった"

    @property
    def spoken(self) -> Sentence:
        """The state as people read it."""
        return STATE_LABELS[self]


STATE_LABELS = {
    MessageState.DRAFT: msg("下書き"),
    MessageState.BY_HAND: msg("自分のメールで送った"),
    MessageState.DUE: msg("送信待ち"),
    MessageState.CLAIMED: msg("送信の準備中"),
    MessageState.HANDING_OVER: msg("送信中"),
    MessageState.SENT: msg("送信した"),
    MessageState.RETRY: msg("送り直し待ち"),
    MessageState.FAILED: msg("送れなかった"),
    MessageState.UNKNOWN: msg("送れたか不明"),
    MessageState.WITHHELD: msg("送らなかった"),
}


class MessageQuerySet(models.QuerySet["Message"]):
    """Questions about mails."""

    def visible_to(self, member: Member) -> Self:
        """Return the mails about the deals that the member may read."""
        return of_own_teams(self, member, team="deal__team")

    def due(self, now: datetime) -> Self:
        """Return what may be sent now: due or to be tried again, and what a worker claimed and let lie."""
        waiting = models.Q(state__in=[MessageState.DUE, MessageState.RETRY], send_after__lte=now)
        let_lie = models.Q(state=MessageState.CLAIMED, lease_until__lte=now)
        return self.filter(waiting | let_lie)

    def claim(self, *, now: datetime, most: int) -> list[Message]:
        """Take some due mails for this worker; safe with many workers on SQLite and PostgreSQL."""
        waiting = list(self.due(now).order_by("send_after", "pk").values_list("pk", flat=True)[:most])
        if not waiting:
            return []
        claim = secrets.token_urlsafe(24)
        self.due(now).filter(pk__in=waiting).update(
            state=MessageState.CLAIMED, claim=claim, lease_until=now + CLAIM_LEASE
        )
        mine = self.filter(pk__in=waiting, claim=claim, state=MessageState.CLAIMED)
        return list(mine.select_related("workspace", "sender", "contact", "answers").order_by("send_after", "pk"))

    def claim_next(self, *, now: datetime) -> Message | None:
        """Take the mail that is due first."""
        return next(iter(self.claim(now=now, most=1)), None)

    def let_lie_while_handing_over(self, now: datetime) -> Self:
        """Return the mails whose handing over nobody finished: only a person can find out whether they arrived."""
        return self.filter(state=MessageState.HANDING_OVER, lease_until__lte=now)


class Message(models.Model):
    """A mail to a customer (メール): copied into one's own mailbox (`BY_HAND`) or sent from here, in any case once.

    `occasion` is why it is written, in the caller's words (`loss:12:thanks`): a second mail for it can't be made.
    """

    workspace = models.ForeignKey("teams.Workspace", models.PROTECT, related_name="+")
    deal = models.ForeignKey("deals.Deal", models.PROTECT, related_name="messages")
    contact = models.ForeignKey("customers.Contact", models.PROTECT, null=True, blank=True, related_name="messages")
    sender = models.ForeignKey("teams.Member", models.PROTECT, related_name="+")  # in whose name
    kind = models.CharField(max_length=6, choices=MessageKind)
    occasion = models.CharField(max_length=80)
    to_email = models.CharField(max_length=254, blank=True)
    from_email = models.CharField(max_length=254, blank=True)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    first_subject = models.CharField(max_length=200)  # as drafted, to mark what a person changed
    first_body = models.TextField()
    reason = models.CharField(max_length=40, blank=True)  # whose letter it was drafted from; "" for the general one
    message_id = models.CharField(max_length=200)
    answers = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="answered_by")
    state = models.CharField(max_length=8, choices=MessageState, default=MessageState.DRAFT)
    send_after = models.DateTimeField(null=True, blank=True)
    claim = models.CharField(max_length=40, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=500, blank=True)  # what the server or the gate said last
    drafted_by = models.ForeignKey("teams.Member", models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    approved_by = models.ForeignKey("teams.Member", models.PROTECT, null=True, blank=True, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)  # sent, by hand or from here
    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["deal", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["workspace", "occasion", "contact"], name="one_mail_an_occasion"),
            models.UniqueConstraint(
                fields=["workspace", "occasion"],
                condition=models.Q(contact=None),
                name="one_mail_an_occasion_without_contact",
            ),
            models.UniqueConstraint(fields=["workspace", "message_id"], name="one_mail_a_message_id"),
            models.CheckConstraint(condition=models.Q(kind__in=MessageKind.values), name="a_mail_is_of_a_known_kind"),
            models.CheckConstraint(
                condition=models.Q(state__in=MessageState.values), name="a_mail_stands_in_a_known_state"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[MessageState.DRAFT, MessageState.WITHHELD])
                | models.Q(approved_at__isnull=False),
                name="a_person_approves_what_leaves",
            ),
        ]
        indexes = [models.Index(fields=["state", "send_after"], name="message_to_send")]

    def __str__(self) -> str:
        return self.subject

    @property
    def is_as_drafted(self) -> bool:
        """Whether nobody changed its words."""
        return (self.subject, self.body) == (self.first_subject, self.first_body)
