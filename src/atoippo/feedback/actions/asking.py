"""Asking a customer why they said no: once, politely, by a link that only they were given."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.db import transaction

from atoippo.customers.models import Company
from atoippo.deals.actions import DealDetails, change_deal
from atoippo.deals.models import Deal, Loss
from atoippo.deals.rules import require_one_workspace
from atoippo.feedback.actions.nudging import HAS_NOT_LEFT
from atoippo.feedback.actions.writing import draft_about
from atoippo.feedback.models import FeedbackRequest, NotAsking
from atoippo.feedback.permissions import may_ask
from atoippo.feedback.queries.nudges import is_about_our_response
from atoippo.feedback.queries.proposals import what_blocks_asking
from atoippo.feedback.rules.links import link_of
from atoippo.feedback.rules.nudged import may_be_nudged
from atoippo.feedback.rules.subjects import spoken_subject
from atoippo.feedback.rules.timing import request_ends_at
from atoippo.mail.actions import withhold_message
from atoippo.mail.models import MessageKind
from atoippo.teams.audit import record_audit
from atoippo.teams.refused import Refused
from atoippo.teams.rules import TOKEN_BYTES, token_digest
from atoippo.values.message import Message, msg
from atoippo.values.person_names import read_addressee

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.customers.models import Contact
    from atoippo.mail.models import Message as Mail
    from atoippo.teams.models import Member


LONGEST_WHY = 300
TAKEN_BACK = msg("お願いを取り下げたため、送りませんでした")


class AskingNeedsAPerson(Refused):
    """A request goes to one person, whose wishes can be kept."""

    says = msg("どなたにお願いするかを選んでください。お名前だけでも登録できます。")


class SomebodyElseIsAsked(Refused):
    """A second person was named though one of the company was asked: one person is asked about a loss."""

    says = msg("すでに{name}様にお願いしています。まだお送りしていなければ、取り下げてから別の方にお願いできます。")


class NotYoursToAsk(Refused):
    """Somebody asked about a deal that is not theirs to change."""

    says = msg("この商談についてお願いできるのは、担当の方とマネージャーです。")


class NotAskingNeedsItsWhy(Refused):
    """Somebody decided not to ask and said no reason."""

    says = msg("お願いしない理由を、ひと言残してください。")


class NotAskingWhyTooLong(Refused):
    """The reason for not asking is longer than a line that a colleague reads later."""

    says = msg("お願いしない理由は、300文字までにしてください。")


class MayNotAskNow(Refused):
    """Something stands against asking now; the sentence says what, and who can mend it."""

    says = msg("いまはご意見のお願いができません。")

    def __init__(self, because: Message) -> None:
        super().__init__(str(because))
        self._because = because

    @property
    def sentence(self) -> Message:
        """What the person reads."""
        return self._because


@dataclass(frozen=True, slots=True)
class Asked:
    """A request and the mail that carries its link; nobody can make the link again."""

    request: FeedbackRequest
    message: Mail


@transaction.atomic
def ask_for_feedback(
    *, loss: Loss, contact: Contact | None, base_url: str, nudge_approved: bool, by: Member, at: datetime
) -> Asked:
    """Ask a customer about a loss: a request that ends in thirty days, and the draft of its mail with the link in it.

    `base_url` is scheme and host of this installation (`https://host`); a second click for the same person returns the first request.
    """
    require_one_workspace(loss.workspace_id, by, contact)
    if not may_ask(by, loss):
        raise NotYoursToAsk
    locked = _locked(loss)
    first = locked.feedback_requests.filter(revoked_at=None).select_related("message", "contact").first()
    if first is not None:
        return _asked_before(first, contact)
    _require_may_ask(locked, contact, at)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    request = _request(locked, contact, token_hash=token_digest(token), by=by, at=at)
    request.nudge_approved = nudge_approved
    request.full_clean()
    request.save(force_insert=True)
    request.message = draft_about(request, MessageKind.SURVEY, link=link_of(base_url, token), by=by, at=at)
    request.save(update_fields=["message"])
    record_audit(workspace=locked.workspace, by=by, action="feedback.asked", subject=request, at=at)
    if locked.deal.contact_id is None:  # whoever was asked is whom later mails are for, and whose wishes hold
        change_deal(deal=locked.deal, details=replace(DealDetails.of(locked.deal), contact=contact), by=by, at=at)
    return Asked(request, request.message)


def _locked(loss: Loss) -> Loss:
    """Return a loss as it stands now, behind locks on its deal and company: two deals of one company ask in turn."""
    deal = Deal.objects.select_for_update(of=("self",)).select_related("company").get(pk=loss.deal_id)
    if deal.company is not None:
        Company.objects.select_for_update().get(pk=deal.company.merged_into_id or deal.company.pk)
    return Loss.objects.select_related("workspace", "deal__workspace", "deal__owner", "deal__company").get(pk=loss.pk)


def _require_may_ask(loss: Loss, contact: Contact | None, at: datetime) -> None:
    if contact is None:
        raise AskingNeedsAPerson
    blocked = what_blocks_asking(loss, at, contact=contact)
    if blocked is not None:
        raise MayNotAskNow(blocked)


def _asked_before(first: FeedbackRequest, contact: Contact | None) -> Asked:
    """Return what was asked before; whoever names somebody else is told who was."""
    if contact is not None and first.contact is not None and contact != first.contact:
        raise SomebodyElseIsAsked(read_addressee(first.contact.name).name or first.contact.name)
    return Asked(first, _message_of(first))


def _message_of(request: FeedbackRequest) -> Mail:
    if request.message is None:
        raise ValueError("a request is kept together with its mail")
    return request.message


def _request(loss: Loss, contact: Contact | None, *, token_hash: str, by: Member, at: datetime) -> FeedbackRequest:
    deal = loss.deal
    return FeedbackRequest(
        workspace=deal.workspace,
        loss=loss,
        contact=contact,
        token_hash=token_hash,
        subject=spoken_subject(
            deal.name, company=deal.company.name if deal.company else "", contact=contact.name if contact else ""
        ),
        rep=deal.owner or by,
        nudges=may_be_nudged(token_hash) and not is_about_our_response(loss),
        asked_by=by,
        asked_at=at,
        expires_at=request_ends_at(at, deal.workspace.calendar),
    )


@transaction.atomic
def decide_not_to_ask(*, loss: Loss, why: str, by: Member, at: datetime) -> NotAsking:
    """Note that a rep does not ask about a loss, and why; asking later is not forbidden by it."""
    require_one_workspace(loss.workspace_id, by)
    if not may_ask(by, loss):
        raise NotYoursToAsk
    told = why.replace("\0", "").strip()
    if not told:
        raise NotAskingNeedsItsWhy
    if len(told) > LONGEST_WHY:
        raise NotAskingWhyTooLong
    decision = NotAsking(workspace=loss.workspace, loss=loss, why=told, decided_by=by, decided_at=at)
    decision.full_clean()
    decision.save(force_insert=True)
    record_audit(workspace=loss.workspace, by=by, action="feedback.not_asked", subject=loss, at=at)
    return decision


@transaction.atomic
def revoke_request(*, request: FeedbackRequest, by: Member, at: datetime) -> FeedbackRequest:
    """Take a request back: its link opens nothing any more, and what of its mails has not left does not leave."""
    if not may_ask(by, request.loss):
        raise NotYoursToAsk
    rows = FeedbackRequest.objects.select_for_update(of=("self",)).select_related("workspace", "message", "nudge")
    locked = rows.get(pk=request.pk)
    if locked.revoked_at is not None:
        return locked
    locked.revoked_by, locked.revoked_at = by, at
    locked.save(update_fields=["revoked_by", "revoked_at"])
    for mail in (locked.message, locked.nudge):
        if mail is not None and mail.state in HAS_NOT_LEFT:
            withhold_message(message=mail, why=TAKEN_BACK, at=at)
    record_audit(workspace=locked.workspace, by=by, action="feedback.revoked", subject=locked, at=at)
    return locked


@transaction.atomic
def ask_anew(*, request: FeedbackRequest, base_url: str, by: Member, at: datetime) -> Asked:
    """Ask the same person by a new link, where the first draft waited too long: the old link opens nothing any more.

    What has left is asked no second time.
    """
    revoke_request(request=request, by=by, at=at)
    return ask_for_feedback(
        loss=request.loss,
        contact=request.contact,
        base_url=base_url,
        nudge_approved=request.nudge_approved,
        by=by,
        at=at,
    )
