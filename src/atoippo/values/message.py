"""A sentence for a person: made where the fact is known, said in the reader's language at the edge."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Message:
    """A Japanese sentence with named places (`{n}件`) and their values; the sentence is also its id in the catalogue.

    Values may be messages themselves. `counted_by` names the value that decides the English plural.
    """

    text: str
    values: Mapping[str, object] = field(default_factory=dict)
    counted_by: str | None = None

    def __str__(self) -> str:
        """Return the Japanese sentence, for logs and tests; readers get it through `language.say`."""
        return self.text.format(**{name: str(v) if isinstance(v, Message) else v for name, v in self.values.items()})


def msg(text: str, /, **values: object) -> Message:
    """Return a message; the call marks its text for the catalogue."""
    return Message(text, values)


def counted(text: str, /, n: int, **values: object) -> Message:
    """Return a message about `n` things, which English says in singular or plural."""
    return Message(text, {"n": n, **values}, counted_by="n")
