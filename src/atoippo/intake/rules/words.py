"""What is kept of the reading of a loss's words, so that reports show the same reason and quote as `dig` does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from atoippo.reports.recoding import recoded_reason, telling_clause

if TYPE_CHECKING:
    from atoippo.texts.reasons import ReasonFinding
    from atoippo.values.reason import Reason


@dataclass(frozen=True, slots=True)
class ReadWords:
    """The one of the six reasons that the text itself tells, how sure that is, and the clause on which the reason that stands rests."""

    reason: Reason | None
    confidence: float | None
    clause: str


def text_of(reason_words: str, note: str, *, told: Reason | None) -> str:
    """Return the words to read: the reason column where it holds free words, then the note."""
    return "\n".join(part for part in (reason_words if told is None else "", note) if part)


def read_words(finding: ReasonFinding, told: Reason | None) -> ReadWords:
    """Return what is kept of a finding; where the file named one of the six, the clause is the one that says so, too."""
    stands = recoded_reason(told, finding.reason, has_words=False)
    clause = telling_clause(finding, stands) if stands.is_one_of_the_six else ""
    if not finding.reason.is_one_of_the_six:
        return ReadWords(None, None, clause)
    return ReadWords(finding.reason, float(finding.probabilities[finding.reason]), clause)
