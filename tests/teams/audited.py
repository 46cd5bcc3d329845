"""What the audit entries of a workspace say."""

from __future__ import annotations

from atoippo.teams.models import AuditEntry


def audited(workspace):
    """Return who did what to which subject, in order, with what changed."""
    entries = AuditEntry.objects.filter(workspace=workspace).order_by("pk")
    return [(entry.by_id, entry.action, entry.subject_id, entry.changes) for entry in entries]
