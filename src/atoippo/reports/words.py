"""Words that page, workbook and terminal share: names of segments, days and percentages."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from atoippo.values.language import Language
from atoippo.values.message import msg

if TYPE_CHECKING:
    from datetime import date

SEGMENT_LABELS = MappingProxyType(
    {
        "industry": msg("業種"),
        "size_band": msg("金額の大きさ"),
        "region": msg("地域"),
        "source": msg("流入経路"),
        "product": msg("商品"),
        "team": msg("チーム"),
    }
)

WEEKDAYS = "月火水木金土日"


def spoken_day(day: date, language: Language) -> str:
    """Return the day as people say it: 2026年4月6日（月） or 6 Apr 2026."""
    if language is Language.EN:
        return f"{day.day} {day:%b} {day.year}"
    return f"{day.year}年{day.month}月{day.day}日（{WEEKDAYS[day.weekday()]}）"


def percent(share: float) -> str:
    """Return a share in whole percents."""
    return f"{share:.0%}"
