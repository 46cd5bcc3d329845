"""記録: what was done in the workspace, by whom and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.apps import apps
from django.core.paginator import Paginator
from django.views.decorators.http import require_safe

from atoippo.teams.queries import audit_entries
from atoippo.web.doors import MemberRequest, admin_required
from atoippo.web.pages import page
from atoippo.web.settings.audit_words import action_word, change_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from django.http import HttpResponse

    from atoippo.teams.models import AuditEntry, Workspace

A_PAGE = 50
SPEAKING = frozenset({"teams.member", "teams.team", "deals.deal", "deals.stage", "intake.intake"})  # named for people


@dataclass(frozen=True, slots=True)
class Told:
    """One entry in words."""

    at: datetime
    by: str  # "" when nobody signed in did it
    action: str
    subject: str
    changes: list[str]


@require_safe
@admin_required
def audit_page(request: MemberRequest) -> HttpResponse:
    """List what was done, newest first."""
    pages = Paginator(audit_entries(request.member), A_PAGE).get_page(request.GET.get("page"))
    entries = told(pages.object_list, request.member.workspace)
    return page(request, "settings/audit.html", pages=pages, entries=entries)


def told(entries: Iterable[AuditEntry], workspace: Workspace) -> list[Told]:
    """Return entries in words, with the names of their subjects as they are today."""
    shown = list(entries)
    names = _names_of_subjects(shown, workspace)
    return [
        Told(
            at=entry.at,
            by=str(entry.by or ""),
            action=action_word(entry),
            subject=names.get((entry.subject_type, entry.subject_id), ""),
            changes=change_words(entry),
        )
        for entry in shown
    ]


def _names_of_subjects(entries: list[AuditEntry], workspace: Workspace) -> dict[tuple[str, int], str]:
    """Ask once for each kind of subject, within the workspace."""
    wanted: dict[str, set[int]] = {}
    for entry in entries:
        if entry.subject_type in SPEAKING:
            wanted.setdefault(entry.subject_type, set()).add(entry.subject_id)
    return {
        (kind, subject.pk): str(subject)
        for kind, numbers in wanted.items()
        for subject in apps.get_model(kind)._meta.base_manager.filter(pk__in=numbers, workspace=workspace)
    }
