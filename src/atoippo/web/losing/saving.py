"""From the sent form to the record: every refusal stands in its own sentence above what was typed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.urls import reverse

from atoippo.customers.actions import contact_named
from atoippo.deals.actions import DealDetails, DealNotOpen, change_deal
from atoippo.deals.models import Loss
from atoippo.debriefs.actions import (
    FormWasUsed,
    LostBeforeEarlier,
    NewDeal,
    close_as_lost,
    close_new_deal_as_lost,
    correct_debrief,
    note_new_deal_goes_on,
    say_still_considering,
)
from atoippo.debriefs.queries import debrief_of
from atoippo.reasons.rules import StatementRefused
from atoippo.teams.refused import Refused
from atoippo.values.message import msg
from atoippo.web.language import t
from atoippo.web.losing.telling import details_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from atoippo.deals.models import Continuation, Deal
    from atoippo.teams.models import Member
    from atoippo.web.losing.form import LossForm
    from atoippo.web.losing.quick_form import QuickForm

NOT_OPEN = msg("この商談は、すでに進行中ではありません。新しい記録は作りませんでした。")


def record_by(form: LossForm, *, deal: Deal, by: Member, at: datetime) -> str | None:
    """Record the loss of a deal, or that the customer still considers; return where to go on, None when refused."""
    if not form.is_valid():
        return None
    action = say_still_considering if form.is_considering else close_as_lost
    done = _done(form, lambda: action(deal=deal, details=details_of(form), by=by, at=at))
    return _kept(form, done, "deal", by, at) if done else None


def record_new_by(form: QuickForm, *, by: Member, at: datetime) -> str | None:
    """Record the loss of a deal that was not entered yet, or that it goes on; return where to go on, None when refused."""
    if not form.is_valid():
        return None
    told = form.cleaned_data
    new = NewDeal(company=told["company"], amount_yen=told["amount"], crm_id=told["crm_id"], name=told["deal_name"])
    action = note_new_deal_goes_on if form.is_considering else close_new_deal_as_lost
    done = _done(form, lambda: action(new_deal=new, details=details_of(form), by=by, at=at))
    return _kept(form, done, "new", by, at) if done else None


def correct_by(form: LossForm, *, loss: Loss, by: Member, at: datetime) -> str | None:
    """Correct what was recorded; return where to go on, None when refused."""
    if not form.is_valid():
        return None
    details = details_of(form, stands=debrief_of(loss).conditions)
    done = _done(form, lambda: correct_debrief(loss=loss, details=details, by=by, at=at))
    if done is None:
        return None
    _keep_contact(form, loss.deal, by, at)
    return reverse("deals:show", args=[loss.deal_id])


def _done(form: LossForm, action: Callable[[], Loss | Continuation]) -> Loss | Continuation | None:
    try:
        return action()
    except FormWasUsed as used:
        form.begin_anew()
        form.add_error(None, t(used.sentence))
    except LostBeforeEarlier as refused:
        form.add_error("lost_on", t(refused.sentence))
    except DealNotOpen:
        form.add_error(None, t(NOT_OPEN))
    except StatementRefused as refused:
        form.add_error(None, t(refused.advice))
    except Refused as refused:
        form.add_error(None, t(refused.sentence))
    return None


def _keep_contact(form: LossForm, deal: Deal, by: Member, at: datetime) -> None:
    """Keep who signed the mail as the deal's contact, when it was ticked."""
    if form.contact is None or deal.company is None:
        return
    contact = contact_named(company=deal.company, details=form.contact, by=by, at=at)
    deal.refresh_from_db()
    change_deal(deal=deal, details=replace(DealDetails.of(deal), contact=contact), by=by, at=at)


def _kept(form: LossForm, done: Loss | Continuation, kept_as: str, by: Member, at: datetime) -> str:
    """Keep the contact beside what was recorded, and return where that is shown; `kept_as` names the browser's draft."""
    _keep_contact(form, done.deal, by, at)
    shown = (
        reverse("losing:after", args=[done.pk])
        if isinstance(done, Loss)
        else reverse("deals:show", args=[done.deal_id])
    )
    return f"{shown}?saved={kept_as}"
