"""The nouns of teams."""

from atoippo.teams.models.audit_entry import AuditEntry
from atoippo.teams.models.calendar_day import CalendarDay
from atoippo.teams.models.invitation import Invitation
from atoippo.teams.models.member import Member, Role, Seat
from atoippo.teams.models.team import Team, of_own_teams
from atoippo.teams.models.user import User
from atoippo.teams.models.workspace import Workspace

__all__ = [
    "AuditEntry",
    "CalendarDay",
    "Invitation",
    "Member",
    "Role",
    "Seat",
    "Team",
    "User",
    "Workspace",
    "of_own_teams",
]
