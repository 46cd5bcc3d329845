"""Correcting what was told about a loss: what stood before is kept, and newer words stand beside the older ones."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.db import transaction

from atoippo.conditions.actions import note_condition, withdraw_condition
from atoippo.conditions.models import Condition
from atoippo.conditions.rules import ConditionKind, Origin
from atoippo.deals.actions import LossFacts, correct_loss, note_reactions
from atoippo.deals.models import Deal
from atoippo.debriefs.actions.closing import require_later, require_own, rival_named
from atoippo.debriefs.actions.voices import mark_words, state_customers_mail, state_reps_reasons
from atoippo.lessons.actions import make_promise
from atoippo.reasons.actions import take_back_statement
from atoippo.reasons.permissions import may_restate
from atoippo.reasons.queries import standing_statements
from atoippo.reasons.rules import KnownBy, Voice
from atoippo.values.reason import Reason

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from atoippo.conditions.rules import ConditionDetails
    from atoippo.deals.actions import ReactionDetails
    from atoippo.deals.models import Loss
    from atoippo.debriefs.rules import DebriefDetails
    from atoippo.reasons.models import StatedReason, Statement
    from atoippo.reasons.rules import StatedReasonDetails
    from atoippo.teams.models import Member

NOTHING_SAID = (("", ""), KnownBy.UNSAID)
SHOWN_REASONS = 2  # a file may have told more; the form shows the main one and one beside it


@transaction.atomic
def correct_debrief(*, loss: Loss, details: DebriefDetails, by: Member, at: datetime) -> Loss:
    """Correct what was told about a loss, all fields of the form at once; what is told unchanged writes nothing.

    Fields that nobody filled in, of an imported loss say, stay empty. Whoever is not 営業 here corrects what happened,
    and leaves 営業's words and reasons as they stand.
    """
    deal = Deal.objects.select_for_update().get(pk=loss.deal_id)
    require_own(deal, by)
    loss.refresh_from_db()
    if details.lost_on != loss.lost_on:
        require_later(deal, details.lost_on, than=loss.turn - 1)
    facts = replace(
        LossFacts.of(loss),
        lost_on=details.lost_on or loss.lost_on,
        reach=details.reach,
        state=details.state.value if details.state else loss.state,
        lost_to=rival_named(deal, details.rival),
        warmth=details.warmth,
    )
    corrected = correct_loss(loss=loss, changes=facts, by=by, at=at)
    _restate(corrected, details, by, at)
    _correct_conditions(corrected, details, by, at)
    new = [reaction for reaction in details.reactions if not _is_noted(corrected, reaction)]
    note_reactions(deal=deal, loss=corrected, reactions=new, by=by, at=at)
    if details.promise.strip():
        make_promise(loss=corrected, words=details.promise, by=by, at=at)
    return corrected


def _restate(loss: Loss, details: DebriefDetails, by: Member, at: datetime) -> None:
    """State 営業's words anew where they differ, and what rests on them: the customer's mail and the mark."""
    standing = standing_statements(loss)
    said = standing.get(Voice.REP)
    if _says_the_same(said, details) or not may_restate(by, loss, said):
        return
    state_reps_reasons(loss=loss, details=details, by=by, at=at)
    _restate_mail(loss, details, standing.get(Voice.CUSTOMER), by, at)
    if mark_words(loss=loss, details=details, by=by, at=at) is None:
        take_back_statement(loss=loss, voice=Voice.TEXT, by=by, at=at)


def _restate_mail(loss: Loss, details: DebriefDetails, customers: Statement | None, by: Member, at: datetime) -> None:
    """Let the customer's mail say what the correction pastes, once; what is no mail any more is taken back."""
    is_mail = details.way_known == KnownBy.MAIL
    if is_mail and customers is not None and customers.quote == details.quote.strip():
        return
    if is_mail:
        state_customers_mail(loss=loss, details=details, by=by, at=at)
    else:
        take_back_statement(loss=loss, voice=Voice.CUSTOMER, by=by, at=at)


def _says_the_same(said: Statement | None, details: DebriefDetails) -> bool:
    """Whether 営業 says so already; who says nothing, or only words as a file may, says まだ分からない to the form."""
    words = (details.quote.strip(), details.other_words.strip())
    if (words, details.way_known) != (((said.quote, said.reason_words), said.known_by) if said else NOTHING_SAID):
        return False
    reasons = list(said.reasons.all()[:SHOWN_REASONS]) if said else []
    if not reasons:
        return details.main is Reason.UNKNOWN
    return len(reasons) == len(details.reasons) and all(map(_is_the_same, reasons, details.reasons))


def _is_the_same(stated: StatedReason, details: StatedReasonDetails) -> bool:
    names = {stated.sub_words, stated.sub_reason.name if stated.sub_reason else ""}
    return stated.reason == details.reason and details.sub in names and (details.sub != "" or not stated.sub_words)


def _correct_conditions(loss: Loss, details: DebriefDetails, by: Member, at: datetime) -> None:
    """Let the conditions follow fields 4 and 5; a day that a digging question brought stays, and so does a customer's answer."""
    standing = list(Condition.objects.standing().filter(loss=loss, origin=Origin.REP))
    kept = set()
    for told in details.all_conditions:
        same = _same(standing, told)
        kept.add((same or note_condition(loss=loss, details=told, by=by, at=at)).pk)
    for condition in standing:
        is_of_the_form = condition.kind == ConditionKind.TIMING or condition.due_on is None
        if condition.pk not in kept and is_of_the_form:
            withdraw_condition(condition=condition, by=by, at=at)


def _same(standing: Sequence[Condition], told: ConditionDetails) -> Condition | None:
    """Return the condition that says already what the form tells: in the same words, else without new ones.

    The form has one line for all that field 5 tells: words that stand already, be it beside another kind, are not new.
    """
    words = told.words.strip()
    alike = [condition for condition in standing if _is_alike(condition, told)]
    exact = [condition for condition in alike if condition.words == words]
    is_new = words not in {"", *(condition.words for condition in standing)}
    return next(iter(exact or ([] if is_new else alike)), None)


def _is_alike(condition: Condition, told: ConditionDetails) -> bool:
    """Whether a condition is of the kind that the form tells, and of its day; field 5 has none."""
    is_of_its_day = condition.due_on == told.due_on or (told.due_on is None and told.kind != ConditionKind.TIMING)
    return condition.kind == told.kind and is_of_its_day


def _is_noted(loss: Loss, details: ReactionDetails) -> bool:
    """Whether the newest reaction to that material or phrase says so already."""
    called = {f"{details.kind}__name": details.name.strip()}
    newest = loss.reactions.filter(**called).order_by("-pk").first()
    return newest is not None and newest.landed == details.landed
