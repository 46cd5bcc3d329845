"""A sentence for a person: made where the fact is known, said in the reader's language at the edge."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Message:
    """A Japanese sentence with named places (`{n}件`) and their values; the sentence is also its id in the catalogue.

    Values may be messages themselves, or tuples of messages and texts, which are said as a list. `counted_by` names the value that decides the English plural.
    """

    text: str
    values: Mapping[str, object] = field(default_factory=dict)
    counted_by: str | None = None

    def __str__(self) -> str:
        """Return the Japanese sentence, for logs and tests; readers get it through `language.say`."""
        return self.text.format(**{name: _in_japanese(value) for name, value in self.values.items()})


def _in_japanese(value: object) -> object:
    if isinstance(value, tuple):
        return joined([str(part) for part in value], comma="、")
    return str(value) if isinstance(value, Message) else value


def joined(parts: Sequence[str], *, comma: str) -> str:
    """Return the parts as a list; Japanese closing quotes need no comma after them: 「受注」「成約」."""
    return "".join(part if part.endswith("」") else part + comma for part in parts[:-1]) + "".join(parts[-1:])


def msg(text: str, /, **values: object) -> Message:
    """Return a message; the call marks its text for the catalogue."""
    return Message(text, values)


def counted(text: str, /, n: int, **values: object) -> Message:
    """Return a message about `n` things, which English says in singular or plural."""
    return Message(text, {"n": n, **values}, counted_by="n")
