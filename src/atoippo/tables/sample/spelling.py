"""How the sample's office writes days and amounts: each rep's own way with 和暦, and thousands of yen."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from atoippo.values.eras import ERAS, format_wareki

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

_FULL_WIDTH: Final = str.maketrans("0123456789", "０１２３４５６７８９")


def _short(day: date) -> str:
    letter, year = _era_year(day)
    return f"{letter}{year}.{day.month}.{day.day}"


def _padded(day: date) -> str:
    letter, year = _era_year(day)
    return f"{letter}{year:02}/{day:%m/%d}"


def _full_width(day: date) -> str:
    return format_wareki(day).translate(_FULL_WIDTH)


def _western(day: date) -> str:
    return f"{day.year}/{day.month}/{day.day}"


DAY_SPELLINGS: Final[tuple[Callable[[date], str], ...]] = (_short, format_wareki, _padded, _full_width, _western)


@lru_cache(maxsize=8_192)
def written_day(day: date, spelling: int) -> str:
    """Return a day in one of the office's spellings: R8.3.31, 令和8年3月31日, R08/03/31, 令和８年３月３１日, 2026/3/31."""
    return DAY_SPELLINGS[spelling](day)


def in_thousands(yen: int) -> str:
    """Return an amount of whole thousands as a 千円 column shows it: 1,250."""
    return f"{yen // 1_000:,}"


def _era_year(day: date) -> tuple[str, int]:
    era = next((era for era in ERAS if day >= era.first_day), ERAS[-1])
    return era.letter, day.year - era.first_day.year + 1
