"""A text cut into the clauses (文の一区切り) in which people say one thing at a time; each clause is a slice of the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_CLAUSE: Final = 160  # characters; a longer one is cut, so that no text is costly

# Half-width signs are read as the full-width ones, character for character, so that places in the text stay the same.
_ONE_TO_ONE: Final = str.maketrans(
    "｡､｢｣･ｦｧｨｩｪｫｬｭｮｯｰｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝ！？，．；：＞　",
    "。、「」・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン!?,.;:> ",
)

_SENTENCE_END: Final = (
    r"[。!?;…]+[」』)）]*|\n+|[.,](?=\s|$)",
    r"(?<![0-9])[/／](?![0-9])|[→⇒➡＝=※■●◆]+",  # memo shorthand: 「単価NG→他社」
    r"(?<=[^\x00-\x7f\s])\s(?=[^\x00-\x7f])",  # a blank between Japanese words
)
_COMMA: Final = r"[、,](?![0-9])"

# Words that join clauses without a comma. What stands before them tells them from the same sounds inside a word.
_AFTER_VERB: Final = (
    r"(?:(?<=[ただる])|(?<=です)|(?<=ます)|(?<=ません)|(?<=ない)|(?<=[しないきよた高安良近多強弱早遅速悪嬉]い))"
    r"(?<!あなた)(?<!まだ)(?<!ただ)"
    r"(?:けれども|けれど|けども|けど|ものの|ので(?!す)|のに|ため|から(?!い)|が(?![ちっ])|し(?![てたかいまなよ]))(?:[、,]|[。!?;…]+[」』)）]*)?"
)
_JOINTS: Final = (
    r"(?:(?:では|じゃ)なくて?|でなく(?=[^てな])|というよりも?|どころか|にもかかわらず|とはいえ|ばかりか)[、,]?",
    r"(?<=[くれわいっえけせめべげてん])て(?=[^いおくきこもみほしたはあやさなのがをに、。,]|いっ)",  # 「反対されて流れた」
    r"(?<=\S)ため(?=[^のになだでをがはも息し])|ために?、",
)
_ENGLISH: Final = (
    r"(?<=\S)(?<!not)\s(?=(?:but|however|although|though|because|while|whereas|instead)\s)",
    r"(?<=\S)\s[-–—]+\s",
)
_BREAKS: Final = re.compile("|".join((*_SENTENCE_END, _COMMA, _AFTER_VERB, *_JOINTS, *_ENGLISH)), re.IGNORECASE)
_ENDS_SENTENCE: Final = re.compile(f"(?:{'|'.join(_SENTENCE_END)})$")


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause, where it starts in the text, and whether it ends its sentence."""

    text: str
    start: int
    ends_sentence: bool


def same_width(text: str) -> str:
    """Return the text with half-width kana and signs widened, each character in its old place."""
    return text.translate(_ONE_TO_ONE)


def split_clauses(text: str) -> list[Clause]:
    """Cut a text into clauses; together they hold every sign of it that is not blank."""
    return list(_clauses(text))


def _clauses(text: str) -> Iterator[Clause]:
    seen = same_width(text)
    cuts = _cuts([match.end() for match in _BREAKS.finditer(seen)], len(text))
    for start, end in pairwise(cuts):
        whole = text[start:end]
        clause = whole.strip()
        if clause:
            ends_sentence = end == len(text) or _ENDS_SENTENCE.search(seen[max(start, end - 8) : end]) is not None
            yield Clause(clause, start + len(whole) - len(whole.lstrip()), ends_sentence)


def _cuts(ends: list[int], length: int) -> Iterator[int]:
    """Yield the places of all cuts, with further ones where a clause would be too long."""
    yield 0
    last = 0
    for end in (*ends, length):
        yield from range(last + LONGEST_CLAUSE, end, LONGEST_CLAUSE)
        if end > last:
            yield end
        last = end
