"""Messages as JSON holds them, so that what reading a file found can be said in anybody's language later."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from atoippo.values.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def as_json(message: Message) -> dict[str, Any]:
    """Return a message as JSON holds it; `message_of` gives it back."""
    values = {name: _value_as_json(value) for name, value in message.values.items()}
    return {"text": message.text, "values": values, "counted_by": message.counted_by}


def message_of(stored: Mapping[str, Any]) -> Message:
    """Return the message that `as_json` stored."""
    values = {name: _value_of(value) for name, value in stored["values"].items()}
    return Message(stored["text"], values, stored["counted_by"])


def all_as_json(messages: Iterable[Message]) -> list[dict[str, Any]]:
    """Return messages as JSON holds them."""
    return [as_json(message) for message in messages]


def messages_of(stored: Iterable[Mapping[str, Any]]) -> tuple[Message, ...]:
    """Return the messages that `all_as_json` stored."""
    return tuple(message_of(each) for each in stored)


def _value_as_json(value: object) -> object:
    if isinstance(value, Message):
        return as_json(value)
    if isinstance(value, (tuple, list)):
        return [_value_as_json(part) for part in value]
    if isinstance(value, date):
        return {"day": value.isoformat()}
    return value if value is None or isinstance(value, (bool, int, float)) else str(value)


def _value_of(stored: Any) -> object:
    if isinstance(stored, list):
        return tuple(_value_of(part) for part in stored)
    if isinstance(stored, dict):
        return date.fromisoformat(stored["day"]) if "day" in stored else message_of(stored)
    return stored
