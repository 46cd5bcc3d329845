"""The refusal of everybody who does not look after the workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atoippo.teams.permissions import may_look_after
from atoippo.teams.refused import Refused
from atoippo.values.message import msg

if TYPE_CHECKING:
    from atoippo.teams.models import Member, Workspace


class OnlyForAdmins(Refused):
    """Somebody who is no active 管理者 of this very workspace tried to change it."""

    says = msg("ワークスペースの設定を変えられるのは管理者だけです。管理者にご相談ください。")


def refuse_all_but_admins(by: Member | None, workspace: Workspace) -> None:
    """Let a 管理者 of the workspace go on, and whoever works at the server itself (nobody signed in)."""
    if by is not None and not may_look_after(by, workspace):
        raise OnlyForAdmins
