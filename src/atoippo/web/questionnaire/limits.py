"""How often one address may send answers or try links that open nothing; counted in the cache, which all machines share."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network
from typing import TYPE_CHECKING

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.utils.crypto import salted_hmac

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpRequest

ONE_PLACE = 64  # bits of an IPv6 address that one household or office holds
SALT = "atoippo.web.questionnaire.limits"


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so many times from one address in a span of time."""

    what: str
    most: int
    seconds: int

    def is_reached(self, request: HttpRequest, *, at: datetime) -> bool:
        """Whether the address has done it as often as it may."""
        return int(cache.get(self._key(request, at), 0)) >= self.most

    def count(self, request: HttpRequest, *, at: datetime) -> None:
        """Count that the address did it once more; two at the same moment may count as one."""
        key = self._key(request, at)
        cache.set(key, int(cache.get(key, 0)) + 1, self.seconds)

    def _key(self, request: HttpRequest, at: datetime) -> str:
        """Name the count without keeping the address itself."""
        span = int(at.timestamp()) // self.seconds
        return f"questionnaire:{self.what}:{span}:{salted_hmac(SALT, _place_of(request)).hexdigest()}"


SENDING = Limit("sending", most=30, seconds=10 * 60)  # colleagues behind one address answer, too
TRYING = Limit("trying", most=60, seconds=10 * 60)  # links that open nothing


def _place_of(request: HttpRequest) -> str:
    """Return where a request comes from: the address, of an IPv6 one the network."""
    address = str(get_adapter(request).get_client_ip(request))
    try:
        known = ip_address(address)
    except ValueError:
        return address
    return str(ip_network(f"{known}/{ONE_PLACE}", strict=False)) if isinstance(known, IPv6Address) else address
