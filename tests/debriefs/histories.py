"""One deal that is lost, corrected, asked about and reopened in a random order, by the form and again, and all its rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from atoippo.conditions.rules import ConditionDetails, ConditionKind
from atoippo.deals.actions import DealNotClosed, DealNotOpen, record_return
from atoippo.deals.models import Deal, Loss
from atoippo.debriefs.actions import (
    DiggingAnswer,
    FormWasUsed,
    LostBeforeEarlier,
    answer_digging_question,
    close_as_lost,
    correct_debrief,
    say_still_considering,
)
from atoippo.debriefs.queries import debrief_of
from atoippo.reasons.rules import DEFAULT_QUESTIONS, KnownBy
from atoippo.values.reason import Reason
from debriefs.telling import MAIL, SHORTEST, WHOLE, WORDS
from workplace import NOON, DealFactory, MemberFactory, WorkspaceFactory

FORMS = (
    SHORTEST,
    WHOLE,
    replace(SHORTEST, main=Reason.COMPETITOR, quote=MAIL, known_by=KnownBy.MAIL, rival="株式会社あおば"),
    replace(SHORTEST, main=Reason.UNKNOWN, quote=WORDS, known_by=KnownBy.GUESS),
    replace(SHORTEST, main=Reason.OTHER, other_words="担当の方の退職", conditions=(ConditionDetails(kind=ConditionKind.PEOPLE),)),
)  # fmt: skip
QUESTIONS = tuple(question for pair in DEFAULT_QUESTIONS.values() for question in pair)
ANSWERS = (DiggingAnswer(words="3年"), DiggingAnswer(words="株式会社みどり"), DiggingAnswer(unheard=True))


class History:
    """A deal, who works on it, and how many forms were sent."""

    def __init__(self):
        self.rep = MemberFactory(workspace=WorkspaceFactory())
        self.deal = DealFactory(workspace=self.rep.workspace, owner=self.rep)
        self.moves = 0
        self.forms = []  # as they were sent, with the loss that each made

    @property
    def told(self):
        """Who does it, and when: each move has its own moment."""
        return {"by": self.rep, "at": NOON + timedelta(minutes=self.moves)}

    def losses(self):
        """Return the losses in the order of their turns."""
        return list(Loss.objects.order_by("turn"))

    def lose(self, choice):
        """Send a new form; a deal that is lost already takes none."""
        form = replace(FORMS[choice % len(FORMS)], submission=f"form-{self.moves}", lost_on=None)
        was_open = Deal.objects.get().is_open
        try:
            self.forms.append((form, close_as_lost(deal=self.deal, details=form, **self.told).pk))
        except DealNotOpen:
            assert not was_open

    def submit_again(self, choice):
        """Send an earlier form again, filled in otherwise; one whose loss is history by now is refused."""
        if self.forms:
            form, loss = self.forms[choice % len(self.forms)]
            other = replace(FORMS[choice % len(FORMS)], submission=form.submission)
            try:
                assert close_as_lost(deal=self.deal, details=other, **self.told).pk == loss
            except FormWasUsed:
                assert Deal.objects.get().is_open or self.losses()[-1].pk != loss

    def correct(self, choice):
        """Correct the oldest or newest loss; a day before the earlier one is refused."""
        losses = self.losses()
        if losses:
            details = replace(FORMS[choice % len(FORMS)], submission="correction")
            try:
                correct_debrief(loss=losses[choice % len(losses)], details=details, **self.told)
            except LostBeforeEarlier:
                assert choice % len(losses) > 0

    def correct_nothing(self, choice):
        """Send the correction form as it began."""
        for loss in self.losses():
            correct_debrief(loss=loss, details=debrief_of(loss), **self.told)

    def answer(self, choice):
        """Answer a question about any loss."""
        losses = self.losses()
        if losses:
            question, answer = QUESTIONS[choice % len(QUESTIONS)], ANSWERS[choice % len(ANSWERS)]
            answer_digging_question(loss=losses[choice % len(losses)], question=question, answer=answer, **self.told)

    def reopen(self, choice):
        """Record that the deal came back."""
        try:
            record_return(deal=self.deal, returned_on=None, **self.told)
        except DealNotClosed:
            assert Deal.objects.get().is_open

    def still_considers(self, choice):
        """Say that the customer still considers."""
        form = replace(WHOLE, submission=f"goes-on-{self.moves}")
        try:
            say_still_considering(deal=self.deal, details=form, **self.told)
        except DealNotOpen:
            assert Deal.objects.get().is_lost
