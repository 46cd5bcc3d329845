"""Which column of a sheet is which field of a deal, how sure that is, and what a person may correct."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from atoippo.tables.columns.best_total import best_total
from atoippo.tables.columns.candidates import WORTH_TAKING, candidates_of
from atoippo.tables.columns.fits import counts_rows
from atoippo.tables.columns.profiles import profile_of
from atoippo.tables.field_names import FIELD_NAMES
from atoippo.tables.rows import ColumnChoice, Field, FileRefused
from atoippo.tables.vocabulary.clues import Clue
from atoippo.tables.vocabulary.headers import meanings_of
from atoippo.tables.vocabulary.presets import preset_for
from atoippo.values.japanese_text import fold
from atoippo.values.message import msg

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from atoippo.tables.columns.candidates import Candidates
    from atoippo.tables.columns.deal_columns import DealColumns
    from atoippo.tables.columns.profiles import ColumnProfile
    from atoippo.values.message import Message

MONEY_TOO = 0.6
SURELY_DAYS = 0.85
LIKELY_TOO = 0.75  # from here on a column left aside is worth a word
_SECOND = re.compile(r"(.+) \(\d+\)")
_STILL_CLUES = frozenset({Clue.WON_ON, Clue.LOST_ON, Clue.QUOTED, Clue.CHANCE, Clue.STAGE_WHEN_LOST})
_TELLS_OUTCOME = frozenset({Clue.WON_ON, Clue.LOST_ON, Clue.WON_FLAG, Clue.LOST_FLAG, Clue.STAGE_WHEN_LOST})


@dataclass(frozen=True, slots=True)
class Columns:
    """The choice for a sheet: a column for each field found, columns that are clues, and those of no use."""

    choices: Mapping[Field, ColumnChoice]
    clues: Mapping[Clue, tuple[int, ...]]
    profiles: tuple[ColumnProfile, ...]
    other_amounts: tuple[int, ...]  # columns of money that were left aside, the surest first
    counters: frozenset[int]  # columns that only number the rows
    preset: str | None
    unused: tuple[str, ...]
    notices: tuple[Message, ...]

    def index(self, field: Field) -> int | None:
        """Return the column of a field, None where there is none."""
        choice = self.choices.get(field)
        return choice.index if choice else None

    def clue(self, clue: Clue) -> int | None:
        """Return the first column of a clue, None where there is none."""
        return next(iter(self.clues.get(clue, ())), None)

    @property
    def tell_outcomes(self) -> bool:
        """Whether anything here says which deals were won or lost."""
        if not _TELLS_OUTCOME.isdisjoint(self.clues):
            return True
        telling = [self.choices[f] for f in (Field.OUTCOME, Field.STAGE, Field.REASON) if f in self.choices]
        return any(choice.how != "values" for choice in telling) or (bool(telling) and self.name_deals)

    @property
    def name_deals(self) -> bool:
        """Whether anything here says which deal or company a row is about."""
        return not {Field.DEAL_ID, Field.DEAL, Field.COMPANY, Field.AMOUNT}.isdisjoint(self.choices)

    @property
    def name_rows(self) -> bool:
        """Whether a row can be told from others by a number or a name, or a person says what the columns are."""
        said = any(choice.how == "option" for choice in self.choices.values())
        return said or not {Field.DEAL_ID, Field.DEAL, Field.COMPANY}.isdisjoint(self.choices)


def choose_columns(table: DealColumns, said: Mapping[str, Field | None]) -> Columns:
    """Return the columns of a table; what the person said (header → field, None: not used) overrules what is found."""
    header = table.header
    profiles = tuple(profile_of(table, column) for column in range(len(header)))
    preset = preset_for(header)
    candidates = candidates_of(header, profiles, preset)
    by_person = _said(header, said)
    for column in by_person.values():
        candidates[column] = {m: c for m, c in candidates[column].items() if m in _STILL_CLUES}
    for column in _of_no_use(header, said):
        candidates[column] = {}
    found = _best(candidates, by_person)
    choices = {
        field: ColumnChoice(field, header[i], i, round(candidates[i][field].confidence, 3), candidates[i][field].how)
        for field, i in found.items()
    } | {field: ColumnChoice(field, header[i], i, 1.0, "option") for field, i in by_person.items()}
    clues = _clues(candidates)
    used = {choice.index for choice in choices.values()} | {i for columns in clues.values() for i in columns}
    return Columns(
        choices={field: choices[field] for field in Field if field in choices},
        clues=clues,
        profiles=profiles,
        other_amounts=_other_amounts(candidates, choices),
        counters=frozenset(i for i in range(len(header)) if i not in used and _numbers_rows(header[i], profiles[i])),
        preset=preset.name if preset else None,
        unused=tuple(name for i, name in enumerate(header) if i not in used),
        notices=(
            *_twins(header),
            *_also_likely(header, candidates, choices, used),
            *_days_not_read(header, profiles, used),
        ),
    )


def _best(candidates: Sequence[Candidates], by_person: Mapping[Field, int]) -> dict[Field, int]:
    scores = [
        {m: c.confidence for m, c in column.items() if isinstance(m, Field) and m not in by_person}
        for column in candidates
    ]
    return best_total(scores, at_least=WORTH_TAKING)


def _of_no_use(header: Sequence[str], said: Mapping[str, Field | None]) -> list[int]:
    names = {fold(name) for name, field in said.items() if field is None}
    return [column for column, name in enumerate(header) if fold(name) in names]


def _said(header: Sequence[str], said: Mapping[str, Field | None]) -> dict[Field, int]:
    """Return what the person said about the columns of this sheet; one field can have one column."""
    fields = {fold(name): field for name, field in said.items()}
    found: dict[Field, int] = {}
    for column, name in enumerate(header):
        field = fields.get(fold(name))
        if field is not None and field in found:
            advice = msg(
                "--map で「{first}」と「{second}」の両方が{field}（{code}）に指定されています。どちらか一つにしてください。",
                first=header[found[field]],
                second=name,
                field=FIELD_NAMES[field],
                code=field.value,
            )
            raise FileRefused(advice)
        if field is not None:
            found[field] = column
    return found


def _clues(candidates: Sequence[Candidates]) -> dict[Clue, tuple[int, ...]]:
    found: dict[Clue, list[int]] = defaultdict(list)
    for column, meanings in enumerate(candidates):
        for meaning, candidate in meanings.items():
            if isinstance(meaning, Clue) and meaning is not Clue.NOTHING and candidate.confidence >= WORTH_TAKING:
                found[meaning].append(column)
    return {clue: tuple(columns) for clue, columns in found.items()}


def _other_amounts(candidates: Sequence[Candidates], choices: Mapping[Field, ColumnChoice]) -> tuple[int, ...]:
    """Return the columns that could be the amount as well; none where a person said which one is."""
    chosen = choices.get(Field.AMOUNT)
    if chosen is None or chosen.how == "option":
        return ()
    taken = {choice.index for choice in choices.values()}
    sure = {i: c[Field.AMOUNT].confidence for i, c in enumerate(candidates) if Field.AMOUNT in c and i not in taken}
    return tuple(sorted((i for i, s in sure.items() if s >= MONEY_TOO), key=lambda i: -sure[i]))


def _numbers_rows(header: str, profile: ColumnProfile) -> bool:
    return Field.DEAL_ID in meanings_of(header) and bool(profile.sampled) and counts_rows(profile)


def _twins(header: Sequence[str]) -> list[Message]:
    """Say which headers come more than once (the later ones were numbered when the header was read)."""
    bases = [match[1] for name in header if (match := _SECOND.fullmatch(name)) and match[1] in header]
    return [
        msg("「{column}」という名前の列が{n}つあります。", column=base, n=bases.count(base) + 1)
        for base in dict.fromkeys(bases)
    ]


def _days_not_read(header: Sequence[str], profiles: Sequence[ColumnProfile], used: set[int]) -> list[Message]:
    """Say which days were left out because they are no whole days: 4月1日 has no year."""
    days = (Field.OPENED_ON, Field.CLOSED_ON, Clue.WON_ON, Clue.LOST_ON)
    return [
        msg(
            "「{column}」は日付の列のようですが、値（例：{example}）が年のある日付として読めないため、使いませんでした。"
            "「2024/4/1」のように書きなおすと使えます。",
            column=name,
            example=next(iter(profiles[i].sample)),
        )
        for i, name in enumerate(header)
        if profiles[i].sampled and i not in used and any(meanings_of(name).get(day, 0.0) >= SURELY_DAYS for day in days)
    ]


def _also_likely(
    header: Sequence[str],
    candidates: Sequence[Candidates],
    choices: Mapping[Field, ColumnChoice],
    used: set[int],
) -> list[Message]:
    """Say which columns could be a field too but were left aside, and how to choose them instead."""
    notices = []
    for column in sorted(set(range(len(header))) - used):
        likely = {m: c.confidence for m, c in candidates[column].items() if isinstance(m, Field)}
        field = max(likely, key=likely.__getitem__, default=None)
        if field is not None and likely[field] >= LIKELY_TOO and field in choices:
            notices.append(
                msg(
                    "「{other}」も{field}のようですが、「{column}」を使いました。替えるときは --map {other}={code} を付けてください。",
                    other=header[column],
                    field=FIELD_NAMES[field],
                    column=choices[field].column,
                    code=field.value,
                )
            )
    return notices
