"""Finding the row of a finer reason by the name that people chose, and making it when a default is first said or changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atoippo.reasons.models import SubReason
from atoippo.reasons.permissions import may_change_taxonomy
from atoippo.reasons.rules import DEFAULT_SUB_REASONS
from atoippo.teams.models import Workspace
from atoippo.teams.refused import Refused
from atoippo.values.message import msg

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.reasons.rules import DefaultSubReason
    from atoippo.teams.models import Member
    from atoippo.values.reason import Reason


class NoSuchSubReason(Refused):
    """A finer reason was named that the workspace does not know under that reason."""

    says = msg("「{name}」という細かい理由は見つかりません。名前が変わったかもしれません。選び直してください。")


class OnlyAdminsChangeReasons(Refused):
    """Somebody who is no 管理者 changed the finer reasons or the questions."""

    says = msg("細かい理由と質問を変えられるのは管理者だけです。管理者にご相談ください。")


def lock_taxonomy(by: Member) -> Workspace:
    """Let changes of a workspace's finer reasons and questions wait for each other; only 管理者 make any."""
    if not may_change_taxonomy(by):
        raise OnlyAdminsChangeReasons
    locked = Workspace.objects.select_for_update(no_key=True)  # whoever writes rows of the workspace need not wait
    return locked.get(pk=by.workspace_id)


def sub_reason_named(workspace_id: int, reason: Reason, name: str, *, at: datetime) -> SubReason:
    """Return the finer reason of a name, by its name now or as the default it began as; a default's row is made."""
    rows = SubReason.objects.filter(workspace=workspace_id, reason=reason.value)
    known = rows.filter(name=name).first()
    if known is not None:
        return known
    default = default_named(reason, name)
    if default is None:
        raise NoSuchSubReason(name)
    began = rows.filter(default_key=default.key).first()
    return began or _made(workspace_id, reason, default, at)


def default_named(reason: Reason, name: str) -> DefaultSubReason | None:
    """Return the default of a name, None where no default under that reason is called so."""
    return next((default for default in DEFAULT_SUB_REASONS.get(reason, ()) if default.name == name), None)


def _made(workspace_id: int, reason: Reason, default: DefaultSubReason, at: datetime) -> SubReason:
    """Make the row of a default; whoever does so at the same time makes the same one."""
    row, _ = SubReason.objects.get_or_create(
        workspace_id=workspace_id,
        default_key=default.key,
        defaults={"reason": reason.value, "name": default.name, "made_at": at},
    )
    return row
