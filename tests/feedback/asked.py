"""Customers who are asked: lost deals whose company, contact and workspace lack nothing, and the requests about them."""

from __future__ import annotations

from datetime import datetime, timedelta

from atoippo.debriefs.actions.receiving import receive_answer
from atoippo.feedback.actions import ask_for_feedback
from atoippo.feedback.rules.answers import AnswerDetails
from atoippo.feedback.rules.links import link_in
from atoippo.feedback.rules.timing import TOKYO
from atoippo.mail.actions import say_sent_by_hand
from workplace import NOON, CompanyFactory, ContactFactory, LostDealFactory

BASE = "https://atoippo.example.jp"
SIX_WORKING_DAYS_LATER = datetime(2026, 4, 9, 1, 0, tzinfo=TOKYO)


def introduce(workspace):
    """Say who we are, as 管理者 do before anybody is asked."""
    workspace.legal_name, workspace.phone = "株式会社みなと商会", "03-0000-0000"
    workspace.privacy_url = "https://minato.example.jp/privacy"
    workspace.save()
    return workspace


def lost_deal(rep, **facts):
    """Return a deal of the rep that is lost, with a company and somebody to ask."""
    introduce(rep.workspace)
    company = facts.pop("company", None) or CompanyFactory(workspace=rep.workspace)
    contact = ContactFactory(company=company, email=facts.pop("email", f"tanaka{company.pk}@sakura.example.jp"))
    return LostDealFactory(workspace=rep.workspace, owner=rep, company=company, contact=contact, **facts)


def ask(rep, deal=None, *, at=NOON, nudge_approved=False):
    """Ask about a lost deal of the rep; nothing has left yet."""
    loss = (deal or lost_deal(rep)).losses.get()
    return ask_for_feedback(
        loss=loss, contact=loss.deal.contact, base_url=BASE, nudge_approved=nudge_approved, by=rep, at=at
    )


def asked(rep, deal=None, *, at=NOON, **how):
    """Return a request that has left by the rep's own mailbox, and may be followed up."""
    request, message = (told := ask(rep, deal, at=at, **how)).request, told.message
    say_sent_by_hand(message=message, by=rep, at=at)
    request.nudges = True
    request.save(update_fields=["nudges"])
    request.refresh_from_db()
    return request


def token_of(request):
    """Return the token of a request, as the mail holds it."""
    return link_in(request.message.first_body, token_hash=request.token_hash).rstrip("/").rpartition("/")[2]


def answer(request, *, at=NOON + timedelta(days=1), browser="browser", **said):
    """Answer a request by its form."""
    return receive_answer(request=request, details=AnswerDetails(**said), browser=browser, at=at)
