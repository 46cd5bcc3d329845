"""What each column of a sheet can be: from presets, header words, values and neighbours, each with a confidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from atoippo.tables.columns.fits import fit
from atoippo.tables.rows import Field
from atoippo.tables.vocabulary.clues import Clue, Meaning
from atoippo.tables.vocabulary.headers import is_unnamed, key_of, meanings_of
from atoippo.tables.vocabulary.outcomes import outcome_of
from atoippo.tables.vocabulary.presets import CONFIDENCE, Preset
from atoippo.tables.vocabulary.reasons import reason_of
from atoippo.tables.vocabulary.stages import reach_of
from atoippo.values.yen import unit_in_header

if TYPE_CHECKING:
    from collections.abc import Sequence

    from atoippo.tables.columns.profiles import ColumnProfile

WORTH_TAKING = 0.5
WORDS_OF_A_LIST = 40  # a column with more different words was not filled from a list
_ALSO = {
    Clue.LOST_ON: ((Field.CLOSED_ON, 0.87),),
    Clue.WON_ON: ((Field.CLOSED_ON, 0.8),),
    Clue.CHANCE: ((Field.STAGE, 0.6),),
    Clue.LOSS_DETAIL: ((Field.NOTE, 1.0),),
    Clue.STAGE_WHEN_LOST: ((Field.STAGE, 0.6),),
}
_DATED_FLAGS = {Clue.WON_FLAG: Clue.WON_ON, Clue.LOST_FLAG: Clue.LOST_ON}


@dataclass(frozen=True, slots=True)
class Candidate:
    """How sure it is that a column has a meaning, and how that was found ("preset", "header", "values")."""

    confidence: float
    how: str


Candidates = dict[Meaning, Candidate]


def candidates_of(header: Sequence[str], profiles: Sequence[ColumnProfile], preset: Preset | None) -> list[Candidates]:
    """Return for each column what it can be."""
    found = [_candidates(name, profile, preset) for name, profile in zip(header, profiles, strict=True)]
    _ask_the_neighbours(header, profiles, found)
    _part_reasons_from_their_details(profiles, found)
    _prefer_details_to_remarks(found)
    return found


def _candidates(header: str, profile: ColumnProfile, preset: Preset | None) -> Candidates:
    known = preset.meaning_of(header) if preset else None
    if known is not None:
        words: dict[Meaning, float] = {known: CONFIDENCE}
        how = "preset"
    else:
        words, how = dict(meanings_of(header)), "header"
    found = {meaning: Candidate(_fitted(meaning, sure, profile), how) for meaning, sure in words.items()}
    _add_dated_flags(found, words, profile, how)
    for meaning, candidate in list(found.items()):
        for field, share in _ALSO.get(meaning, ()) if isinstance(meaning, Clue) else ():
            _raise_to(found, field, Candidate(candidate.confidence * share, candidate.how))
    if Clue.CHANCE in words and _ends_in_outcomes(profile):
        _raise_to(found, Field.STAGE, Candidate(0.7, "values"))
    if Clue.NOTHING not in found:
        _add_by_values(found, profile, header)
    return found


def _fitted(meaning: Meaning, sure: float, profile: ColumnProfile) -> float:
    return min(CONFIDENCE, sure * fit(meaning, sure, profile))


def _add_dated_flags(found: Candidates, words: dict[Meaning, float], profile: ColumnProfile, how: str) -> None:
    """Allow for a column 「受注」 that holds days instead of ticks."""
    for flag, day in _DATED_FLAGS.items():
        if flag in words and profile.sampled:
            _raise_to(found, day, Candidate(_fitted(day, words[flag], profile), how))


def _raise_to(found: Candidates, meaning: Meaning, candidate: Candidate) -> None:
    if meaning not in found or found[meaning].confidence < candidate.confidence:
        found[meaning] = candidate


def _add_by_values(found: Candidates, profile: ColumnProfile, header: str) -> None:
    """Where the header says nothing sure, the values may speak for themselves."""
    if max((c.confidence for m, c in found.items() if isinstance(m, Field)), default=0.0) >= 0.6:
        return
    is_known = bool(found)
    for field, sure in (*_by_values(profile, unnamed=is_unnamed(header)), *_bare_amounts(profile, header, is_known)):
        _raise_to(found, field, Candidate(sure, "values"))


def _bare_amounts(profile: ColumnProfile, header: str, is_known: bool) -> list[tuple[Field, float]]:  # noqa: FBT001
    """Take bare numbers for money under a header that names its unit, いくら(万円), or where they are round ones."""
    if profile.sampled < 3 or profile.amounts < 0.9 or profile.dates >= 0.1:
        return []
    sure = 0.7 if unit_in_header(header) is not None else 0.5 if not is_known and profile.round_numbers >= 0.8 else 0.0
    return [(Field.AMOUNT, sure)]


def _by_values(profile: ColumnProfile, *, unnamed: bool) -> list[tuple[Field, float]]:
    if profile.sampled < 3:
        return []
    comes_again = len(profile.sample) <= WORDS_OF_A_LIST
    speaks = [
        (Field.OUTCOME, 0.75, comes_again and _tells_outcomes(profile)),
        (Field.STAGE, 0.7, comes_again and _tells_stages(profile)),
        (Field.REASON, 0.65, comes_again and _tells_reasons(profile)),
        (Field.COMPANY, 0.75, profile.companies >= 0.6 and profile.length <= 25),
        (Field.AMOUNT, 0.6, profile.amounts >= 0.9 and profile.bare_numbers < 0.5 and profile.dates < 0.1),
        (Field.NOTE, 0.5, profile.length >= 15 and profile.different > 0.5 and profile.companies < 0.3),
        (Field.CLOSED_ON, 0.5, unnamed and profile.dates >= 0.9),
    ]
    return [(field, sure) for field, sure, holds in speaks if holds]


def _tells_outcomes(profile: ColumnProfile) -> bool:
    kinds = profile.different_by(outcome_of)
    return kinds >= 2 and profile.outcomes >= 0.9 and profile.closings > 0 and profile.stages < 0.15


def _tells_stages(profile: ColumnProfile) -> bool:
    return profile.stages >= 0.3 and profile.outcomes >= 0.8 and profile.different_by(reach_of) >= 2


def _ends_in_outcomes(profile: ColumnProfile) -> bool:
    """Whether a column of chances has 受注 and 失注 at their ends (確度: A, B, 受注)."""
    return profile.closings > 0.0 and profile.closings_or_chances >= 0.9


def _tells_reasons(profile: ColumnProfile) -> bool:
    return profile.reasons >= 0.8 and profile.different < 0.5 and profile.different_by(reason_of) >= 2


def _ask_the_neighbours(header: Sequence[str], profiles: Sequence[ColumnProfile], found: list[Candidates]) -> None:
    """「担当者名」 is ours or theirs: beside a customer's mail or post it is theirs, with few names for many rows ours."""
    for column, candidates in enumerate(found):
        ours, theirs = candidates.get(Field.MEMBER), candidates.get(Field.CONTACT)
        if not ours or not theirs or ours.how == "preset" or max(ours.confidence, theirs.confidence) >= 0.9:
            continue
        lean = _lean_to_theirs(header, column) + _lean_by_repetition(profiles[column])
        candidates[Field.CONTACT] = Candidate(min(0.9, theirs.confidence + lean), theirs.how)
        candidates[Field.MEMBER] = Candidate(ours.confidence - lean / 2, ours.how)


def _lean_to_theirs(header: Sequence[str], column: int) -> float:
    beside = [key_of(header[i]) for i in (column - 1, column + 1) if 0 <= i < len(header)]
    signs = ("メール", "mail", "電話", "tel", "役職", "部署名", "連絡先", "phone")
    return 0.2 if any(sign in key for key in beside for sign in signs) else 0.0


def _lean_by_repetition(profile: ColumnProfile) -> float:
    if profile.sampled < 10:
        return 0.0
    return -0.15 if profile.different < 0.3 else 0.2 if profile.different > 0.7 else 0.0


def _part_reasons_from_their_details(profiles: Sequence[ColumnProfile], found: list[Candidates]) -> None:
    """Of several reason columns the picklist is the reason; those in sentences are the customer's words for the note."""
    filled = (i for i, profile in enumerate(profiles) if profile.sampled)
    told = [i for i in filled if Field.REASON in found[i] and found[i][Field.REASON].confidence >= WORTH_TAKING]
    picklists = [
        i for i in told if profiles[i].reasons >= 0.5 or (profiles[i].length <= 8 and profiles[i].different < 0.3)
    ]
    for column in set(told) - set(picklists) if picklists else ():
        reason = found[column].pop(Field.REASON)
        for meaning in (Clue.LOSS_DETAIL, Field.NOTE):
            _raise_to(found[column], meaning, Candidate(reason.confidence * 0.9, reason.how))


def _prefer_details_to_remarks(found: list[Candidates]) -> None:
    """Where a column tells about the loss, general remarks (備考, 説明) stand back."""
    detailed = [
        i for i, c in enumerate(found) if Clue.LOSS_DETAIL in c and c[Clue.LOSS_DETAIL].confidence >= WORTH_TAKING
    ]
    for column in set(range(len(found))) - set(detailed) if detailed else ():
        if (note := found[column].get(Field.NOTE)) is not None:
            found[column][Field.NOTE] = Candidate(note.confidence * 0.8, note.how)
