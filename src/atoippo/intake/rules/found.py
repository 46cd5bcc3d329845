"""What reading a file found, as the person sees it before anything is imported: columns, counts, what to look at."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING, Any

from atoippo.intake.rules.messages import all_as_json, as_json
from atoippo.tables.rows import Field, ReadingOptions
from atoippo.values.japanese_text import fold
from atoippo.values.message import Message, counted, msg
from atoippo.values.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from atoippo.tables.rows import ColumnChoice, Reading, SheetReport

SURE_FROM = 0.8  # confidence of a column from which nobody need be asked
IMPORTANT = (Field.OUTCOME, Field.STAGE, Field.COMPANY, Field.DEAL, Field.AMOUNT, Field.CLOSED_ON, Field.REASON)
FEW_SET_ASIDE = 0.02  # share of the rows


def found_in(reading: Reading, header: Sequence[str]) -> dict[str, Any]:
    """Return what a reading found as JSON holds it."""
    deals = reading.deals
    outcomes = Counter(deal.outcome for deal in deals)
    unit = _unit(reading)
    counts = {
        "deals": len(deals),
        "won": outcomes[Outcome.WON],
        "lost": outcomes[Outcome.LOST],
        "open": outcomes[Outcome.OPEN],
        "lost_without_reason": sum(_has_no_reason(reading, index) for index in range(len(deals))),
        "set_aside": len(reading.set_aside),
        "read": reading.rows_read,
        "named": reading.rows_named,
    }
    return {
        "header": list(header),
        "header_digest": header_digest(header),
        "sheets": [_sheet(report) for report in reading.sheets],
        "counts": counts,
        "sentence": as_json(_sentence(counts)),
        "unit": as_json(unit) if unit else None,
        "notices": all_as_json(notice for report in reading.sheets for notice in report.notices),
        "unused_columns": list(dict.fromkeys(name for report in reading.sheets for name in report.unused_columns)),
        "is_sure": _is_sure(reading),
    }


def header_digest(header: Iterable[str]) -> str:
    """Return the mark by which the same kind of file is known again: the words of its header, in any order."""
    return hashlib.sha256("\n".join(sorted({fold(name) for name in header})).encode()).hexdigest()


def options_as_json(options: ReadingOptions) -> dict[str, Any]:
    """Return what a person said about a file as JSON holds it; empty when they said nothing."""
    if options == ReadingOptions():
        return {}
    columns = {name: field.value if field else None for name, field in options.columns.items()}
    return {"encoding": options.encoding, "columns": columns, "day_first": options.day_first}


def options_of(stored: Mapping[str, Any]) -> ReadingOptions:
    """Return what a person said about a file, from JSON."""
    columns = {name: Field(field) if field else None for name, field in stored.get("columns", {}).items()}
    return ReadingOptions(stored.get("encoding"), columns, stored.get("day_first"))


def _has_no_reason(reading: Reading, index: int) -> bool:
    deal = reading.deals[index]
    return deal.outcome is Outcome.LOST and not deal.reason_words


def _sentence(counts: Mapping[str, int]) -> Message:
    return counted(
        "商談{n:,}件（失注{lost:,}件、理由が空欄{blank:,}件）",
        n=counts["deals"],
        lost=counts["lost"],
        blank=counts["lost_without_reason"],
    )


def _unit(reading: Reading) -> Message | None:
    """Return how bare amounts were read, where that is not plain yen."""
    details = (report.columns[Field.AMOUNT].detail for report in reading.sheets if Field.AMOUNT in report.columns)
    unit = next((detail for detail in details if detail), None)
    return msg("金額は、{unit}。", unit=unit) if unit else None


def _is_sure(reading: Reading) -> bool:
    """Whether the columns that matter are there beyond doubt and hardly a row had to be set aside."""
    of_deals = [report for report in reading.sheets if report.rows_taken]
    sure = all(
        choice.confidence >= SURE_FROM
        for report in of_deals
        for field, choice in report.columns.items()
        if field in IMPORTANT
    )
    named = all(report.columns.keys() & {Field.COMPANY, Field.DEAL} for report in of_deals)
    few = len(reading.set_aside) <= FEW_SET_ASIDE * (len(reading.deals) + len(reading.set_aside))
    return bool(of_deals) and sure and named and few


def _sheet(report: SheetReport) -> dict[str, Any]:
    return {
        "file": report.file,
        "sheet": report.sheet,
        "encoding": report.encoding,
        "separator": report.separator,
        "preset": report.preset,
        "columns": [_column(choice) for choice in report.columns.values()],
        "rows_read": report.rows_read,
        "rows_taken": report.rows_taken,
        "rows_set_aside": report.rows_set_aside,
        "named": {kind.value: n for kind, n in report.named.items()},
        "notices": all_as_json(report.notices),
        "unused_columns": list(report.unused_columns),
    }


def _column(choice: ColumnChoice) -> dict[str, Any]:
    return {
        "field": choice.field.value,
        "column": choice.column,
        "confidence": choice.confidence,
        "how": choice.how,
        "detail": as_json(choice.detail) if choice.detail else None,
    }
