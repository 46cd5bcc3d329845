"""Writing the workspace's own letters, and going back to ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from atoippo.mail.actions.refusals import LettersAreForAdmins, require_clean
from atoippo.mail.models import Letter, MessageKind
from atoippo.mail.permissions import may_change_letters
from atoippo.mail.queries import wording_of
from atoippo.mail.rules import SAMPLE_FACTS, Wording, check_letter, filled, our_wording
from atoippo.teams.audit import record_audit

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.teams.models import Member, Workspace


@transaction.atomic
def write_letter(
    *, workspace: Workspace, kind: MessageKind, reason: str, wording: Wording, by: Member, at: datetime
) -> Letter:
    """Write a letter in the workspace's own words; earlier words stay on record, drafts made from them stay as they are."""
    _require_admin(workspace, by)
    check_letter(kind, wording)
    require_clean(kind, filled(wording, SAMPLE_FACTS))
    return _write(Letter(workspace=workspace, kind=kind, reason=reason), wording, by, at)


@transaction.atomic
def use_our_letter(*, workspace: Workspace, kind: MessageKind, reason: str, by: Member, at: datetime) -> Wording:
    """Go back to our letter; returns the words that stand now."""
    _require_admin(workspace, by)
    letter = Letter(workspace=workspace, kind=kind, reason=reason, is_ours=True)
    _write(letter, our_wording(kind, reason), by, at)
    return wording_of(workspace, kind, reason)


def _write(letter: Letter, wording: Wording, by: Member, at: datetime) -> Letter:
    letter.subject, letter.body = wording.subject.strip(), wording.body
    letter.written_by, letter.written_at = by, at
    letter.full_clean()
    letter.save(force_insert=True)
    action = "letter.ours" if letter.is_ours else "letter.written"
    record_audit(workspace=letter.workspace, by=by, action=action, subject=letter, at=at)
    return letter


def _require_admin(workspace: Workspace, by: Member) -> None:
    if by.workspace_id != workspace.pk or not may_change_letters(by):
        raise LettersAreForAdmins
