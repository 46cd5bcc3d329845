"""Who comes in: a signed-in user with a place in a workspace."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit, urlunsplit

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django_htmx.http import HttpResponseClientRedirect

from atoippo.teams.models import Member
from atoippo.web.language import page_left

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse

SESSION_KEY = "member"


class MemberRequest(HttpRequest):
    """A request of a member, in the one workspace of the session."""

    member: Member


def member_required(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let members in; ask others to sign in; a user without any workspace is refused."""

    @wraps(view)
    def guarded(request: Any, *args: object, **kwargs: object) -> HttpResponse:
        if not request.user.is_authenticated:
            return _sign_in_first(request)
        member = member_of(request)
        if member is None:
            raise PermissionDenied
        request.member = member
        return view(request, *args, **kwargs)

    return guarded


def _sign_in_first(request: HttpRequest) -> HttpResponse:
    """Lead to the sign-in page and back, after a POST to the page that it came from; htmx is told to leave its page."""
    if not getattr(request, "htmx", False):
        is_look = request.method in {"GET", "HEAD"}
        return redirect_to_login(request.get_full_path() if is_look else _path_of(page_left(request)))
    shown = request.htmx.current_url_abs_path or "/"  # type: ignore[attr-defined]
    return HttpResponseClientRedirect(redirect_to_login(shown).url)


def _path_of(address: str) -> str:
    """Return an address of our own host without the host."""
    return urlunsplit(("", "", *urlsplit(address)[2:4], "")) or "/"


def admin_required(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let 管理者 in only."""
    return _with_role(view, lambda member: member.is_admin)


def manager_required(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let マネージャー and 管理者 in only."""
    return _with_role(view, lambda member: member.is_manager)


def _with_role(view: Callable[..., HttpResponse], may: Callable[[Member], bool]) -> Callable[..., HttpResponse]:
    @member_required
    @wraps(view)
    def guarded(request: MemberRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not may(request.member):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def member_of(request: HttpRequest) -> Member | None:
    """Return who the signed-in user is in the workspace of this session: the one chosen, else the first."""
    places = places_of(request)
    chosen = request.session.get(SESSION_KEY)
    return next((place for place in places if place.pk == chosen), places[0] if places else None)


def places_of(request: HttpRequest) -> list[Member]:
    """Return the signed-in user's places, one a workspace, asked of the database once a request."""
    if not request.user.is_authenticated:
        return []
    known: list[Member] | None = getattr(request, "places", None)
    if known is None:
        members = Member.objects.active().filter(user=request.user.pk).select_related("workspace").order_by("pk")
        known = request.places = list(members)  # type: ignore[attr-defined]
    return known
