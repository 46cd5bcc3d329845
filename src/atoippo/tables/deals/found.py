"""What the reading of a column gives: a value for each row, faults of single cells, and words for the person."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from atoippo.values.message import Message

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell that keeps its row from being taken: header, value and what to do."""

    column: str
    value: str
    advice: Message


@dataclass(frozen=True, slots=True)
class Found(Generic[Value]):
    """A value for each row, faults by row, and notices about the column as a whole."""

    values: Sequence[Value]
    faults: Mapping[int, Fault] = field(default_factory=dict)
    notices: tuple[Message, ...] = ()
