"""Stating why a deal was lost. What was stated before stays; the newest statement of a voice stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from atoippo.deals.rules import require_one_workspace
from atoippo.reasons.models import StatedReason, Statement
from atoippo.reasons.rules import Voice, check_statement
from atoippo.teams.audit import record_audit

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.deals.models import Loss
    from atoippo.reasons.rules import StatementDetails
    from atoippo.teams.models import Member


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
    _add_reasons(statement, details)
    record_audit(workspace=loss.workspace, by=by, action="reasons.stated", subject=statement, at=at)
    return statement


def _add_reasons(statement: Statement, details: StatementDetails) -> None:
    StatedReason.objects.bulk_create(
        StatedReason(
            workspace_id=statement.workspace_id,
            statement=statement,
            reason=stated.reason.value,
            weight=stated.weight,
            confidence=stated.confidence,
        )
        for stated in details.reasons
    )
