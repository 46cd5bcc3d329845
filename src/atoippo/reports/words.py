"""Words that page, workbook and terminal share: names of columns and segments, days and percentages."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from atoippo.tables.rows import Field
from atoippo.values.language import Language
from atoippo.values.message import msg

if TYPE_CHECKING:
    from datetime import date

FIELD_LABELS = MappingProxyType(
    {
        Field.DEAL_ID: msg("商談の番号"),
        Field.DEAL: msg("商談名"),
        Field.COMPANY: msg("会社名"),
        Field.CONTACT: msg("先方の担当者"),
        Field.MEMBER: msg("営業担当"),
        Field.TEAM: msg("チーム"),
        Field.PRODUCT: msg("商品"),
        Field.INDUSTRY: msg("業種"),
        Field.REGION: msg("地域"),
        Field.SOURCE: msg("流入経路"),
        Field.STAGE: msg("フェーズ"),
        Field.OUTCOME: msg("結果"),
        Field.AMOUNT: msg("金額"),
        Field.OPENED_ON: msg("始まった日"),
        Field.CLOSED_ON: msg("決着した日"),
        Field.REASON: msg("失注理由"),
        Field.NOTE: msg("備考・お客様の言葉"),
        Field.COMPETITOR: msg("競合"),
    }
)

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
