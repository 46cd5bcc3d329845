"""Thanking a customer for their answer: the draft follows why the deal was lost, and whom it is from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.db import transaction

from atoippo.customers.actions import change_contact, contact_named
from atoippo.deals.actions import DealDetails, change_deal
from atoippo.deals.models import Deal, LossState
from atoippo.feedback.queries import responsible_of
from atoippo.mail.actions import Draft, draft_message, edit_message, redraft_message
from atoippo.mail.models import Message, MessageKind, MessageState
from atoippo.mail.queries import facts_of, wording_of
from atoippo.mail.rules import INCUMBENT, Wording, filled
from atoippo.reasons.models import StatedReason, Voice
from atoippo.reasons.queries import standing_statements
from atoippo.teams.refused import Refused
from atoippo.values.message import msg
from atoippo.values.reason import Reason

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.customers.actions import ContactDetails
    from atoippo.customers.models import Contact
    from atoippo.deals.models import Loss
    from atoippo.teams.models import Member


class NotThanksForALoss(Refused):
    """A letter was to be drafted anew that does not thank for a loss."""

    says = msg("作り直せるのは、見送りへのお礼の下書きだけです。")


NAMED_BY = (Voice.REP, Voice.CUSTOMER)


class CompanyIsNotKnown(Refused):
    """A person was to be named at a company that nobody has named."""

    says = msg("この商談には会社が記録されていません。宛名は、文面の中で直接お書きください。")


@transaction.atomic
def draft_thanks(*, loss: Loss, by: Member, at: datetime) -> Message:
    """Draft the thanks for a loss (お礼) in the words for its reason; for こちらの対応 in the superior's name.

    A second call returns the first draft; one whose words nobody changed follows a reason that has changed meanwhile.
    """
    deal = _locked(loss)
    occasion = _occasion_of(loss)
    first = Message.objects.filter(workspace=deal.workspace_id, occasion=occasion).order_by("pk").first()
    if first is None:
        return draft_message(deal=deal, draft=_thanks_for(loss, deal, deal.contact, by), by=by, at=at)
    follows = first.is_as_drafted and follows_no_more(first)
    return redraft_thanks(letter=first, by=by, at=at) if follows else first


@transaction.atomic
def redraft_thanks(*, letter: Message, by: Member, at: datetime) -> Message:
    """Draft thanks anew, in the words for what is said about the loss now; what somebody wrote into them is gone."""
    loss = _loss_of(letter)
    if loss is None:
        raise NotThanksForALoss
    draft = _thanks_for(loss, _locked(loss), letter.contact, by)
    return redraft_message(message=letter, draft=draft, by=by, at=at)


def follows_no_more(letter: Message) -> bool:
    """Whether a draft of thanks is worded for another reason than the one that is said about its loss now."""
    if letter.kind != MessageKind.THANKS or letter.state != MessageState.DRAFT:
        return False
    loss = _loss_of(letter)
    if loss is None:
        return False
    reason, sender = _in_whose_name(reason_for_thanks(loss), letter.deal, letter.deal.owner or letter.drafted_by)
    return reason != letter.reason or (reason == Reason.RESPONSE_ATTITUDE and sender.pk != letter.sender_id)


def _locked(loss: Loss) -> Deal:
    return (
        Deal.objects.select_for_update(of=("self",))
        .select_related("workspace", "team", "owner__user", "contact", "company")
        .get(pk=loss.deal_id)
    )


def _occasion_of(loss: Loss) -> str:
    return f"loss:{loss.pk}:thanks"


def _loss_of(letter: Message) -> Loss | None:
    """Return the loss that a letter thanks for; None for a letter that does not."""
    losses = letter.deal.losses.all()
    return next((loss for loss in losses if _occasion_of(loss) == letter.occasion), None)


def _thanks_for(loss: Loss, deal: Deal, contact: Contact | None, by: Member) -> Draft:
    """Return the thanks in the words for what is said about the loss now."""
    writer = deal.owner or by
    reason, sender = _in_whose_name(reason_for_thanks(loss), deal, writer)
    facts = replace(facts_of(deal=deal, contact=contact, sender=sender), owner_name=writer.display_name)
    return Draft(
        contact=contact,
        sender=sender,
        kind=MessageKind.THANKS,
        occasion=_occasion_of(loss),
        wording=filled(wording_of(deal.workspace, MessageKind.THANKS, reason), facts),
        reason=reason,
    )


@transaction.atomic
def address_letter(*, letter: Message, details: ContactDetails, by: Member, at: datetime) -> Message:
    """Say who gets a letter: the contact is corrected or named, and the lines that name them follow where they still stand."""
    deal, before = letter.deal, _head(letter, letter.contact)
    if letter.contact is None:
        if deal.company is None:
            raise CompanyIsNotKnown
        contact = contact_named(company=deal.company, details=details, by=by, at=at)
        letter = draft_message(deal=deal, draft=_draft_for(letter, contact), by=by, at=at)
        if deal.contact_id is None:
            change_deal(deal=deal, details=replace(DealDetails.of(deal), contact=contact), by=by, at=at)
    else:
        contact = change_contact(contact=letter.contact, details=details, by=by, at=at)
    body = letter.body.replace(before, _head(letter, contact), 1)
    return edit_message(message=letter, wording=Wording(letter.subject, body), to_email=details.email, by=by, at=at)


def _head(letter: Message, contact: Contact | None) -> str:
    return facts_of(deal=letter.deal, contact=contact, sender=letter.sender).head


def _draft_for(letter: Message, contact: Contact) -> Draft:
    return Draft(
        contact=contact,
        sender=letter.sender,
        kind=MessageKind(letter.kind),
        occasion=letter.occasion,
        wording=Wording(letter.subject, letter.body),
    )


def reason_for_thanks(loss: Loss) -> str:
    """Return the reason that thanks go by: こちらの対応 if either says so, else the rep's, else the customer's; "" for none.

    競合 tells a customer that they chose somebody else: it counts only where somebody was chosen.
    """
    standing = standing_statements(loss)
    said = [list(standing[voice].reasons.all()) for voice in NAMED_BY if voice in standing]
    main = [reasons[0] for reasons in said if reasons]
    if any(stated.reason == Reason.RESPONSE_ATTITUDE for stated in main):
        return Reason.RESPONSE_ATTITUDE
    named = next((stated for stated in main if Reason(stated.reason).is_one_of_the_six), None)
    if named is None or named.reason != Reason.COMPETITOR:
        return named.reason if named else ""
    return _what_they_chose(loss, named)


def _what_they_chose(loss: Loss, named: StatedReason) -> str:
    """Return which letter fits 競合: they stay with whom they have, they chose another, or in general."""
    if named.sub_reason and named.sub_reason.default_key == INCUMBENT:
        return INCUMBENT
    return Reason.COMPETITOR if loss.state == LossState.RIVAL or loss.lost_to_id else ""


def _in_whose_name(reason: str, deal: Deal, writer: Member) -> tuple[str, Member]:
    """Return the reason to write by and who signs; where the writer has no superior, thanks in general are their own."""
    if reason != Reason.RESPONSE_ATTITUDE:
        return reason, writer
    superior = responsible_of(deal.team, beside=writer)
    return (reason, superior) if superior else ("", writer)
