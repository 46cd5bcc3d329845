"""Every address of the application, found in the resolver, and the world in which each is tried."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.apps import apps
from django.urls import URLPattern, get_resolver, reverse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

NOT_WHAT_PEOPLE_DID = {
    "sessions.Session",  # may change when somebody looks
    "account.EmailAddress",  # allauth copies a user's address when it first meets it
}


@dataclass(frozen=True, slots=True)
class Address:
    """One address: its name and the names of its places."""

    name: str
    places: tuple[str, ...]

    def path(self, values: Mapping[str, object]) -> str:
        """Return the path with its places filled."""
        return reverse(self.name, kwargs={place: values[place] for place in self.places})


def every_address() -> list[Address]:
    """Return all named addresses, sorted."""
    return sorted(set(_addresses(get_resolver().url_patterns, "")), key=lambda address: address.name)


def _addresses(patterns: list[object], space: str) -> Iterator[Address]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            assert pattern.name, f"{pattern} has no name"
            places = tuple(pattern.pattern.regex.groupindex)
            yield Address(f"{space}{pattern.name}", places)
        else:
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _addresses(pattern.url_patterns, inner)


def everything_stored() -> dict[str, tuple[int, str]]:
    """Return the number of rows and a digest of each table that holds what people did."""
    stored = {}
    for model in apps.get_models():
        if model._meta.label in NOT_WHAT_PEOPLE_DID or not model._meta.managed:
            continue
        rows = list(model._base_manager.order_by("pk").values_list())
        stored[model._meta.label] = (len(rows), hashlib.sha256(repr(rows).encode()).hexdigest())
    return stored
