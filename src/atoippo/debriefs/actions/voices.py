"""Keeping apart who says what when a rep tells of a loss: 営業's reasons, お客様's own mail, and what the words themselves tell."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from atoippo.reasons.actions import state_reasons
from atoippo.reasons.queries import standing_statements
from atoippo.reasons.rules import KnownBy, StatedReasonDetails, StatementDetails, Voice
from atoippo.reports.recoding import telling_clause
from atoippo.texts.pasted_mail import looks_like_a_mail, own_words
from atoippo.texts.reasons import load_classifier
from atoippo.texts.weights import made_of

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.deals.models import Loss
    from atoippo.debriefs.rules import DebriefDetails
    from atoippo.reasons.models import Statement
    from atoippo.teams.models import Member
    from atoippo.texts.reasons import ReasonFinding

LONGEST_READ = 20_000  # characters: a whole mail, with what it answers to


def state_reps_reasons(*, loss: Loss, details: DebriefDetails, by: Member, at: datetime) -> Statement:
    """State what 営業 says: the reasons that the rep chose, how we know them, and the words."""
    told = StatementDetails(
        voice=Voice.REP,
        known_by=details.way_known,
        reasons=details.reasons,
        quote=details.quote.strip(),
        reason_words=details.other_words.strip(),
    )
    return state_reasons(loss=loss, details=told, by=by, at=at)


def state_customers_mail(*, loss: Loss, details: DebriefDetails, by: Member, at: datetime) -> Statement | None:
    """Let the customer's own mail speak as お客様's words, with its reason where the reading is sure; None without a mail.

    What the customer answered in person stands above any mail that a rep pastes later.
    """
    answered = standing_statements(loss).get(Voice.CUSTOMER)
    if details.way_known != KnownBy.MAIL or (answered is not None and answered.known_by == KnownBy.FORM):
        return None
    finding = reading_of(details.quote)
    told = StatementDetails(
        voice=Voice.CUSTOMER,
        known_by=KnownBy.MAIL,
        reasons=(_read(finding),) if finding.sure and finding.reason.is_one_of_the_six else (),
        quote=details.quote.strip(),
        source=classifier_mark(),
    )
    return state_reasons(loss=loss, details=told, by=by, at=at)


def mark_words(*, loss: Loss, details: DebriefDetails, by: Member, at: datetime) -> Statement | None:
    """Mark what the words themselves tell (文章から), with the clause that gives that reason, whatever was tapped; None for none of the six."""
    if not details.words:
        return None
    finding = reading_of(details.words)
    if not finding.reason.is_one_of_the_six:
        return None
    told = StatementDetails(
        voice=Voice.TEXT,
        known_by=KnownBy.READ,
        reasons=(_read(finding),),
        quote=telling_clause(finding, finding.reason),
        source=classifier_mark(),
    )
    return state_reasons(loss=loss, details=told, by=by, at=at)


def reading_of(words: str) -> ReasonFinding:
    """Return what words tell; of a mail, only what its writer says."""
    text = words[:LONGEST_READ]
    said = own_words(text) if looks_like_a_mail(text) else text
    return load_classifier().classify([said or text])[0]


@cache
def classifier_mark() -> str:
    """Return which classifier reads, as its statements name their source."""
    return f"classifier:{(made_of() or '')[:12]}"


def _read(finding: ReasonFinding) -> StatedReasonDetails:
    return StatedReasonDetails(reason=finding.reason, confidence=float(finding.probabilities[finding.reason]))
