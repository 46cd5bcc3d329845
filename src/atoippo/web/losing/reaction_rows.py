"""資料と言葉の反応: a row for each name known from before, and one to write a new name in; nobody keeps a list."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from django import forms

from atoippo.deals.actions import ReactionDetails
from atoippo.values.message import Message, msg
from atoippo.web.language import later
from atoippo.web.losing.choices import LANDED, NO_SUCH_ANSWER, REACTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from atoippo.web.losing.offers import Offers

Kind = Literal["material", "phrase"]
NEW: Mapping[Kind, Message] = MappingProxyType({"material": msg("お見せした資料"), "phrase": msg("お伝えした言葉")})
LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class ReactionRow:
    """One material or phrase, and how it was taken."""

    kind: Kind
    name: forms.BoundField
    landed: forms.BoundField
    is_new: bool


class ReactionRows:
    """The rows of one form: the names travel with it, so that a colleague's new one shifts nothing."""

    def __init__(self, form: forms.Form, offers: Offers) -> None:
        self._form = form
        self._names: dict[Kind, list[str]] = {
            "material": self._known("material", offers.materials),
            "phrase": self._known("phrase", offers.phrases),
        }
        for kind, names in self._names.items():
            for number, name in enumerate([*names, ""]):
                self._add(kind, number, name, is_new=number == len(names))

    def __iter__(self) -> Iterator[ReactionRow]:
        for kind, names in self._names.items():
            for number in range(len(names) + 1):
                form, key = self._form, f"{kind}_{number}"
                yield ReactionRow(kind, form[f"{key}_name"], form[key], is_new=number == len(names))

    @property
    def details(self) -> tuple[ReactionDetails, ...]:
        """Return what was told: the rows that have a name and a reaction."""
        return tuple(chain.from_iterable(self._told(kind) for kind in self._names))

    def _told(self, kind: Kind) -> Iterator[ReactionDetails]:
        told = self._form.cleaned_data
        for number in range(len(self._names[kind]) + 1):
            name, landed = told.get(f"{kind}_{number}_name"), told.get(f"{kind}_{number}")
            if name and landed:
                yield ReactionDetails(kind, name, landed == LANDED)

    def _known(self, kind: Kind, offered: tuple[str, ...]) -> list[str]:
        """Return the names of the rows: those that were sent, else those on offer."""
        if not self._form.is_bound:
            return list(offered)
        sent = (self._form.data.get(f"{kind}_{number}_name", "") for number in range(1 + len(offered) + 1))
        return [name for name in sent if name][: len(offered)]

    def _add(self, kind: Kind, number: int, name: str, *, is_new: bool) -> None:
        widget = forms.TextInput(attrs={"autocomplete": "off"}) if is_new else forms.HiddenInput()
        self._form.fields[f"{kind}_{number}_name"] = forms.CharField(
            label=later(NEW[kind]), required=False, max_length=LONGEST_NAME, initial=name, widget=widget
        )
        self._form.fields[f"{kind}_{number}"] = forms.ChoiceField(
            label=name or later(NEW[kind]),
            required=False,
            choices=REACTIONS,
            initial="",
            widget=forms.RadioSelect,
            error_messages=NO_SUCH_ANSWER,
        )
