"""The report in figures for other programs: `summary.json`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from atoippo.values.language import Language, say

if TYPE_CHECKING:
    from atoippo.reports.report import Report
    from atoippo.reports.revival import RevivalCandidate
    from atoippo.tables.rows import Reading, SheetReport

DIGITS = 4  # of a probability; more would be false precision


def summary(report: Report, reading: Reading, *, language: Language) -> dict[str, Any]:
    """Return the figures; `encoding` and `mapping` are keyed by file, then by sheet ("" in a CSV)."""
    return {
        "rows_read": reading.rows_read,
        "rows_taken": len(reading.deals),
        "rows_named": reading.rows_named,
        "rows_set_aside": len(reading.set_aside),
        "deals": report.table.frame.height,
        "won": report.table.count("won"),
        "lost": report.table.count("lost"),
        "open": report.table.count("open"),
        "lost_amount_yen": report.lost_amount_yen,
        "reasons": [
            {
                "reason": figure.reason.value,
                "told": figure.told.count,
                "recoded": figure.recoded.count,
                "share": None if figure.recoded.estimate is None else round(figure.recoded.estimate, DIGITS),
            }
            for figure in report.reasons
        ],
        "revival": [_candidate(candidate, language) for candidate in report.revival.candidates],
        "encoding": _by_file(reading, lambda sheet: sheet.encoding),
        "mapping": _by_file(reading, _mapping),
    }


def _candidate(candidate: RevivalCandidate, language: Language) -> dict[str, Any]:
    return {
        "company": candidate.company,
        "deal": candidate.deal,
        "amount_yen": candidate.amount_yen,
        "reason": candidate.reason.value,
        "reach": candidate.reach.value if candidate.reach else None,
        "chance_365": round(candidate.outlook.chance.chance_365, DIGITS),
        "chance_365_low": round(candidate.outlook.chance.low_365, DIGITS),
        "chance_365_high": round(candidate.outlook.chance.high_365, DIGITS),
        "next_on": candidate.outlook.next_on.isoformat(),
        "why": say(candidate.outlook.why, language),
    }


def _mapping(sheet: SheetReport) -> dict[str, Any]:
    return {
        field.value: {"column": choice.column, "confidence": round(choice.confidence, 2), "how": choice.how}
        for field, choice in sheet.columns.items()
    }


def _by_file(reading: Reading, value_of: Any) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for sheet in reading.sheets:
        found.setdefault(sheet.file, {})[sheet.sheet] = value_of(sheet)
    return found
