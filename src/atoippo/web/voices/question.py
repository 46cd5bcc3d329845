"""Which losses an address of お客様の声 asks for; the address is all there is to it."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Self
from urllib.parse import urlencode

from django.urls import reverse

from atoippo.insights.voices import Kind, Wanted
from atoippo.values.message import Message, msg
from atoippo.values.reason import Reason
from atoippo.web.filters import filter_of, query_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import QueryDict

    from atoippo.insights.filters import Filter

TITLES = MappingProxyType(
    {
        Kind.SPOKE: msg("お客様ご自身の言葉がある失注"),
        Kind.ANSWERED: msg("お返事をいただいた失注"),
        Kind.ASKED: msg("ご意見をお願いした失注"),
        Kind.SAME: msg("営業の記録とお客様の声が同じ失注"),
        Kind.PARTLY: msg("営業の記録とお客様の声が一部同じ失注"),
        Kind.DIFFERENT: msg("営業の記録とお客様の声がちがう失注"),
        Kind.HEARD: msg("営業の聞き取りだけがある失注"),
        Kind.TO_ASK: msg("まだご意見をお願いしていない失注"),
    }
)


@dataclass(frozen=True, slots=True)
class Question:
    """Which losses are asked for, narrowed down how."""

    wanted: Wanted
    only: Filter

    @classmethod
    def of(cls, asked: QueryDict) -> Self:
        """Read an address; what can't be read asks for nothing."""
        kind, told = asked.get("kind", ""), asked.get("told", "")
        wanted = Wanted(
            kind=Kind(kind) if kind in set(Kind) else Kind.SPOKE,
            told=Reason(told) if told in set(Reason) else None,
            rep=_reasons(asked.getlist("rep")),
            customer=_reasons(asked.getlist("customer")),
        )
        return cls(wanted, filter_of(asked))

    @property
    def address(self) -> str:
        """The address that asks for these losses."""
        asked = {
            "kind": [self.wanted.kind.value],
            "told": [self.wanted.told.value] if self.wanted.told else [],
            "rep": in_order(self.wanted.rep),
            "customer": in_order(self.wanted.customer),
        }
        found = {name: values for name, values in asked.items() if values}
        return f"{reverse('voices:losses')}?{urlencode({**found, **query_of(self.only)}, doseq=True)}"

    @property
    def title(self) -> Message:
        """What the losses have in common, beside the filter."""
        return TITLES[self.wanted.kind]

    @property
    def chips(self) -> list[Message]:
        """What else is asked for, in words."""
        said = [msg("営業の記録：{reasons}", reasons=spoken(self.wanted.rep))] if self.wanted.rep else []
        if self.wanted.customer:
            said.append(msg("お客様の声：{reasons}", reasons=spoken(self.wanted.customer)))
        if self.wanted.told:
            said.append(msg("営業の記録：{reasons}", reasons=self.wanted.told.label))
        return said


def in_order(reasons: Iterable[Reason]) -> list[str]:
    """Return reasons as an address names them, in their usual order."""
    return [reason.value for reason in Reason if reason in set(reasons)]


def spoken(reasons: Iterable[Reason]) -> tuple[Message, ...]:
    """Return reasons as people read them, in their usual order."""
    return tuple(Reason(reason).label for reason in in_order(reasons))


def _reasons(values: Iterable[str]) -> frozenset[Reason]:
    return frozenset(Reason(value) for value in values if value in set(Reason))
