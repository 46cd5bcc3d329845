"""Where a customer's link leads: the address that this installation is known by outside, and whether it is one."""

from __future__ import annotations

from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings

if TYPE_CHECKING:
    from django.http import HttpRequest


def base_of_links(request: HttpRequest) -> str:
    """Return how links to customers begin: as 管理者 set it for everybody, else as this browser called us."""
    return settings.PUBLIC_URL or request.build_absolute_uri("/")


def opens_outside(base_url: str) -> bool:
    """Whether somebody outside the company could open it: no name of this machine or of the office network alone."""
    host = (urlsplit(base_url).hostname or "").rstrip(".")
    try:
        return ip_address(host).is_global
    except ValueError:
        return "." in host and not host.endswith((".local", ".localhost", ".internal", ".lan"))
