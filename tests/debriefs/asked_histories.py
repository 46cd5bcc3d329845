"""Two deals of one customer that live through a random history of losing, asking, answering, opting out and days passing."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import datetime, time, timedelta
from email import message_from_bytes

from django.db.models import Q

from atoippo.deals.actions import DealNotClosed, DealNotOpen, LossFacts, correct_loss
from atoippo.deals.models import Loss, LossCorrection
from atoippo.debriefs.actions import close_as_lost
from atoippo.debriefs.actions.receiving import (
    draft_nudge,
    draft_reply,
    nudge_what_waits,
    receive_answer,
    release_masked,
    tell_what_waited,
)
from atoippo.debriefs.actions.returning import note_return
from atoippo.debriefs.actions.sending import approve_letter, say_letter_sent
from atoippo.debriefs.actions.thanking import draft_thanks
from atoippo.debriefs.rules import DebriefDetails
from atoippo.feedback.actions import ask_for_feedback
from atoippo.feedback.models import Answer, FeedbackRequest
from atoippo.feedback.rules.answers import AnswerDetails
from atoippo.feedback.rules.timing import TOKYO
from atoippo.mail.actions import SuppressionDetails, send_next
from atoippo.mail.actions import suppress as stop_mail
from atoippo.mail.actions.sending import hand_over
from atoippo.mail.models import Message, MessageState, SuppressionReason
from atoippo.mail.queries import can_send_from_here
from atoippo.teams.refused import Refused
from atoippo.values.reason import Reason
from feedback.asked import BASE, introduce
from workplace import NOON, CompanyFactory, ContactFactory, DealFactory, MemberFactory, WorkspaceFactory

REASONS = tuple(Reason)[:6]
STOPPED = (Refused, DealNotOpen, DealNotClosed)  # what where things stand forbids


class Post:
    """A server that takes every mail and remembers it."""

    def __init__(self):
        self.ids = []

    def send(self, envelope):
        """Take a mail."""
        self.ids.append(message_from_bytes(envelope.content)["Message-ID"])
        return "250 taken"


class AskedHistory:
    """A rep, two deals with one contact, and what has left so far."""

    def __init__(self):
        self.workspace = introduce(WorkspaceFactory())
        self.rep = MemberFactory(workspace=self.workspace, email="yamada@minato.example.jp")
        self.contact = ContactFactory(
            company=CompanyFactory(workspace=self.workspace), email="tanaka@sakura.example.jp"
        )
        self.deals = [
            DealFactory(workspace=self.workspace, owner=self.rep, company=self.contact.company, contact=self.contact)
            for _ in range(2)
        ]
        self.now, self.moves, self.opted_out = NOON, 0, False
        self.after_opt_out, self.after_return, self.post, self.claimed = [], [], Post(), None

    def move(self, name, which, choice):
        """Do one thing, unless it is refused; then the mails that left are looked at."""
        self.now += timedelta(minutes=1)
        self.moves += 1
        stopped = self.opted_out
        before = self.left()
        with suppress(STOPPED):
            getattr(self, name)(self.deals[which], choice)
        new = [mail for mail in self.left() if mail not in before]
        self.after_opt_out += new if stopped else []
        self.after_return += [
            mail for mail in new if mail.kind in {"survey", "nudge"} and not is_about_how_it_stands(mail)
        ]

    def left(self):
        """Return the mails that left, by hand or from here, or that a worker died with while the server had them."""
        gone = Q(left_at__isnull=False) | Q(state=MessageState.HANDING_OVER)
        return list(Message.objects.filter(gone).order_by("pk"))

    # what people do

    def lose(self, deal, choice):
        """Record a loss by a new form."""
        details = DebriefDetails(submission=f"form-{self.moves}", main=REASONS[choice % 6])
        close_as_lost(deal=deal, details=details, by=self.rep, at=self.now)

    def submit_again(self, deal, choice):
        """Send the form of the first loss again, with another reason."""
        loss = deal.losses.order_by("turn").first()
        if loss:
            details = DebriefDetails(submission=loss.submission, main=REASONS[choice % 6])
            assert close_as_lost(deal=deal, details=details, by=self.rep, at=self.now) == loss

    def correct(self, deal, choice):
        """Correct the amount of the newest loss."""
        loss = deal.losses.order_by("-turn").first()
        if loss:
            correct_loss(loss=loss, changes=replace(LossFacts.of(loss), amount_yen=choice), by=self.rep, at=self.now)

    def come_back(self, deal, choice):
        """Record that the deal came back."""
        note_return(deal=deal, returned_on=None, by=self.rep, at=self.now)

    def ask(self, deal, choice):
        """Ask about the newest loss; the mail is drafted."""
        loss = deal.losses.select_related("deal", "workspace").order_by("-turn").first()
        if loss:
            ask_for_feedback(
                loss=loss,
                contact=self.contact,
                base_url=BASE,
                nudge_approved=choice % 2 == 0,
                by=self.rep,
                at=self.now,
            )
            FeedbackRequest.objects.update(nudges=True)  # as if all were of the two in three

    def thank(self, deal, choice):
        """Draft the thanks for the newest loss."""
        loss = deal.losses.order_by("-turn").first()
        if loss:
            draft_thanks(loss=loss, by=self.rep, at=self.now)

    def reply(self, deal, choice):
        """Draft a reply to the newest answer."""
        newest = Answer.objects.visible_to(self.rep).filter(request__loss__deal=deal).order_by("-pk").first()
        if newest:
            draft_reply(answer=newest, by=self.rep, at=self.now)

    def follow_up(self, deal, choice):
        """Draft the nudge by hand."""
        request = FeedbackRequest.objects.filter(loss__deal=deal, message__left_at__isnull=False).first()
        if request:
            draft_nudge(request=request, by=self.rep, at=self.now)

    def send(self, deal, choice):
        """Let the oldest draft leave: from here where a server is set and the rep so chooses, else by hand."""
        draft = deal.messages.filter(state=MessageState.DRAFT).order_by("pk").first()
        if draft and can_send_from_here() and choice % 2:
            approve_letter(message=draft, send_after=self.now, by=self.rep, at=self.now)
            self.deliver()
        elif draft:
            say_letter_sent(message=draft, by=self.rep, at=self.now)

    def opt_out(self, deal, choice):
        """Say on the telephone that no mail is wanted."""
        details = SuppressionDetails(reason=SuppressionReason.OPTED_OUT)
        stop_mail(workspace=self.workspace, contact=self.contact, email="", details=details, by=self.rep, at=self.now)
        self.opted_out = True

    # what customers do

    def answer(self, deal, choice):
        """Answer the newest request: by name or masked, kindly or not, now and then with an opt-out."""
        request = FeedbackRequest.objects.filter(loss__deal=deal).order_by("-pk").first()
        if request is None:
            return
        details = AnswerDetails(
            reasons=(REASONS[choice % 6].value,),
            masked=choice % 4 in {1, 2},
            no_more=choice % 7 == 3,
            when=("", "soon", "someday", "not_now")[choice % 4],
        )
        receive_answer(request=request, details=details, browser=f"browser {choice % 2}", at=self.now)
        self.opted_out |= details.no_more

    # what the clock does

    def days_pass(self, deal, choice):
        """Let some days pass, on each of which the worker does its work in the morning and at noon."""
        for _ in range(choice % 8 + 1):
            self._morning()
            self.deliver()
            self.now += timedelta(hours=3)
            self._clock()

    def nudge_time(self, deal, choice):
        """Let the days pass until a nudge falls due; the server may be slow on that morning."""
        for _ in range(7):
            self._morning()
        if choice % 3:
            self.claimed = Message.objects.claim_next(now=self.now)

    def deliver(self, deal=None, choice=0):
        """Let the mails go that are due; a worker that held one since the morning hands it over and dies."""
        if self.claimed:
            hand_over(self.claimed, now=self.now)
            self.claimed = None
        while can_send_from_here() and send_next(transport=self.post, now=self.now):
            pass

    def _morning(self):
        day = self.now.astimezone(TOKYO).date() + timedelta(days=1)
        self.now = datetime.combine(day, time(9), TOKYO)
        self._clock()

    def _clock(self):
        for job in (tell_what_waited, release_masked, nudge_what_waits):
            while job(self.now):
                pass


def is_about_how_it_stands(mail):
    """Whether a mail asks about the loss by which its deal is lost now."""
    loss = FeedbackRequest.objects.get(Q(message=mail) | Q(nudge=mail)).loss
    return loss.deal.is_lost and loss.turn == loss.deal.turns


def losses():
    """Return every loss as it stands, and how often it was corrected."""
    rows = {row["id"]: row for row in Loss.objects.values()}
    return rows, {pk: LossCorrection.objects.filter(loss=pk).count() for pk in rows}
