"""How far each deal got (どこまで): from its stage, the stage when it was lost, a chance, or a quote that was given."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from atoippo.tables.rows import Field
from atoippo.tables.vocabulary.clues import Clue
from atoippo.tables.vocabulary.outcomes import outcome_of
from atoippo.tables.vocabulary.stages import looks_like_chance, reach_of, reach_of_chance
from atoippo.values.blanks import says_nothing
from atoippo.values.message import counted, msg
from atoippo.values.outcome import Outcome
from atoippo.values.reach import Reach

if TYPE_CHECKING:
    from collections.abc import Sequence

    from atoippo.tables.columns.choice import Columns
    from atoippo.tables.columns.deal_columns import DealColumns
    from atoippo.values.message import Message

MOST_WORDS = 8  # of unknown words are named


@dataclass(frozen=True, slots=True)
class Stages:
    """The stage of each row in the file's words, how far that is, and what a person should know."""

    words: Sequence[str]
    reaches: Sequence[Reach | None]
    notices: tuple[Message, ...]


def read_stages(table: DealColumns, columns: Columns, outcomes: Sequence[Outcome]) -> Stages:
    """Return stage and reach of each row; a won deal came to the end of the way and has no reach."""
    size = len(table.rows)
    now = _texts(table, columns.index(Field.STAGE)) or [""] * size
    when_lost = _texts(table, columns.clue(Clue.STAGE_WHEN_LOST)) or now
    words = [w if outcome is Outcome.LOST and w else n for outcome, w, n in zip(outcomes, when_lost, now, strict=True)]
    quotes = [texts for column in columns.clues.get(Clue.QUOTED, ()) if (texts := _texts(table, column))]
    reaches = [
        None if outcome is Outcome.WON else _reach(words[row], quoted=any(_is_given(texts[row]) for texts in quotes))
        for row, outcome in enumerate(outcomes)
    ]
    return Stages(words, reaches, tuple(_about(table, columns, words, outcomes)))


def _texts(table: DealColumns, column: int | None) -> list[str] | None:
    return table.texts(column) if column is not None else None


def _reach(word: str, *, quoted: bool) -> Reach | None:
    told = (reach_of(word) or reach_of_chance(word)) if word else None
    return max(told or Reach.PROPOSED, Reach.PROPOSED) if quoted else told


def _is_given(text: str) -> bool:
    return not says_nothing(text) and text != "0"


def _about(table: DealColumns, columns: Columns, words: Sequence[str], outcomes: Sequence[Outcome]) -> list[Message]:
    notices = []
    stage = columns.choices.get(Field.STAGE)
    if stage and stage.index in columns.clues.get(Clue.CHANCE, ()):
        notices.append(
            msg("フェーズの列がないため、どこまで進んだかは「{column}」から見当をつけました。", column=stage.column)
        )
    quoted = columns.clue(Clue.QUOTED)
    if quoted is not None:
        notices.append(
            msg(
                "「{column}」がある商談は、少なくとも「提案・見積」まで進んだものとしました。",
                column=table.header[quoted],
            )
        )
    unknown = Counter(
        word for word, outcome in zip(words, outcomes, strict=True) if outcome is not Outcome.WON and _is_unknown(word)
    )
    if stage and unknown:
        notices.append(_about_unknown(stage.column, unknown, alone=Field.OUTCOME not in columns.choices))
    return notices


def _is_unknown(word: str) -> bool:
    return bool(word) and outcome_of(word) is None and not looks_like_chance(word)


def _about_unknown(column: str, unknown: Counter[str], *, alone: bool) -> Message:
    n, words = sum(unknown.values()), named_words(unknown)
    if not alone:
        return counted(
            "「{column}」の{words}は、どの段階か分かりませんでした。{n}件のどこまでを空欄にしています。",
            n=n,
            column=column,
            words=words,
        )
    return counted(
        "「{column}」の{words}は、どの段階か分かりませんでした。{n}件を進行中とし、どこまでは空欄にしています。"
        "受注や失注のことでしたら、その言葉に直すか、「結果」の列を足してください。",
        n=n,
        column=column,
        words=words,
    )


def named_words(words: Counter[str]) -> tuple[Message | str, ...]:
    """Return words with their counts, the most frequent first, not more than people read."""
    more = ("…",) if len(words) > MOST_WORDS else ()
    return (*(msg("{word}（{n}）", word=word, n=n) for word, n in words.most_common(MOST_WORDS)), *more)
