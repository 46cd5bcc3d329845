"""What people do about workspaces, teams and members."""

from atoippo.teams.actions.admins_only import OnlyForAdmins
from atoippo.teams.actions.calendars import WorkingYear, mark_day, set_working_year, unmark_day
from atoippo.teams.actions.invitations import (
    AddressHasSignIn,
    AddressInUse,
    AlreadyInWorkspace,
    InvitationNotOpen,
    InvitationOfSomebodyElse,
    MemberNotActive,
    MemberSignsInAlready,
    accept_invitation,
    invite,
    revoke_invitation,
)
from atoippo.teams.actions.members import (
    LastAdmin,
    NoTeamChosen,
    Profile,
    TeamOfAnotherWorkspace,
    add_member,
    change_member,
    change_role,
    deactivate_member,
    reactivate_member,
    rename_member,
    seat_member,
)
from atoippo.teams.actions.passwords import MemberHasNoSignIn, SignsInElsewhereToo, hand_out_password_link
from atoippo.teams.actions.teams import TeamNameTaken, add_team, rename_team
from atoippo.teams.actions.workspaces import DEFAULT_TEAM, WorkspaceNameTaken, create_workspace, rename_workspace

__all__ = [
    "DEFAULT_TEAM",
    "AddressHasSignIn",
    "AddressInUse",
    "AlreadyInWorkspace",
    "InvitationNotOpen",
    "InvitationOfSomebodyElse",
    "LastAdmin",
    "MemberHasNoSignIn",
    "MemberNotActive",
    "MemberSignsInAlready",
    "NoTeamChosen",
    "OnlyForAdmins",
    "Profile",
    "SignsInElsewhereToo",
    "TeamNameTaken",
    "TeamOfAnotherWorkspace",
    "WorkingYear",
    "WorkspaceNameTaken",
    "accept_invitation",
    "add_member",
    "add_team",
    "change_member",
    "change_role",
    "create_workspace",
    "deactivate_member",
    "hand_out_password_link",
    "invite",
    "mark_day",
    "reactivate_member",
    "rename_member",
    "rename_team",
    "rename_workspace",
    "revoke_invitation",
    "seat_member",
    "set_working_year",
    "unmark_day",
]
