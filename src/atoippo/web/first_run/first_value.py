"""What the first file tells: three findings, and five companies to go back to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from atoippo.insights.queries import as_of, report_of
from atoippo.intake.models import Intake, IntakeState
from atoippo.pursuits.queries import picked_deals

if TYPE_CHECKING:
    from datetime import date

    from atoippo.reports.findings import Finding
    from atoippo.reports.missing import Missing
    from atoippo.reports.revival import RevivalCandidate
    from atoippo.teams.models import Member

COMPANIES = 5
ON_THE_WAY = frozenset({IntakeState.DUE, IntakeState.RUNNING, IntakeState.READING_WORDS})


@dataclass(frozen=True, slots=True)
class FirstValue:
    """The findings so far, whom to go back to, and how much of what came in has been read."""

    lost: int
    read: int  # of the lost ones
    is_on_the_way: bool
    findings: tuple[Finding, ...]
    candidates: tuple[RevivalCandidate, ...]
    names_companies: bool
    missing: tuple[Missing, ...]


def first_value_of(member: Member, *, today: date) -> FirstValue:
    """Return what a member's deals tell as of now; while an import goes on it is 途中経過."""
    report = report_of(member=member, today=today)
    picked = picked_deals(member)
    lost = report.table.count("lost")
    return FirstValue(
        lost=lost,
        read=lost - min(lost, as_of(member=member).unread),
        is_on_the_way=Intake.objects.visible_to(member).filter(state__in=ON_THE_WAY).exists(),
        findings=report.findings,
        candidates=tuple(each for each in report.revival.candidates if each.row not in picked)[:COMPANIES],
        names_companies=report.revival.names_companies,
        missing=report.missing,
    )
