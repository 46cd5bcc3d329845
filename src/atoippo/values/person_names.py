"""A person's name as Japanese files and forms write it: 「総務部課長 中村様」 is a department, a post and a name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from unicodedata import category

from atoippo.values.japanese_text import normalize

_RESPECT = re.compile(r"(?:[ 　]*(?:様|さま|さん|殿|氏|御中))+$")
_TITLES = (
    *(
        "代表取締役社長",
        "代表取締役",
        "取締役",
        "執行役員",
        "本部長",
        "事業部長",
        "副部長",
        "部長代理",
        "担当部長",
        "部長",
    ),
    *(
        "次長",
        "副課長",
        "課長代理",
        "課長補佐",
        "課長",
        "係長",
        "主任",
        "室長",
        "局長",
        "所長",
        "支店長",
        "支社長",
        "店長",
    ),
    *(
        "工場長",
        "センター長",
        "グループ長",
        "事務局長",
        "事務長",
        "理事長",
        "理事",
        "院長",
        "園長",
        "校長",
        "学長",
        "館長",
    ),
    *("副社長", "社長", "会長", "専務", "常務", "主査", "主幹", "参事", "マネージャー", "リーダー"),
)
_TITLE = re.compile(rf"(?:{'|'.join(sorted(_TITLES, key=len, reverse=True))})$")
_NO_NAME = re.compile(r"(?:ご|御)?担当(?:者|の方)?$")
_KNOWN_PARTS = (
    r"総務|人事|経理|財務|会計|営業|購買|調達|情報|シス|企画|経営|管理|製造|生産|技術|開発|品質|業務|事業|法務|広報|販売|物流"
    r"|工務|施設|設備|医事|看護|教務|事務|資材|推進|戦略|監査|労務|庶務|研究|設計|保全|商品|マーケ|DX|IT|第[一二三四五1-5]"
)
_DEPARTMENT = re.compile(
    rf"[^ 　]*(?:{_KNOWN_PARTS})[^ 　]*(?:部|課|室|係|局|本部|支店|支社|営業所|グループ|チーム|センター)$"
)


@dataclass(frozen=True, slots=True)
class Addressee:
    """Department, post and name, each "" where it is not known."""

    department: str
    job_title: str
    name: str

    @property
    def post(self) -> str:
        """Department and post on one line."""
        return " ".join(filter(None, (self.department, self.job_title)))


def read_addressee(name: str, *, department: str = "", job_title: str = "") -> Addressee:
    """Return who somebody is; what is said of department and post stands before what the name tells."""
    words = [word for word in re.split(r"[ 　]+", _RESPECT.sub("", name.strip())) if word]
    places, titles, own = [], [], []
    for number, word in enumerate(words):
        place, title, rest = _taken_apart(word, is_last=number == len(words) - 1)
        places.append(place)
        titles.append(title)
        own.append(rest)
    return Addressee(
        department.strip() or " ".join(filter(None, places)),
        job_title.strip() or " ".join(filter(None, titles)),
        " ".join(filter(None, own)),
    )


def person_key(name: str) -> str:
    """Return the key by which a person is found again: 部長 山田　太郎様, 山田太郎 and 山田 太郎 are one; "" names nobody."""
    told = read_addressee(normalize(name)).name
    return "".join(sign for sign in told if not (sign.isspace() or category(sign) == "Cf"))


def _taken_apart(word: str, *, is_last: bool) -> tuple[str, str, str]:
    """Return department, post and name in a word: 総務部課長, 中村, 藤井課長; 担当 alone names nobody."""
    found = _TITLE.search(word)
    title, rest = (found[0], word[: found.start()]) if found else ("", word)
    bare = _NO_NAME.sub("", rest)
    if not title and (is_last or _DEPARTMENT.fullmatch(bare)):
        rest = bare
    if _DEPARTMENT.fullmatch(rest):
        return rest, title, ""
    return "", title, rest
