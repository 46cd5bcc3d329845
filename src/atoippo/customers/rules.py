"""When two company names may mean one company; pure. Nothing is joined by it: a person looks at each pair.

Alike are: one name with different kinds of company (株式会社さくら・さくら(株)・さくら), one name spelt in other letters
(さくら・サクラ, ABC・エービーシー, コンピュータ・コンピューター), names that differ by one sign, and a name that
another goes on from (みなと商会・みなと商会大阪).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

SHORTEST = 4  # signs; shorter names differ by one sign too easily
LONGEST = 60  # signs; longer texts are no names
ALIKE_FROM = 0.78
MOST_OF_ONE = 3  # proposals for one company
BECOME_EACH_OTHER = frozenset({"株式会社", "有限会社", "合同会社", "合資会社", "合名会社"})
CROWD = 12  # names that are one but for a sign at the same place: then it is that sign which tells them apart

_LETTER_NAMES = str.maketrans(
    {
        "a": "エ", "b": "ビ", "c": "シ", "d": "デイ", "e": "イ", "f": "エフ", "g": "ジ", "h": "エチ", "i": "アイ",
        "j": "ジエ", "k": "ケ", "l": "エル", "m": "エム", "n": "エヌ", "o": "オ", "p": "ピ", "q": "キユ", "r": "アル",
        "s": "エス", "t": "テイ", "u": "ユ", "v": "ブイ", "w": "ダブリユ", "x": "エツクス", "y": "ワイ", "z": "ゼツト",
    }
)  # fmt: skip
_KATAKANA = str.maketrans({chr(code): chr(code + 0x60) for code in range(0x3041, 0x3097)})
_SOUNDS = (
    ("エイチ", "エチ"),
    ("ジエイ", "ジエ"),
    ("ケイ", "ケ"),
    ("ヴア", "バ"),
    ("ヴイ", "ビ"),
    ("ヴエ", "ベ"),
    ("ヴオ", "ボ"),
    ("ヴ", "ブ"),
    ("ー", ""),
)
_LATIN = re.compile(r"[a-z]+")
_MOST_LETTERS = 4  # spelt out one by one; more are a word
_DIGITS = re.compile(r"[0-9〇一二三四五六七八九十百千]+")
_KANA_OR_LATIN = re.compile(r"[ぁ-ゖァ-ヺーa-z]")


@dataclass(frozen=True, slots=True)
class KnownName:
    """A company as matching sees it: its number, its key in three parts, and its 法人番号 where it is known."""

    pk: int
    kind: str
    position: str
    key: str
    corporate_number: str = ""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two companies, the lower number first, and how alike their names are (0–1)."""

    company: int
    other: int
    likeness: float


def known_name(pk: int, match_key: str, corporate_number: str) -> KnownName:
    """Return a company as matching sees it, from the key it is stored with."""
    kind, _, rest = match_key.partition("|")
    position, _, key = rest.partition("|")
    return KnownName(pk, kind, position, key, corporate_number)


def alike(names: Sequence[KnownName]) -> list[Likeness]:
    """Return the pairs that may be one company, the most alike first, not more than a few for each company."""
    by_number = {name.pk: name for name in names}
    pairs = set(_candidates([name for name in names if name.key]))
    judged = [Likeness(a, b, likeness(by_number[a], by_number[b])) for a, b in pairs]
    return _few_of_each(sorted((each for each in judged if each.likeness >= ALIKE_FROM), key=_most_alike_first))


def likeness(one: KnownName, other: KnownName) -> float:
    """Return how likely two names mean one company, 0–1; different 法人番号 mean two."""
    if one.corporate_number and other.corporate_number:
        return 1.0 if one.corporate_number == other.corporate_number else 0.0
    if one.key == other.key:
        return _likeness_of_kinds(one, other)
    if numbers_in(one.key) != numbers_in(other.key):
        return 0.0
    if not _kinds_agree(one, other):
        return 0.0
    if reading(one.key) == reading(other.key):
        return 0.92
    return max(_likeness_by_one_sign(one.key, other.key), _likeness_by_part(one.key, other.key))


def reading(key: str) -> str:
    """Return a name as it sounds: さくら as サクラ, abc as エービーシー, without long sounds."""
    sounds = _LATIN.sub(lambda word: _spelt(word.group()), key).translate(_KATAKANA)
    for written, spoken in _SOUNDS:
        sounds = sounds.replace(written, spoken)
    return sounds


def numbers_in(key: str) -> list[str]:
    """Return the numbers of a name: 第一 and 第二 are two companies."""
    return _DIGITS.findall(key)


def differ_by_one_sign(one: str, other: str) -> bool:
    """Whether one sign was changed, added, left out, or swapped with its neighbour."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1 or short == long:
        return False
    start = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return short[start:] == long[start + 1 :]
    swapped = short[start : start + 2] == long[start : start + 2][::-1] and short[start + 2 :] == long[start + 2 :]
    return swapped or short[start + 1 :] == long[start + 1 :]


def _spelt(word: str) -> str:
    return word.translate(_LETTER_NAMES) if len(word) <= _MOST_LETTERS else word


def _likeness_of_kinds(one: KnownName, other: KnownName) -> float:
    if "" in {one.kind, other.kind}:
        return 0.95
    if one.kind == other.kind:
        return 0.9
    return 0.8 if {one.kind, other.kind} <= BECOME_EACH_OTHER else 0.0


def _kinds_agree(one: KnownName, other: KnownName) -> bool:
    return "" in {one.kind, other.kind} or one.kind == other.kind


def _likeness_by_one_sign(one: str, other: str) -> float:
    """Tell a slip from another name: kana and Latin letters slip more easily than kanji, long names more than short ones."""
    if min(len(one), len(other)) < SHORTEST or not differ_by_one_sign(one, other):
        return 0.0
    weight = 0.7 if _is_slip(one, other) else 1.8
    return 1 - weight / max(len(one), len(other))


def _is_slip(one: str, other: str) -> bool:
    """Whether all signs that differ are kana or Latin letters, or only their order differs."""
    different = set(one) ^ set(other)
    return all(_KANA_OR_LATIN.match(sign) for sign in different)


def _likeness_by_part(one: str, other: str) -> float:
    short, long = sorted((one, other), key=len)
    if len(short) < SHORTEST or not (long.startswith(short) or long.endswith(short)):
        return 0.0
    return 0.6 + 0.3 * len(short) / len(long)


def _most_alike_first(pair: Likeness) -> tuple[float, int, int]:
    return -pair.likeness, pair.company, pair.other


def _few_of_each(pairs: Iterable[Likeness]) -> list[Likeness]:
    count: dict[int, int] = defaultdict(int)
    kept = []
    for pair in pairs:
        if max(count[pair.company], count[pair.other]) < MOST_OF_ONE:
            count[pair.company] += 1
            count[pair.other] += 1
            kept.append(pair)
    return kept


def _candidates(names: Sequence[KnownName]) -> Iterator[tuple[int, int]]:
    """Yield the pairs worth a look, without looking at all pairs: those that share a key, a sound or all signs but one."""
    by_key: dict[str, list[int]] = defaultdict(list)
    by_sound: dict[str, list[int]] = defaultdict(list)
    by_rest: dict[str, list[int]] = defaultdict(list)
    for name in names:
        by_key[name.key].append(name.pk)
        by_sound[reading(name.key)].append(name.pk)
        if SHORTEST <= len(name.key) <= LONGEST:
            for rest in _rests(name.key):
                by_rest[rest].append(name.pk)
    for index in (by_key, by_sound, by_rest):
        for numbers in index.values():
            if 1 < len(numbers) <= CROWD:
                yield from _pairs(numbers)
    for key, numbers in by_key.items():
        yield from _longer(key, numbers, by_key)


def _rests(key: str) -> Iterator[str]:
    """Yield a key with each of its signs left out in turn, and as a whole for the names that have a sign more."""
    yield key
    for i in range(len(key)):
        yield f"{key[:i]}{key[i + 1 :]}"


def _longer(key: str, numbers: Sequence[int], by_key: Mapping[str, Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of a name with those that it goes on from."""
    if len(key) > LONGEST:
        return
    for length in range(SHORTEST, len(key)):
        for part in (key[:length], key[-length:]):
            for short in by_key.get(part, ())[:CROWD]:
                yield from ((min(short, long), max(short, long)) for long in numbers[:CROWD])


def _pairs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    distinct = sorted(set(numbers))
    for place, first in enumerate(distinct):
        for second in distinct[place + 1 :]:
            yield first, second


def heads_of(joinings: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Return for each joined company the one as which all of its kin are known: joinings are followed to their end."""
    into = dict(joinings)
    heads = {}
    for company, next_one in into.items():
        head = next_one
        while head in into:
            head = into[head]
        heads[company] = head
    return heads
