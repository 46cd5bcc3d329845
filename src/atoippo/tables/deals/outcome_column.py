"""Who won and who lost: from the outcome column, else from stages, days, ticks, reasons or the title, in this order."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from atoippo.tables.deals.found import Fault, Found
from atoippo.tables.rows import Field
from atoippo.tables.vocabulary.clues import Clue
from atoippo.tables.vocabulary.flags import flag_of
from atoippo.tables.vocabulary.headers import tells_wins_too
from atoippo.tables.vocabulary.outcomes import EXAMPLES, closing_word, is_blank_outcome, outcome_of
from atoippo.tables.vocabulary.stages import closing_chance
from atoippo.values.dates import NotADate, is_blank_date, read_date
from atoippo.values.japanese_text import fold
from atoippo.values.message import Message, counted, msg
from atoippo.values.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from atoippo.tables.columns.choice import Columns
    from atoippo.tables.columns.deal_columns import DealColumns
    from atoippo.values.message import Message

_SEVERAL = "・"
_BY_CHANCE = {True: Outcome.WON, False: Outcome.LOST, None: None}
_LOST_TITLE = re.compile("失注|見送り|(?<![a-z])lost(?![a-z])")
_MARKS = "■□●◆◇▼▽【】《》<>[]() "
_COUNT = re.compile(r"[(]?\d+(?:件|レコード)?[)]?$")
_LOSS = re.compile("失注|敗|負|見送|断|不成立|辞退|lost|loss")
_WON_TITLE = re.compile(
    "^受注$|受注(?:済|案件|商談|一覧|リスト|実績)|成約|(?<![a-z])won(?![a-z])|受注.*失注|失注.*受注"
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One way in which a file tells outcomes, row by row, and how to say that it was used."""

    tells: Callable[[int], Outcome | Fault | None]
    notice: Message


def read_outcomes(table: DealColumns, columns: Columns, titled: Sequence[Outcome | None]) -> Found[Outcome]:
    """Return the outcome of each row: the first evidence that says something decides, none at all means open.

    `titled` is what the title over each row says of all rows below it (失注案件一覧).
    """
    texts = table.texts(i) if (i := columns.index(Field.OUTCOME)) is not None else None
    evidence = _other_evidence(table, columns, titled, alone=texts is None)
    values: list[Outcome] = []
    faults: dict[int, Fault] = {}
    decided: Counter[int] = Counter()
    for row in range(len(table.rows)):
        outcome = outcome_of(texts[row]) if texts is not None and texts[row] else None
        if outcome is None and texts is not None and not is_blank_outcome(texts[row]):
            faults[row] = Fault(columns.choices[Field.OUTCOME].column, texts[row], _unknown_word(texts[row]))
        elif outcome is None:
            told, number = _first(evidence, row)
            if isinstance(told, Fault):
                faults[row] = told
            else:
                outcome = told
                decided[number] += 1
        values.append(outcome or Outcome.OPEN)
    return Found(values, faults, tuple(_about(evidence, decided, columns)))


def _first(evidence: Sequence[Evidence], row: int) -> tuple[Outcome | Fault | None, int]:
    for number, one in enumerate(evidence):
        if (outcome := one.tells(row)) is not None:
            return outcome, number
    return None, -1


def _other_evidence(
    table: DealColumns, columns: Columns, titled: Sequence[Outcome | None], *, alone: bool
) -> list[Evidence]:
    """Return what tells outcomes where the outcome column is blank or missing, the surest first."""
    found = [
        _by_stage(table, columns),
        _by_days(table, columns),
        _by_flags(table, columns),
        _by_last_stage(table, columns),
    ]
    told_elsewhere = any(one is not None for one in found[:3])
    if told_elsewhere and found[0] is None and _tell_wins_only(columns):
        found.append(_by_reason(table, columns) if _tells_losses_only(columns) else None)
    if not told_elsewhere:
        by_title = _by_title(titled) if alone else None
        by_reason = _by_reason(table, columns)
        told = (by_reason, by_title) if _tells_losses_only(columns) else (by_title, by_reason)
        found += [*told, _by_chance(table, columns)]
    return [one for one in found if one is not None]


def _tell_wins_only(columns: Columns) -> bool:
    """Whether days and ticks tell which deals were won and nothing of those that were lost."""
    return columns.clue(Clue.LOST_ON) is None and columns.clue(Clue.LOST_FLAG) is None


def _tells_losses_only(columns: Columns) -> bool:
    """Whether a reason column says by its name that it is about lost deals; 理由 alone may tell why one was won."""
    reason = columns.choices.get(Field.REASON)
    return reason is not None and _LOSS.search(fold(reason.column)) is not None


def _by_stage(table: DealColumns, columns: Columns) -> Evidence | None:
    """Ask the stages: a column that says 受注 and 失注 at its ends tells which deals are open, too."""
    column = columns.index(Field.STAGE)
    if column is None or column in columns.clues.get(Clue.STAGE_WHEN_LOST, ()):
        return None
    texts = table.texts(column)
    if not any(closing_word(text) for text in set(texts)):
        return None
    return Evidence(
        lambda row: closing_word(texts[row]) or (Outcome.OPEN if texts[row] else None),
        msg("受注・失注は「{column}」の列から読みました。", column=table.header[column]),
    )


def _by_days(table: DealColumns, columns: Columns) -> Evidence | None:
    won, lost = columns.clue(Clue.WON_ON), columns.clue(Clue.LOST_ON)
    if won is None and lost is None:
        return None
    won_texts, lost_texts = (table.texts(c) if c is not None else None for c in (won, lost))
    names = tuple(table.header[c] for c in (won, lost) if c is not None)

    def tells(row: int) -> Outcome | Fault | None:
        is_won, is_lost = (texts is not None and not is_blank_date(texts[row]) for texts in (won_texts, lost_texts))
        if won_texts is not None and lost_texts is not None and is_won and is_lost:
            return _later(won_texts[row], lost_texts[row], names)
        return Outcome.WON if is_won else Outcome.LOST if is_lost else None

    return Evidence(
        tells, msg("受注・失注は「{column}」に日付があるかどうかで読みました。", column=_SEVERAL.join(names))
    )


def _later(won: str, lost: str, names: tuple[str, ...]) -> Outcome | Fault:
    """Decide for a deal with both days, which was reopened: what came last counts."""
    days = (_day(won), _day(lost))
    if days[0] is None or days[1] is None or days[0] == days[1]:
        advice = msg(
            "「{won}」と「{lost}」のどちらが後か分かりません。結果でないほうの日付を消してください。",
            won=names[0],
            lost=names[1],
        )
        return Fault(names[1], lost, advice)
    return Outcome.WON if days[0] > days[1] else Outcome.LOST


def _day(text: str) -> date | None:
    try:
        return read_date(text)
    except NotADate:
        return None


def _by_flags(table: DealColumns, columns: Columns) -> Evidence | None:
    won, lost = columns.clue(Clue.WON_FLAG), columns.clue(Clue.LOST_FLAG)
    if won is None and lost is None:
        return None
    won_texts, lost_texts = (table.texts(c) if c is not None else None for c in (won, lost))

    def tells(row: int) -> Outcome | None:
        is_won, is_lost = (texts is not None and flag_of(texts[row]) is True for texts in (won_texts, lost_texts))
        if is_won == is_lost:
            return None
        return Outcome.WON if is_won else Outcome.LOST

    names = tuple(table.header[c] for c in (won, lost) if c is not None)
    return Evidence(tells, msg("受注・失注は「{column}」の印で読みました。", column=_SEVERAL.join(names)))


def _by_last_stage(table: DealColumns, columns: Columns) -> Evidence | None:
    return _lost_where_filled(table, columns.clue(Clue.STAGE_WHEN_LOST))


def _by_reason(table: DealColumns, columns: Columns) -> Evidence | None:
    column = columns.index(Field.REASON)
    if column is None or tells_wins_too(table.header[column]):
        return None
    return _lost_where_filled(table, column)


def _by_chance(table: DealColumns, columns: Columns) -> Evidence | None:
    """Take 100 % for won and 0 % for lost, as CRMs write it, where nothing else tells."""
    column = columns.clue(Clue.CHANCE)
    if column is None:
        return None
    texts = table.texts(column)
    outcomes = {text: _BY_CHANCE[closing_chance(text)] for text in set(texts)}
    notice = msg("「{column}」が100%の商談を受注、0%の商談を失注としました。", column=table.header[column])
    return Evidence(lambda row: outcomes[texts[row]], notice) if any(outcomes.values()) else None


def _lost_where_filled(table: DealColumns, column: int | None) -> Evidence | None:
    if column is None:
        return None
    texts = table.texts(column)
    return Evidence(
        lambda row: Outcome.LOST if texts[row] else None,
        msg("「{column}」のある商談を失注としました。", column=table.header[column]),
    )


def _by_title(titled: Sequence[Outcome | None]) -> Evidence:
    notice = msg("結果の列がないため、表題・シート名・ファイル名にある受注・失注のとおりに読みました。")
    return Evidence(lambda row: titled[row], notice)


def outcome_in_titles(titles: Sequence[str]) -> Outcome | None:
    """Return what the first title that names one outcome alone says of all rows below it (失注案件一覧)."""
    return next((outcome for title in titles if (outcome := _outcome_in(title.casefold())) is not None), None)


def outcome_of_section(title: str) -> Outcome | None:
    """Return what a title between the rows (■失注, 【商談中】, 失注案件) says of the rows below it."""
    return outcome_of(_COUNT.sub("", fold(title)).strip(_MARKS)) or outcome_in_titles((title,))


def _outcome_in(title: str) -> Outcome | None:
    bare = title.strip(_MARKS)
    lost, won = (pattern.search(bare) is not None for pattern in (_LOST_TITLE, _WON_TITLE))
    return None if lost == won else Outcome.LOST if lost else Outcome.WON


def _unknown_word(word: str) -> Message:
    return msg(
        "「{value}」が受注・失注・進行中のどれか分かりません。受注は{won}、失注は{lost}、進行中は{open}のような言葉に直してください。"
        "結果が別の列にあるときは --map 列名=outcome を付けてください。",
        value=word,
        won=_quoted(EXAMPLES[Outcome.WON]),
        lost=_quoted(EXAMPLES[Outcome.LOST]),
        open=_quoted(EXAMPLES[Outcome.OPEN]),
    )


def _quoted(words: Sequence[str]) -> tuple[Message, ...]:
    return tuple(msg("「{word}」", word=word) for word in words)


def _about(evidence: Sequence[Evidence], decided: Counter[int], columns: Columns) -> list[Message]:
    notices = [one.notice for number, one in enumerate(evidence) if decided[number]]
    if decided[-1] and Field.OUTCOME in columns.choices:
        column = columns.choices[Field.OUTCOME].column
        notices.append(counted("「{column}」が空の{n}件は、進行中としました。", n=decided[-1], column=column))
    return notices
