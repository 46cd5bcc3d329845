"""How templates speak: `{% t "…{name}…" name=value %}`, `{% counted "{n}件" n=value %}` and `{{ message|say }}`.

The sentences are the messages of `values.message`, collected into the same catalogue.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django import template
from django.utils import timezone

from atoippo.reports.words import spoken_day
from atoippo.values.language import say as say_in
from atoippo.values.message import Message
from atoippo.values.yen import format_yen
from atoippo.web.language import spoken_language

if TYPE_CHECKING:
    from datetime import date

register = template.Library()


@register.simple_tag
def t(text: str, /, **values: object) -> str:
    """Say a sentence of the template in the reader's language."""
    return say_in(Message(text, values), spoken_language())


@register.simple_tag
def counted(text: str, /, n: int, **values: object) -> str:
    """Say a sentence about `n` things, which English says in singular or plural."""
    return say_in(Message(text, {"n": n, **values}, counted_by="n"), spoken_language())


@register.filter
def say(message: Message | str | None) -> str:
    """Say a message in the reader's language."""
    return say_in(message, spoken_language()) if message else ""


@register.filter
def day(value: date | datetime | None) -> str:
    """Say a day, or the day of a moment in Tokyo, as people do: 2026年4月6日（月）."""
    if not value:
        return ""
    return spoken_day(timezone.localdate(value) if isinstance(value, datetime) else value, spoken_language())


@register.filter
def yen(value: int | None) -> str:
    """Say an amount as people do: 320万円."""
    return "" if value is None else format_yen(value, spoken_language())
