"""What stands around every page: navigation, the member and workspace, the language switch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from atoippo.teams.models import Role
from atoippo.values.message import Message, msg
from atoippo.web.doors import member_of, places_of

if TYPE_CHECKING:
    from django.http import HttpRequest

    from atoippo.teams.models import Member


@dataclass(frozen=True, slots=True)
class Room:
    """One of the places in the navigation: its word, icon, first page and the paths that belong to it."""

    word: Message
    icon: str  # name of a lucide icon
    url_name: str
    paths: tuple[str, ...]

    def holds(self, path: str) -> bool:
        """Whether a page belongs to this place."""
        return any(path == own if own == "/" else path.startswith(own) for own in self.paths)


NAVIGATION = (
    Room(msg("今日"), "sun", "today:show", ("/",)),
    Room(msg("商談"), "briefcase", "deals:list", ("/deals/", "/losses/", "/letters/")),
    Room(msg("追客"), "sprout", "revival:list", ("/revival/", "/pursuits/")),
    Room(msg("分析"), "chart-no-axes-column", "insights:show", ("/insights/", "/voices/")),
)
BEGIN = "/deals/lose/"  # 失注を記録, one tap from every page
SETTINGS = Room(msg("設定"), "settings-2", "settings:show", ("/settings/",))


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return what the frame of a page needs."""
    member: Member | None = getattr(request, "member", None) or _member_of(request)
    if member is None:
        return {"member": None, "navigation": []}
    return {
        "member": member,
        "role": Role(member.role).spoken,
        "places": places_of(request),
        "navigation": [(room, room.holds(request.path)) for room in NAVIGATION],
        "in_settings": SETTINGS.holds(request.path),
        "in_losing": request.path == BEGIN,
    }


def _member_of(request: HttpRequest) -> Member | None:
    return member_of(request) if hasattr(request, "user") and hasattr(request, "session") else None
