"""How well the values of a column go with a meaning that its header suggests: a factor on the header's confidence."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from atoippo.tables.rows import Field
from atoippo.tables.vocabulary.clues import Clue, Meaning

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from atoippo.tables.columns.profiles import ColumnProfile

EMPTY = 0.6  # a column without a single value is taken only where nothing else is there
REFUTED = 0.2
SURE_HEADER = 0.9


def fit(meaning: Meaning, header: float, profile: ColumnProfile) -> float:
    """Return the factor: 1 where the values go with the meaning, less where they do not, a little more where they prove it."""
    if not profile.sampled:
        return EMPTY
    return _FITS.get(meaning, _text)(profile, header)


def _date(profile: ColumnProfile, _: float) -> float:
    share = profile.dates + profile.serials
    return 1.0 if share >= 0.7 else 0.8 if share >= 0.4 else REFUTED


def _amount(profile: ColumnProfile, header: float) -> float:
    if profile.dates > 0.5 and profile.bare_numbers < 0.5:
        return REFUTED
    share = max(profile.amounts, 0.4) if header >= SURE_HEADER and profile.amounts >= 0.1 else profile.amounts
    return (0.75 + 0.25 * profile.fill) * (1.0 if share >= 0.7 else 0.85 if share >= 0.4 else REFUTED)


def _outcome(profile: ColumnProfile, header: float) -> float:
    sure = header >= SURE_HEADER
    if profile.outcomes < 0.3:
        return 0.75 if sure and profile.dates < 0.5 and profile.length <= 20 else 0.3
    if profile.outcomes < 0.9 and not profile.closings and not sure:
        return 0.3
    if profile.outcomes < 0.8:
        return 0.9
    if profile.stages > 0.15 and not sure:
        return 0.75
    return 1.3 if profile.closings >= 0.3 and not sure else 1.0


def _stage(profile: ColumnProfile, header: float) -> float:
    if profile.dates > 0.5 or profile.amounts > 0.7:
        return REFUTED
    if profile.stages >= 0.3 and header < SURE_HEADER:
        return 1.3
    if profile.stages >= 0.15 or (profile.outcomes >= 0.8 and header >= SURE_HEADER):
        return 1.0
    return (0.9 if header >= SURE_HEADER else 0.6) if profile.length <= 25 else 0.4


def _chance(profile: ColumnProfile, _: float) -> float:
    return 1.0 if profile.chances >= 0.6 else REFUTED


def _id(profile: ColumnProfile, header: float) -> float:
    if profile.sampled >= 3 and profile.different < 0.5 and header < SURE_HEADER:
        return REFUTED
    return REFUTED if header < 0.75 and counts_rows(profile) else 1.0


def counts_rows(profile: ColumnProfile) -> bool:
    """Whether the numbers only count the rows of this sheet (1, 2, 3 …)."""
    numbers = sorted(int(text) for text in profile.sample if text.isdecimal())
    return len(numbers) == len(profile.sample) and numbers[0] <= 2 and numbers[-1] <= profile.rows + 2


def _company(profile: ColumnProfile, header: float) -> float:
    few = profile.sampled >= 50 and len(profile.sample) <= 5
    return min(_text(profile, header), 0.4 if few or profile.flags > 0.6 else 1.0)


def _text(profile: ColumnProfile, _: float) -> float:
    refuted = profile.dates > 0.6 or (profile.amounts > 0.8 and profile.serials < 1)
    return REFUTED + 0.1 if refuted else 1.0


def _id_of_person(profile: ColumnProfile, header: float) -> float:
    return 0.7 if profile.bare_numbers > 0.8 else _text(profile, header)


def _competitor(profile: ColumnProfile, header: float) -> float:
    return REFUTED if profile.flags > 0.7 else _text(profile, header)


def _reason(profile: ColumnProfile, header: float) -> float:
    unsure = header < SURE_HEADER
    return REFUTED if unsure and profile.outcomes > 0.8 and profile.reasons < 0.5 else _text(profile, header)


def _flag(profile: ColumnProfile, _: float) -> float:
    return 1.0 if profile.flags >= 0.8 else REFUTED


def _any(_: ColumnProfile, __: float) -> float:
    return 1.0


_FITS: Mapping[Meaning, Callable[[ColumnProfile, float], float]] = MappingProxyType(
    {
        Field.OPENED_ON: _date,
        Field.CLOSED_ON: _date,
        Clue.WON_ON: _date,
        Clue.LOST_ON: _date,
        Field.AMOUNT: _amount,
        Field.OUTCOME: _outcome,
        Field.STAGE: _stage,
        Clue.STAGE_WHEN_LOST: _stage,
        Clue.CHANCE: _chance,
        Field.DEAL_ID: _id,
        Field.COMPANY: _company,
        Field.CORPORATE_NUMBER: _any,  # digits that are none are told about, cell by cell
        Field.MEMBER: _id_of_person,
        Field.CONTACT: _id_of_person,
        Field.COMPETITOR: _competitor,
        Field.REASON: _reason,
        Clue.WON_FLAG: _flag,
        Clue.LOST_FLAG: _flag,
        Clue.QUOTED: _any,
        Clue.CURRENCY: _any,
        Clue.NOTHING: _any,
    }
)
