"""Stating why a deal was lost. What was stated before stays; the newest statement of a voice stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from atoippo.deals.rules import require_one_workspace
from atoippo.reasons.actions.taxonomy import NoSuchSubReason, sub_reason_named
from atoippo.reasons.models import StatedReason, Statement
from atoippo.reasons.rules import KnownBy, Voice, check_statement
from atoippo.teams.audit import record_audit

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.deals.models import Loss
    from atoippo.reasons.models import SubReason
    from atoippo.reasons.rules import StatedReasonDetails, StatementDetails
    from atoippo.teams.models import Member

__all__ = ["NoSuchSubReason", "state_reasons", "take_back_statement"]


@transaction.atomic
def state_reasons(*, loss: Loss, details: StatementDetails, by: Member | None, at: datetime) -> Statement:
    """Add what one voice says about a loss, with all its reasons; 文章 is a mark, so nobody states it."""
    require_one_workspace(loss.workspace_id, by)
    check_statement(details)
    statement = Statement(
        workspace_id=loss.workspace_id,
        loss=loss,
        voice=details.voice,
        known_by=details.known_by,
        reason_words=details.reason_words,
        quote=details.quote,
        stated_by=None if details.voice is Voice.TEXT else by,
        stated_at=at,
        source=details.source,
    )
    statement.full_clean()
    statement.save(force_insert=True)
    _add_reasons(statement, details, at)
    record_audit(workspace=loss.workspace, by=by, action="reasons.stated", subject=statement, at=at)
    return statement


@transaction.atomic
def take_back_statement(
    *, loss: Loss, voice: Voice, by: Member | None, at: datetime, of_form: bool = False
) -> Statement | None:
    """Let a voice say nothing about a loss from now on, where it spoke only through what we wrote down; None if it did not.

    A customer's answer stays unless the customer replaced it by one that says nothing (`of_form`): we take back only what
    was taken from a mail. What was said stays in the history.
    """
    require_one_workspace(loss.workspace_id, by)
    newest = Statement.objects.filter(loss=loss, voice=voice).order_by("-pk").first()
    if newest is None or newest.says_nothing or (newest.known_by == KnownBy.FORM) is not of_form:
        return None
    statement = Statement.objects.create(
        workspace_id=loss.workspace_id,
        loss=loss,
        voice=voice,
        known_by=newest.known_by,
        stated_by=None if voice is Voice.TEXT else by,
        stated_at=at,
        source=newest.source,
    )
    record_audit(workspace=loss.workspace, by=by, action="reasons.taken_back", subject=statement, at=at)
    return statement


def _add_reasons(statement: Statement, details: StatementDetails, at: datetime) -> None:
    """Write the reasons; the rows of finer ones are found in one order, so that no two people wait in a circle."""
    named = sorted((each.reason, each.sub) for each in details.reasons if each.sub)
    subs = {reason: sub_reason_named(statement.workspace_id, reason, sub, at=at) for reason, sub in named}
    StatedReason.objects.bulk_create(_stated(statement, each, subs.get(each.reason)) for each in details.reasons)


def _stated(statement: Statement, details: StatedReasonDetails, sub: SubReason | None) -> StatedReason:
    return StatedReason(
        workspace_id=statement.workspace_id,
        statement=statement,
        reason=details.reason.value,
        sub_reason=sub,
        sub_words=sub.name if sub else "",
        weight=details.weight,
        confidence=details.confidence,
    )
