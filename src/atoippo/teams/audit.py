"""Writing down what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from atoippo.teams.models import AuditEntry

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from django.db import models

    from atoippo.teams.models import Member, Workspace


def record_audit(
    *,
    workspace: Workspace,
    by: Member | None,
    action: str,
    subject: models.Model,
    changes: Mapping[str, Any] | None = None,
    at: datetime,
) -> AuditEntry:
    """Write down that somebody (`by` None: the clock) did something to a subject; this moves the data version.

    What a bulk action did to deals it names by number, `changes={"deals": [12, 13, …]}`, one entry a committed batch
    (an import's rows, the reading of their words, an undo): the figures then load these deals anew and no others.
    """
    return AuditEntry.objects.create(
        workspace=workspace,
        by=by,
        action=action,
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk,
        changes=dict(changes or {}),
        at=at,
    )
