"""The sample company's export: a file as a Japanese CRM writes it, whose truth the tests know.

The firm is invented (`company`), and so are its customers (`customers`) and every note (`notes`).
How deals went is drawn first (`courses`), with planted patterns (`patterns`), then written down
(`deals`) and put on a sheet (here) in the spellings of an office (`spelling`).
"""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from atoippo.tables.rows import Field
from atoippo.tables.sample.company import FIRM, REASON_WORDS, STAGE_WORDS
from atoippo.tables.sample.deals import NotASampleSize, SampleDeal, sample_deals
from atoippo.tables.sample.patterns import PLANTED, PlantedPattern
from atoippo.tables.sample.spelling import in_thousands, written_day
from atoippo.values.eras import format_wareki
from atoippo.values.outcome import Outcome
from atoippo.values.periods import fiscal_year

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = [
    "HEADERS",
    "PLANTED",
    "NotASampleSize",
    "PlantedPattern",
    "SampleDeal",
    "as_csv",
    "sample_deals",
    "sample_export",
    "sample_table",
]

HEADERS: Final[Mapping[Field, str]] = MappingProxyType(
    {
        Field.DEAL_ID: "案件番号",
        Field.DEAL: "案件名",
        Field.COMPANY: "顧客名",
        Field.CONTACT: "先方担当者",
        Field.INDUSTRY: "業種",
        Field.REGION: "エリア",
        Field.TEAM: "営業チーム",
        Field.MEMBER: "営業担当",
        Field.PRODUCT: "商材",
        Field.SOURCE: "流入経路",
        Field.STAGE: "フェーズ",
        Field.OUTCOME: "結果",
        Field.AMOUNT: "金額（千円）",
        Field.OPENED_ON: "商談開始日",
        Field.CLOSED_ON: "決着日",
        Field.COMPETITOR: "競合",
        Field.REASON: "失注理由",
        Field.NOTE: "備考",
    }
)
OUTCOME_WORDS: Final[Mapping[Outcome, str]] = MappingProxyType(
    {Outcome.WON: "受注", Outcome.LOST: "失注", Outcome.OPEN: "商談中"}
)
_BLANK: Final = ("",) * len(HEADERS)


def sample_export(*, rows: int = 2_500, seed: int = 20260401, until: date = date(2026, 3, 31)) -> bytes:
    """Return みなと商会's list of deals as its CRM exports it: cp932, CRLF, days in Japanese years, amounts in 千円."""
    return as_csv(sample_table(sample_deals(rows=rows, seed=seed, until=until), until=until))


def sample_table(deals: Sequence[SampleDeal], *, until: date) -> tuple[tuple[str, ...], ...]:
    """Return the sheet: a title, the header, the deals with a blank line where a business year begins, and their total."""
    lines = [_line(f"{FIRM}　案件一覧表", f"出力日：{format_wareki(until)}"), _BLANK, tuple(HEADERS.values())]
    for before, deal in zip((None, *deals[:-1]), deals, strict=True):
        if before is not None and fiscal_year(before.opened_on) != fiscal_year(deal.opened_on):
            lines.append(_BLANK)
        lines.append(_cells(deal))
    total = {Field.DEAL_ID: "合計", Field.AMOUNT: in_thousands(sum(deal.amount_yen or 0 for deal in deals))}
    return (*lines, _BLANK, tuple(total.get(field, "") for field in HEADERS))


def as_csv(table: Sequence[Sequence[str]], *, encoding: str = "cp932", separator: str = ",") -> bytes:
    """Return a sheet as a file with CRLF; other encodings and separators are for trying the reader."""
    out = StringIO(newline="")
    csv.writer(out, delimiter=separator, lineterminator="\r\n").writerows(table)
    return out.getvalue().encode(encoding)


def _line(*cells: str) -> tuple[str, ...]:
    return (*cells, *_BLANK[len(cells) :])


def _cells(deal: SampleDeal) -> tuple[str, ...]:
    return (
        deal.deal_id,
        deal.name,
        deal.company_written,
        deal.contact or "",
        deal.industry,
        deal.region,
        deal.team,
        deal.member,
        deal.product,
        deal.source,
        STAGE_WORDS[deal.reach],
        OUTCOME_WORDS[deal.outcome],
        "" if deal.amount_yen is None else in_thousands(deal.amount_yen),
        written_day(deal.opened_on, deal.rep.day_spelling),
        "" if deal.closed_on is None else written_day(deal.closed_on, deal.rep.day_spelling),
        deal.competitor or "",
        REASON_WORDS[deal.told] if deal.told else "",
        deal.note or "",
    )
