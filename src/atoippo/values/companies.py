"""Company names (会社名): the kind of company, whether it stands before or after (前株・後株), and the name itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from atoippo.values.company_kinds import ABBREVIATIONS, BANK_CODES, BANK_OFFICES, ENGLISH_KINDS, KINDS
from atoippo.values.japanese_text import fold, normalize

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class CompanyName:
    """A company's name as written (`text`), its kind and where that stands ("pre", "post", ""), and what is left.

    `core` is the name without kind, polite ending and branch office; `key` is for matching only.
    """

    text: str
    kind: str
    position: str
    core: str
    key: str

    @property
    def full(self) -> str:
        """The name with its kind spelt out where it stands: 株式会社さくら商事."""
        if self.position == "pre":
            return self.kind + self.core
        gap = " " if self.kind.isascii() else ""
        return f"{self.core}{gap}{self.kind}".strip()


def read_company(text: str) -> CompanyName:
    """Return what a company's name tells; never fails: a name without a known kind is all core."""
    if len(text) > _LONGEST_NAME:
        return CompanyName(text, "", "", text.strip(), text.strip())  # not a name, so nothing is like it
    return _read(text)


def same_company(a: CompanyName, b: CompanyName) -> bool:
    """Whether two names certainly mean one company: 前株 and 後株 may be two, and an empty name is nobody's."""
    return a.key != "" and (a.kind, a.position, a.key) == (b.kind, b.position, b.key)


class _Parts(NamedTuple):
    kind: str
    position: str
    core: str


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


_OPEN, _CLOSE = r"[(\[〔【<]", r"[)\]〕】>]"
_SPELT = rf"{_OPEN}?(?P<spelt>{_any_of(KINDS)}){_CLOSE}?"
_SHORT = rf"(?P<short>{_any_of(ABBREVIATIONS)})"
_KIND_FIRST = re.compile(rf"(?:{_SPELT}|{_OPEN}?{_SHORT}{_CLOSE}) ?")  # 株)さくら lost its first bracket
_KIND_LATER = re.compile(rf" ?(?:{_SPELT}|{_OPEN}{_SHORT}(?:{_CLOSE}|$))")
# The kana of bank transfers: a half bracket, no small kana, hyphens for long sounds; codes of offices at the end.
_KANA = r"(?=.*[ァ-ヺ])[ァ-ヺー・A-Z0-9&.\- ]+"
_BANK_CODE = f"(?P<code>{_any_of(BANK_CODES)})"
_BANK_OFFICE = rf"(?:\((?:{_any_of(BANK_OFFICES)})\)?)?"
_BANK_FIRST = re.compile(rf"\(?{_BANK_CODE}\)(?P<core>{_KANA}){_BANK_OFFICE}")
_BANK_LATER = re.compile(rf"(?P<core>{_KANA})\({_BANK_CODE}(?:\)(?:{_KANA}{_BANK_OFFICE})?)?")
_HYPHEN_FOR_LONG_SOUND = re.compile("(?<=[ァ-ヺ])-")

_OFFICE = "支店|支社|支所|営業所|出張所|事業所|事務所|本社|本店|営業部|事業部|事業本部"
_BRANCH = re.compile(rf"[^ ]*(?:{_OFFICE})")
_ANYTHING_OF_THE_COMPANY = re.compile(rf".*(?:{_OFFICE}|支部|本部|工場|研究所|センター|部|課|室|グループ)|[ (\[【].*")
# 多様 and 宮殿 are words, not polite endings.
_POLITE = re.compile(r" ?(?:御中|(?<![多神王客奥皆殿仕模異])様|(?<![宮御神本沈湯宝拝])殿)$| (?:さま|さん|宛)$")
_ENGLISH_LATER = re.compile(
    r"(?:[ ,]+|(?=co\.,))(?P<kind>kabushiki (?:kaisha|gaisha)|godo kaisha|co(?:mpany|\.)?[ ,]*(?:ltd|limited)|[kgy]\.?k|inc|"
    r"incorporated|corp|corporation|ltd|limited|l\.?l\.?c|l\.?l\.?p|plc|gmbh)\.?$",
    re.IGNORECASE | re.ASCII,  # without ASCII, i would match the Turkish ı
)
_NOT_A_LETTER = re.compile("[^a-z]")
_SIGNS = re.compile(r"[\s・\-―.,&'’`\"()\[\]/_!?]")
_SMALL_KANA = str.maketrans(
    "ァィゥェォッャュョヮヵヶぁぃぅぇぉっゃゅょゎゕゖ", "アイウエオツヤユヨワカケあいうえおつやゆよわかけ"
)
_SINGLE_SIGNS = str.maketrans({"㊑": "(株)", "㊒": "(有)", "㏍": "(株)"})  # NFKC loses their circle


@lru_cache(maxsize=1 << 14)
def _read(text: str) -> CompanyName:
    whole = normalize(text.translate(_SINGLE_SIGNS)).replace("\n", " ")
    name = _POLITE.sub("", whole) or whole
    parts = _bank_parts(name) or _parts_kind_first(name) or _parts_kind_later(name) or _english_parts(name)
    kind, position, core = parts or _Parts("", "", name)
    return CompanyName(text, kind, position if core else "", core, _key_of(core))


def _bank_parts(name: str) -> _Parts | None:
    for pattern, position in ((_BANK_FIRST, "pre"), (_BANK_LATER, "post")):
        found = pattern.fullmatch(name)
        if found:
            return _Parts(BANK_CODES[found["code"]], position, _HYPHEN_FOR_LONG_SOUND.sub("ー", found["core"]).strip())
    return None


def _parts_kind_first(name: str) -> _Parts | None:
    found = _KIND_FIRST.match(name)
    return _Parts(_kind_of(found), "pre", _without_branch(name[found.end() :])) if found else None


def _parts_kind_later(name: str) -> _Parts | None:
    for found in _KIND_LATER.finditer(name):
        rest = name[found.end() :]
        if not rest or _ANYTHING_OF_THE_COMPANY.fullmatch(rest):
            return _Parts(_kind_of(found), "post", name[: found.start()])
    return None


def _english_parts(name: str) -> _Parts | None:
    found = _ENGLISH_LATER.search(name)
    if found is None or found.start() == 0:
        return None
    return _Parts(ENGLISH_KINDS[_NOT_A_LETTER.sub("", found["kind"].lower())], "post", name[: found.start()])


def _kind_of(found: re.Match[str]) -> str:
    return KINDS[found["spelt"]] if found["spelt"] else ABBREVIATIONS[found["short"]]


def _without_branch(core: str) -> str:
    words = core.split(" ")
    while len(words) > 1 and _BRANCH.fullmatch(words[-1]):
        words.pop()
    return " ".join(words)


def _key_of(core: str) -> str:
    folded = fold(core).translate(_SMALL_KANA)
    return _SIGNS.sub("", folded) or folded
