"""Days and months as people say them in a sentence: 4月6日 and 2026年4月, or 6 April and April 2026."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atoippo.values.message import Message, msg

if TYPE_CHECKING:
    from datetime import date

MONTHS = (
    msg("1月"),
    msg("2月"),
    msg("3月"),
    msg("4月"),
    msg("5月"),
    msg("6月"),
    msg("7月"),
    msg("8月"),
    msg("9月"),
    msg("10月"),
    msg("11月"),
    msg("12月"),
)


def day_of_month(day: date) -> Message:
    """Return the day without its year: 4月6日."""
    return msg("{month}{day}日", month=MONTHS[day.month - 1], day=day.day)


def month_of_year(day: date) -> Message:
    """Return the month with its year: 2026年4月."""
    return msg("{year}年{month}", year=day.year, month=MONTHS[day.month - 1])
