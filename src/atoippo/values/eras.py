"""Japan's eras (元号) since 1868 and the years counted in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Era:
    """An era with its first and last day; the day on which one follows another belongs to both."""

    name: str
    letter: str
    first_day: date
    last_day: date

    def western_year(self, year: int) -> int:
        """Return the western year of the era's n-th year."""
        return self.first_day.year + year - 1


ERAS = (
    Era("令和", "R", date(2019, 5, 1), date.max),
    Era("平成", "H", date(1989, 1, 8), date(2019, 4, 30)),
    Era("昭和", "S", date(1926, 12, 25), date(1989, 1, 7)),
    Era("大正", "T", date(1912, 7, 30), date(1926, 12, 25)),
    Era("明治", "M", date(1868, 1, 25), date(1912, 7, 30)),
)
ERA_BY_SIGN = MappingProxyType({sign: era for era in ERAS for sign in (era.name, era.name[0], era.letter)})


def format_wareki(day: date) -> str:
    """Return a day as an official paper writes it: 令和8年3月31日; before 1868 in western years."""
    for era in ERAS:
        if day >= era.first_day:
            year = day.year - era.first_day.year + 1
            return f"{era.name}{'元' if year == 1 else year}年{day.month}月{day.day}日"
    return f"{day.year}年{day.month}月{day.day}日"
