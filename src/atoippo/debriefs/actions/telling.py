"""Telling a rep what a customer answered by name: お客様's statement, what would make it yes, and when."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Exists, OuterRef

from atoippo.conditions.actions import note_condition, withdraw_condition
from atoippo.conditions.models import Condition
from atoippo.conditions.rules import Origin
from atoippo.debriefs.actions.voices import classifier_mark, reading_of
from atoippo.feedback.models import Answer
from atoippo.feedback.permissions import may_pass_on
from atoippo.feedback.queries import details_of
from atoippo.feedback.rules.meanings import (
    DEFAULT_SUB_REASON_OF,
    MONTHS_WITHOUT_REMINDER,
    chosen_reasons,
    told_conditions,
)
from atoippo.feedback.rules.timing import MANAGER_HAS_BUSINESS_DAYS, day_of, told_without_manager_at
from atoippo.mail.actions import SuppressionDetails, suppress
from atoippo.mail.models import Suppression, SuppressionReason
from atoippo.mail.rules import folded_address
from atoippo.reasons.actions import state_reasons, take_back_statement
from atoippo.reasons.queries import sub_reasons_of
from atoippo.reasons.rules import KnownBy, StatedReasonDetails, StatementDetails, Voice
from atoippo.teams.audit import record_audit
from atoippo.teams.refused import Refused
from atoippo.texts.reasons import WeightsMissing
from atoippo.values.message import msg
from atoippo.values.periods import add_months
from atoippo.values.reason import Reason

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.customers.models import Contact
    from atoippo.feedback.rules.answers import AnswerDetails
    from atoippo.reasons.models import Statement
    from atoippo.teams.models import Member, Workspace

EVIDENCE = msg("ご意見のお願いへのご回答")
ANSWERED_ANEW = msg("お客様がご回答を改められました")
RELATED = ("workspace", "request__loss__deal", "request__loss__workspace", "request__contact", "request__message")


class NotYoursToPassOn(Refused):
    """Somebody told a rep what waits for a マネージャー, or what nobody may tell."""

    says = msg("このお言葉を担当者に伝えられるのは、チームのマネージャーです。")


class AnswerWasReplaced(Refused):
    """The customer has sent another answer since."""

    says = msg("お客様が、このあとご回答を改められています。新しいお言葉をご覧ください。")


@transaction.atomic
def tell_rep(*, answer: Answer, by: Member, at: datetime) -> Answer:
    """Pass an answer that waited for a マネージャー on to the rep; a second time changes nothing."""
    locked = Answer.objects.select_for_update(of=("self",)).select_related(*RELATED).get(pk=answer.pk)
    if not may_pass_on(by, locked):
        raise NotYoursToPassOn
    if locked.told_at is not None:
        return locked
    if Answer.objects.filter(request=locked.request, pk__gt=locked.pk).exists():
        raise AnswerWasReplaced
    return tell(locked, by=by, at=at)


@transaction.atomic
def tell_what_waited(at: datetime) -> bool:
    """Tell a rep one answer that no マネージャー has passed on within three business days; return whether there was one."""
    later = Answer.objects.filter(request=OuterRef("request"), pk__gt=OuterRef("pk"))
    waiting = Answer.objects.filter(
        ~Exists(later),
        manager_first=True,
        masked=False,
        told_at=None,
        answered_at__lte=at - timedelta(days=MANAGER_HAS_BUSINESS_DAYS),
    )
    for answer in waiting.select_for_update(of=("self",)).select_related(*RELATED).order_by("pk"):
        if told_without_manager_at(answer.answered_at, answer.workspace.calendar) <= at:
            tell(answer, by=None, at=at)
            return True
    return False


def tell(answer: Answer, *, by: Member | None, at: datetime) -> Answer:
    """Make of a named answer what the rep reads: a statement, conditions, the wish to be left in peace for a year."""
    details = details_of(answer)
    answer.statement = _state(answer, details, at)
    _note_conditions(answer, details, at)
    _rest(answer, details, at)
    answer.told_at, answer.told_by, answer.read_at = at, by, None
    answer.save(update_fields=["statement", "told_at", "told_by", "read_at"])
    record_audit(workspace=answer.workspace, by=by, action="feedback.told", subject=answer, at=at)
    return answer


def _state(answer: Answer, details: AnswerDetails, at: datetime) -> Statement | None:
    """State what the customer chose; what was only written is read, and kept as a reason where the reading is sure."""
    reasons = chosen_reasons(details, deciding_sub=_deciding_sub(answer.workspace, details, at))
    quote, source = details.words.strip(), ""
    if not details.reasons and quote:
        reasons = _read(quote)
        source = classifier_mark() if reasons else ""
    if not reasons and not quote:  # the newest answer stands: what an earlier one said holds no more
        take_back_statement(loss=answer.request.loss, voice=Voice.CUSTOMER, by=None, at=at, of_form=True)
        return None
    stated = StatementDetails(voice=Voice.CUSTOMER, known_by=KnownBy.FORM, reasons=reasons, quote=quote, source=source)
    return state_reasons(loss=answer.request.loss, details=stated, by=None, at=at)


def _deciding_sub(workspace: Workspace, details: AnswerDetails, at: datetime) -> str:
    """Return the finer reason of 競合 that the 決め手 is, as the workspace names it; "" where it offers that no more."""
    key = DEFAULT_SUB_REASON_OF.get(details.said["deciding"])
    offered = sub_reasons_of(workspace, at)[Reason.COMPETITOR] if key else ()
    return next((sub.name for sub in offered if sub.default_key == key), "")


def _read(words: str) -> tuple[StatedReasonDetails, ...]:
    try:
        finding = reading_of(words)
    except WeightsMissing:  # an installation without them keeps the words alone
        return ()
    if not (finding.sure and finding.reason.is_one_of_the_six):
        return ()
    return (StatedReasonDetails(reason=finding.reason, confidence=float(finding.probabilities[finding.reason])),)


def _note_conditions(answer: Answer, details: AnswerDetails, at: datetime) -> None:
    """Note what would make it yes; what an earlier answer said of that holds no more."""
    loss, workspace = answer.request.loss, answer.workspace
    told = told_conditions(
        details,
        day=day_of(answer.answered_at),
        calendar=workspace.calendar,
        year_starts_in=workspace.fiscal_year_starts_in,
    )
    kept = {note_condition(loss=loss, details=each, by=None, at=at).pk for each in told}
    earlier = Condition.objects.standing().filter(loss=loss, origin=Origin.FORM).exclude(pk__in=kept)
    for condition in earlier:
        withdraw_condition(condition=condition, by=None, at=at)


def _rest(answer: Answer, details: AnswerDetails, at: datetime) -> None:
    """Keep 当面は予定がない: no reminder for a year from the answer. Who names a time in a later answer ends it."""
    if details.when == "not_now":
        day = day_of(answer.answered_at)
        until = answer.answered_at + (add_months(day, MONTHS_WITHOUT_REMINDER) - day)
        rest = SuppressionDetails(reason=SuppressionReason.NOT_BEFORE, until=until, evidence=str(EVIDENCE))
        stop_mail(answer, rest, at)
    elif details.invites:
        _end_rest(answer, at)


def _end_rest(answer: Answer, at: datetime) -> None:
    """End a rest that an earlier answer of the same customer asked for; what a person noted stays."""
    contact, _ = _written_to(answer)
    rests = Suppression.objects.in_force(at).filter(
        workspace=answer.workspace, contact=contact, reason=SuppressionReason.NOT_BEFORE, evidence=str(EVIDENCE)
    )
    for rest in rests.exclude(contact=None).select_for_update(of=("self",)):
        rest.lifted_at, rest.lifted_because = at, str(ANSWERED_ANEW)
        rest.save(update_fields=["lifted_at", "lifted_because"])
        record_audit(workspace=answer.workspace, by=None, action="mail.suppression_lifted", subject=rest, at=at)


def stop_mail(answer: Answer, details: SuppressionDetails, at: datetime) -> None:
    """Stop mail to whom the request went, and to their address; a stop of that kind that holds already is enough."""
    contact, email = _written_to(answer)
    if contact is None and not email:
        return
    same = Suppression.objects.in_force(at).filter(
        workspace=answer.workspace, contact=contact, email_key=folded_address(email), reason=details.reason
    )
    if not same.exists():
        suppress(workspace=answer.workspace, contact=contact, email=email, details=details, by=None, at=at)


def _written_to(answer: Answer) -> tuple[Contact | None, str]:
    """Return to whom and where the request went: its mail may have been readdressed before it left."""
    request = answer.request
    message = request.message
    contact = (message.contact if message else None) or request.contact
    return contact, (message.to_email if message else "") or (contact.email if contact else "")
