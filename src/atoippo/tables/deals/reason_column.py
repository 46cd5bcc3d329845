"""The reason as the file's column tells it: a picklist's words name one of ours, sentences are left to be read later."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from atoippo.tables.deals.found import Found
from atoippo.tables.deals.stage_column import named_words
from atoippo.tables.vocabulary.reasons import bare_reason_of, reason_of
from atoippo.values.message import counted, msg
from atoippo.values.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from atoippo.values.message import Message
    from atoippo.values.reason import Reason


def read_reasons(texts: Sequence[str], header: str, outcomes: Sequence[Outcome]) -> Found[Reason | None]:
    """Return what each lost deal's cell tells; None for blanks, unknown words and sentences."""
    lost = [outcome is Outcome.LOST for outcome in outcomes]
    words = Counter(text for text, is_lost in zip(texts, lost, strict=True) if is_lost and text)
    picklist = is_picklist(words)
    read = reason_of if picklist else bare_reason_of
    told = {word: read(word) for word in words}
    values = [told[text] if is_lost and text else None for text, is_lost in zip(texts, lost, strict=True)]
    return Found(values, notices=tuple(_about(header, words, told, picklist=picklist)))


def is_picklist(words: Counter[str]) -> bool:
    """Whether a column's words were picked from a list: few, short, coming again, or all of them known."""
    n, different = sum(words.values()), len(words)
    if not n or sum(len(word) * count for word, count in words.items()) / n > 20:
        return False
    known = sum(count for word, count in words.items() if reason_of(word) is not None) / n
    few = different <= max(12, 0.2 * n)
    very_few = n >= 20 and different <= min(40, 0.1 * n)
    return very_few or (few and known >= 0.5) or (different <= 30 and known >= 0.85)


def _about(header: str, words: Counter[str], told: dict[str, Reason | None], *, picklist: bool) -> list[Message]:
    if not words:
        return []
    if not picklist:
        return [msg("「{column}」は文章で書かれているため、理由は言葉から読み取ります。", column=header)]
    unknown = Counter({word: n for word, n in words.items() if told[word] is None})
    if not unknown:
        return []
    return [
        counted(
            "「{column}」の{words}は、6つの理由のどれか決まっていません。{n}件は言葉から読み取ります。",
            n=sum(unknown.values()),
            column=header,
            words=named_words(unknown),
        )
    ]
