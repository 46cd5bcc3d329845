"""Keeping the finer reasons in the workspace's own words; what was stated keeps the words of its day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from atoippo.reasons.actions.taxonomy import default_named, lock_taxonomy, sub_reason_named
from atoippo.reasons.models import SubReason
from atoippo.reasons.queries import sub_reasons_of
from atoippo.teams.audit import record_audit
from atoippo.teams.refused import Refused
from atoippo.values.message import msg

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.teams.models import Member, Workspace
    from atoippo.values.reason import Reason


class SubReasonNeedsName(Refused):
    """A finer reason was to have no name."""

    says = msg("名前を入力してください。")


class SubReasonNameTaken(Refused):
    """Two finer reasons of one reason were to have one name."""

    says = msg("「{name}」は同じ理由の下にすでにあります。別の名前にするか、二つをまとめてください。")


class LastSubReason(Refused):
    """The last finer reason of a reason was to be retired."""

    says = msg("「{name}」は最後の一つなので残してあります。先に別の細かい理由を加えてください。")


class MergesIntoItself(Refused):
    """A finer reason was to be merged into itself or into one that is offered no more."""

    says = msg("「{name}」にはまとめられません。使っている別の細かい理由を選んでください。")


@transaction.atomic
def add_sub_reason(*, reason: Reason, name: str, by: Member, at: datetime) -> SubReason:
    """Offer a finer reason of the workspace's own under one of the six."""
    workspace = lock_taxonomy(by)
    _require_free(workspace, reason, name)
    row = SubReason(workspace=workspace, reason=reason.value, name=name.strip(), made_at=at)
    row.full_clean()
    row.save(force_insert=True)
    record_audit(workspace=workspace, by=by, action="sub_reason.added", subject=row, changes={"name": row.name}, at=at)
    return row


@transaction.atomic
def rename_sub_reason(*, reason: Reason, name: str, new_name: str, by: Member, at: datetime) -> SubReason:
    """Call a finer reason by another name from now on; the same name again writes nothing."""
    workspace = lock_taxonomy(by)
    row = sub_reason_named(workspace.pk, reason, name, at=at)
    if row.name == new_name.strip():
        return row
    _require_free(workspace, reason, new_name, but=row)
    changes = {"name": [row.name, new_name.strip()]}
    row.name = new_name.strip()
    row.full_clean()
    row.save(update_fields=["name"])
    record_audit(workspace=workspace, by=by, action="sub_reason.renamed", subject=row, changes=changes, at=at)
    return row


@transaction.atomic
def merge_sub_reasons(*, reason: Reason, name: str, into: str, by: Member, at: datetime) -> SubReason:
    """Offer one finer reason no more and count it as another from now on; return that other one."""
    workspace = lock_taxonomy(by)
    row = sub_reason_named(workspace.pk, reason, name, at=at)
    head = sub_reason_named(workspace.pk, reason, into, at=at)
    if head == row or not head.is_offered:
        raise MergesIntoItself(head.name)
    SubReason.objects.filter(merged_into=row).update(merged_into=head)  # straight to the head, never by way of a third
    row.merged_into, row.retired_at = head, None
    row.save(update_fields=["merged_into", "retired_at"])
    changes = {"name": [row.name, head.name]}
    record_audit(workspace=workspace, by=by, action="sub_reason.merged", subject=row, changes=changes, at=at)
    return head


@transaction.atomic
def retire_sub_reason(*, reason: Reason, name: str, by: Member, at: datetime) -> SubReason:
    """Offer a finer reason no more; the last one of a reason stays."""
    workspace = lock_taxonomy(by)
    row = sub_reason_named(workspace.pk, reason, name, at=at)
    if not row.is_offered:
        return row
    if [offered.name for offered in sub_reasons_of(workspace, at)[reason]] == [row.name]:
        raise LastSubReason(row.name)
    return _moved(row, retired_at=at, action="sub_reason.retired", by=by, at=at)


@transaction.atomic
def restore_sub_reason(*, reason: Reason, name: str, by: Member, at: datetime) -> SubReason:
    """Offer a finer reason again that was retired or merged; from now on it counts for itself."""
    workspace = lock_taxonomy(by)
    row = sub_reason_named(workspace.pk, reason, name, at=at)
    if row.is_offered:
        return row
    return _moved(row, retired_at=None, action="sub_reason.restored", by=by, at=at)


def _moved(row: SubReason, *, retired_at: datetime | None, action: str, by: Member, at: datetime) -> SubReason:
    row.retired_at, row.merged_into = retired_at, None
    row.save(update_fields=["retired_at", "merged_into"])
    record_audit(workspace=row.workspace, by=by, action=action, subject=row, changes={"name": row.name}, at=at)
    return row


def _require_free(workspace: Workspace, reason: Reason, name: str, but: SubReason | None = None) -> None:
    """Refuse an empty name and one that another finer reason has, be it a default that nobody ever said."""
    wanted = name.strip()
    if not wanted:
        raise SubReasonNeedsName
    rows = SubReason.objects.filter(workspace=workspace, reason=reason.value)
    others = rows.exclude(pk=but.pk) if but else rows
    default = default_named(reason, wanted)
    is_untouched = (
        default is not None and not SubReason.objects.filter(workspace=workspace, default_key=default.key).exists()
    )
    if is_untouched or others.filter(name=wanted).exists():
        raise SubReasonNameTaken(wanted)
