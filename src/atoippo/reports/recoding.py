"""From the reason as told to the reason re-coded: the text decides only where the column is silent or says その他."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from atoippo.values.outcome import Outcome
from atoippo.values.reason import Reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from atoippo.tables.rows import DealRow
    from atoippo.texts.reasons import ReasonClassifier, ReasonFinding

NAMELESS = "担当者"  # what stands for a rep's name in a quote
_LEADING = re.compile(
    r"^(?:[【\[［][^】\]］]{0,20}[】\]］]\s*)?(?:(?:but|and|however|so)\b[, ]*|(?:しかし|ただし|ただ|でも)[、,]?)?",
    re.IGNORECASE,
)
QUOTE_LENGTH = 60  # characters of the customer's or the rep's own words that a list can show


@dataclass(frozen=True, slots=True)
class RecodedReason:
    """The reason of one lost deal: as the file's column told it, and after its text was read; both None if not lost."""

    told: str | None = None
    recoded: str | None = None
    quote: str | None = None  # the words the reason rests on
    text: str | None = None


NOT_LOST = RecodedReason()


def recode(deals: Sequence[DealRow], classifier: ReasonClassifier) -> list[RecodedReason]:
    """Return told and recoded reason of each deal; one of the six that a person told is never overruled by a text."""
    texts = {
        index: text for index, deal in enumerate(deals) if deal.outcome is Outcome.LOST and (text := words_of(deal))
    }
    findings = dict(zip(texts, classifier.classify(list(texts.values())), strict=True))
    hush = without_names({deal.member for deal in deals if deal.member})
    return [
        _recoded(deal, texts.get(index), findings.get(index), hush) if deal.outcome is Outcome.LOST else NOT_LOST
        for index, deal in enumerate(deals)
    ]


def without_names(members: Iterable[str]) -> Callable[[str], str]:
    """Return what takes the reps' names (full, closed up, or the surname of two signs and more) out of a quote."""
    spellings = {part for name in members for part in (name, "".join(name.split()), name.split()[0]) if len(part) > 1}
    if not spellings:
        return str
    names = re.compile("|".join(map(re.escape, sorted(spellings, key=len, reverse=True))))
    return lambda quote: names.sub(NAMELESS, quote)


def words_of(deal: DealRow) -> str | None:
    """Return what was written about the loss: the reason column where it holds free words, then the note."""
    parts = [deal.reason_words if deal.told is None else None, deal.note]
    return "\n".join(part for part in parts if part) or None


def _recoded(
    deal: DealRow, text: str | None, finding: ReasonFinding | None, hush: Callable[[str], str]
) -> RecodedReason:
    told = deal.told or Reason.UNKNOWN
    if finding is None:
        return RecodedReason(told, told)
    recoded = recoded_reason(deal.told, finding.reason, has_words=bool(deal.reason_words))
    quote = quote_of(finding, recoded, hush) if recoded.is_one_of_the_six else None
    return RecodedReason(told, recoded, quote, text)


def recoded_reason(told: Reason | None, read: Reason | None, *, has_words: bool) -> Reason:
    """Return the reason that stands: the told one if it is one of the six, else the one read from the text.

    `told` is None where no reason was chosen, `read` None where there is no text or nobody has read it yet. Where the
    text tells none of the six, words in the reason column (`has_words`) are その他; a mere note leaves it
    まだ分からない.
    """
    chosen = told or Reason.UNKNOWN
    if read is None or chosen.is_one_of_the_six:
        return chosen
    if read.is_one_of_the_six:
        return read
    return Reason.OTHER if told is None and has_words else chosen


def quote_of(finding: ReasonFinding, reason: Reason, hush: Callable[[str], str] = str) -> str | None:
    """Return the clause that says this reason, nameless and shortened; None when no single clause does."""
    return shown_quote(telling_clause(finding, reason), hush)


def telling_clause(finding: ReasonFinding, reason: Reason) -> str:
    """Return the clause that says this reason as it stands in the text, "" when no single clause does."""
    return next((clause.text for clause in finding.clauses if clause.reason is reason and not clause.denied), "")


def shown_quote(clause: str, hush: Callable[[str], str] = str) -> str | None:
    """Return a clause as a list shows it: nameless and shortened; None where nothing is left."""
    words = hush(_LEADING.sub("", " ".join(clause.split())).strip("、。，．,.・…"))
    return (words if len(words) <= QUOTE_LENGTH else words[: QUOTE_LENGTH - 1] + "…") or None
