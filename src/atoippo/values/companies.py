"""Company names (会社名): the kind of company, whether it stands before or after (前株・後株), and the name itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from atoippo.values.company_kinds import ABBREVIATIONS, BANK_CODES, BANK_OFFICES, ENGLISH_KINDS, KINDS
from atoippo.values.japanese_text import fold, normalize

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
        gap = " " if self.kind.isascii() else ""
        before, after = (self.kind + gap, "") if self.position == "pre" else ("", gap + self.kind)
        return f"{before}{self.core}{after}".strip()


def read_company(text: str) -> CompanyName:
    """Return what a company's name tells; never fails, a name without a known kind is all core."""
    return _read(text)


def same_company(a: CompanyName, b: CompanyName) -> bool:
    """Whether two names certainly mean one company; 前株 and 後株 are two, and no name is nobody's."""
    return a.key != "" and (a.kind, a.position, a.key) == (b.kind, b.position, b.key)


def _alternatives(words: object) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))  # type: ignore[call-overload]


_SPELT = _alternatives(KINDS)
_SHORT = _alternatives(ABBREVIATIONS)
_BANK = _alternatives(BANK_CODES)
_OPEN, _CLOSE = r"[(\[〔【<]", r"[)\]〕】>]"
_KIND_FIRST = re.compile(rf"(?:{_OPEN}?(?P<spelt>{_SPELT}){_CLOSE}?|{_OPEN}?(?P<short>{_SHORT}){_CLOSE})\s*")
_KIND_LATER = re.compile(rf"\s*(?:{_OPEN}?(?P<spelt>{_SPELT}){_CLOSE}?|{_OPEN}(?P<short>{_SHORT})(?:{_CLOSE}|$))\s*")
_KANA = r"[ァ-ヺー・A-Z0-9&.\- ()]+"
_BANK_FIRST = re.compile(rf"({_BANK})\)({_KANA})")
_BANK_LATER = re.compile(rf"([^()]+)\(({_BANK})(?:\)({_KANA})?)?")
_BANK_OFFICE = re.compile(rf"\((?:{_alternatives(BANK_OFFICES)})\)?$")
_BRANCH = re.compile(
    r"\S{0,30}(?:支店|支社|支部|営業所|事業所|出張所|事務所|本社|本店|工場|研究所|センター|営業部|事業部|本部|部|課|支所)"
)
_POLITE = re.compile(r"\s*(?:御中|(?<![多神王客奥皆殿仕模異同])様|(?<![宮御神本沈湯宝拝])殿)$|\s+(?:さま|さん|宛)$")
_ENGLISH_END = re.compile(
    r"[\s,]+(kabushiki (?:kaisha|gaisha)|godo kaisha|company,? limited|company,? ltd|co\.?[,\s]*ltd|[kgy]\.?k|inc|incorporated"
    r"|corp|corporation|ltd|limited|l\.?l\.?c|l\.?l\.?p|plc|gmbh)\.?$",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"[\s・\-―.,&'’`\"()\[\]/_!?]")
_SMALL_KANA = str.maketrans(
    "ァィゥェォッャュョヮヵヶぁぃぅぇぉっゃゅょゎゕゖ", "アイウエオツヤユヨワカケあいうえおつやゆよわかけ"
)


@lru_cache(maxsize=1 << 14)
def _read(text: str) -> CompanyName:
    name = _without_politeness(normalize(text.replace("㊑", "(株)").replace("㊒", "(有)")).replace("\n", " "))
    if len(name) > _LONGEST_NAME:
        return CompanyName(text, "", "", name, _key_of(name))
    kind, position, core = (
        _bank_name(name) or _kind_first(name) or _kind_later(name) or _english(name) or ("", "", name)
    )
    return CompanyName(text, kind, position if core else "", core, _key_of(core))


def _without_politeness(name: str) -> str:
    return _POLITE.sub("", name).strip() or name


def _bank_name(name: str) -> tuple[str, str, str] | None:
    first = _BANK_FIRST.fullmatch(name)
    if first:
        return BANK_CODES[first[1]], "pre", _long_sounds(_BANK_OFFICE.sub("", first[2]))
    later = _BANK_LATER.match(name)
    if later and re.fullmatch(_KANA, later[1]):
        return BANK_CODES[later[2]], "post", _long_sounds(later[1])
    return None


def _long_sounds(kana: str) -> str:
    """Return bank kana with long sounds for the hyphens that stand for them."""
    return re.sub(r"(?<=[ァ-ヺ])-", "ー", kana).strip()


def _kind_first(name: str) -> tuple[str, str, str] | None:
    found = _KIND_FIRST.match(name)
    return (_kind_of(found), "pre", _without_branch(name[found.end() :])) if found else None


def _kind_later(name: str) -> tuple[str, str, str] | None:
    for found in _KIND_LATER.finditer(name):
        rest = name[found.end() :]
        if not rest or _BRANCH.fullmatch(rest.replace(" ", "")):
            return _kind_of(found), "post", name[: found.start()]
    return None


def _kind_of(found: re.Match[str]) -> str:
    return KINDS[found["spelt"]] if found["spelt"] else ABBREVIATIONS[found["short"]]


def _without_branch(core: str) -> str:
    words = core.split(" ")
    while len(words) > 1 and _BRANCH.fullmatch(words[-1]):
        words.pop()
    return " ".join(words)


def _english(name: str) -> tuple[str, str, str] | None:
    found = _ENGLISH_END.search(name)
    if found is None:
        return None
    return ENGLISH_KINDS[re.sub(r"[^a-z]", "", found[1].lower())], "post", name[: found.start()]


def _key_of(core: str) -> str:
    folded = fold(core).translate(_SMALL_KANA)
    return _SIGNS.sub("", folded) or folded
