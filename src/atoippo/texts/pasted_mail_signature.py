"""The signature under a Japanese business mail: company, department, job title, name, address and telephone."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Final

from atoippo.texts.letter_parts import signature_lines
from atoippo.values.company_kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class SignatureFound:
    """Who signed a mail, as far as the signature tells; what it does not tell is empty."""

    company: str = ""
    department: str = ""
    job_title: str = ""
    name: str = ""
    email: str = ""
    phone: str = ""


_KIND: Final = "|".join(sorted(map(re.escape, KINDS), key=len, reverse=True))
_SHORT: Final = r"\((?:株|有|合|資|医|社|財|学|福)\)"  # normalize() has opened ㈱ into (株)
_ORGANISATION: Final = (
    r"(?:市役所|区役所|町役場|村役場|県庁|大学|病院|医院|クリニック|診療所|協会|組合|銀行|信用金庫|学園|高等学校|中学校|小学校|幼稚園|保育園|こども園"
    r"|事務所|商店|商会|工房|農園|ホテル|旅館|製作所|鉄工所|酒造場?|薬局|美術館|図書館|博物館|連合会|振興会|機構|公社)"
)
_COMPANY: Final = re.compile(
    rf"(?:{_KIND}|{_SHORT})|{_ORGANISATION}$|(?:\bco\.?,? ?ltd|\binc\b|\bcorp(?:oration)?\b|\bk\.k\.|\bllc\b|\bgmbh\b|\blimited\b)",
    re.IGNORECASE,
)
_KIND_ALONE: Final = re.compile(rf"(?:{_KIND}|{_SHORT})")
_ENGLISH_COMPANY: Final = re.compile(
    r"[A-Za-z][\w .&'-]*?,? ?(?:Co\.?,? ?Ltd\.?|Inc\.?|Corporation|Corp\.?|K\.K\.|LLC|GmbH|Limited)", re.IGNORECASE
)
_TITLE_WORDS: Final = (
    "代表取締役社長 代表取締役会長 代表取締役 代表理事 代表社員 代表 取締役副社長 専務取締役 常務取締役 取締役 社外取締役 監査役 執行役員 副社長 社長 会長 専務 常務"
    " 本部長 副本部長 部長代理 副部長 部長 次長 課長代理 課長補佐 副課長 課長 係長 主任 主査 主事 主幹 室長 局長 所長 副所長 支店長 支社長 店長 副店長 工場長 センター長"
    " グループ長 グループリーダー チームリーダー リーダー サブリーダー マネージャー マネジャー ゼネラルマネージャー ディレクター チーフ 理事長 理事 事務局長 事務長 院長 副院長"
    " 園長 校長 教頭 学長 教授 准教授 館長 支配人 総支配人 参事 調査役 技師長 看護部長 薬剤部長 司書 店主 オーナー 顧問 プロデューサー 編集長 コンサルタント 税理士 弁護士"
    " 公認会計士 社会保険労務士 施設長 管理者 蔵元 女将 組合長 事務員 技術員 バイヤー"
)
_TITLES: Final = "|".join(sorted(_TITLE_WORDS.split(), key=len, reverse=True))
_TITLE: Final = re.compile(
    rf"(?:(?:{_TITLES})(?:兼|・|/)?)+|manager|director|president|chief|leader|ceo|cto|coo|cfo",
    re.IGNORECASE,
)
_HEAD_OF: Final = re.compile(
    r"(?P<department>.+(?:本部|部|課|室|局|係|科|支店|センター|工場|グループ))(?P<rest>長(?:代理|補佐)?)"
)
_DEPARTMENT: Final = re.compile(
    r"[^0-9@/:]*(?:部|課|室|局|係|科|班|本部|事業部|グループ|チーム|センター|支店|支社|支部|営業所|工場|事業所|研究所|出張所|ユニット|オフィス|本店|[^書]店)"
    r"|[A-Za-z& ]+(?:Div(?:ision|\.)?|Dept\.?|Department|Group|Team)",
    re.IGNORECASE,
)
_FAMILY_NAMES: Final = frozenset(
    [
        "岡部",
        "阿部",
        "安部",
        "渡部",
        "服部",
        "長谷部",
        "磯部",
        "園部",
        "矢部",
        "軽部",
        "田部",
        "黒部",
        "建部",
        "日下部",
        "物部",
        "岩部",
        "仁部",
        "浅部",
        "忌部",
        "刑部",
        "綾部",
        "曽我部",
        "長宗我部",
        "氷室",
        "大室",
        "小室",
        "仁科",
        "保科",
        "山科",
        "高科",
    ]
)
_LATIN_BEFORE_KIND: Final = re.compile(
    rf"(?<=[A-Za-z0-9&.]) (?=(?:[A-Za-z0-9&.]+ )*[A-Za-z0-9&.]+(?:{_KIND}|{_SHORT}))"
)
_ENGLISH_TITLE: Final = re.compile(
    r"[A-Za-z&,. -]*\b(?:manager|director|president|chief|leader|officer|engineer|buyer|head)\b[A-Za-z&,. -]*",
    re.IGNORECASE,
)
_EMAIL: Final = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_AT: Final = re.compile(r"\s?(?:\(at\)|\[at\]|\(アット\)|★|☆at☆)\s?", re.IGNORECASE)
_NUMBER: Final = re.compile(
    r"(?:\+81[- ]?(?:\(0\))?[0-9]{1,4}|\(?0[0-9]{1,4}\)?)[-( .・]{0,2}[0-9]{1,4}[-) .・]{0,2}[0-9]{3,4}(?![0-9])"
)
_FAX: Final = re.compile(r"(?<!tel[&/・])(?:fax|ファックス|ファクス|ﾌｧｯｸｽ|f)\s?[.:・)]?\s?$", re.IGNORECASE)
_NOT_A_NAME: Final = re.compile(
    r"〒|[0-9@。、!?:]|//|丁目|番地|ビル|^.{2,3}[都道府県].+[市区町村郡]|www|署名|営業時間|定休|休業|受付|転送|送信|本社|以上|敬具|草々|創業|創立|登録|免許|認証|所在|住所|携帯|電話|直通|代表電話|iphone|androidから|メール"
    r"|よろしく|ありがと|ます$|です$|^[-=_*~・]+$",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(r"^(?:担当者?|氏名|名前|差出人|発信者?|文責|name|contact)\s?[:：]?\s?(?=\S)", re.IGNORECASE)
_READING: Final = re.compile(r"\s?[(\[<【〔/|].*$|\s+[A-Z][A-Za-z.]+(?: [A-Z][A-Za-z.]+)*$")
_TAIL: Final = re.compile(r"\s?(?:拝|より|\(署名\)|記)$")
_JAPANESE_NAME: Final = re.compile(r"[一-龠々〆ヶぁ-んァ-ヶー]{1,5}(?: [一-龠々〆ヶぁ-んァ-ヶー]{1,5})?")
_LATIN_NAME: Final = re.compile(r"[A-Z][A-Za-z'-]+(?: [A-Z]\.)? [A-Z][A-Za-z'-]+")
_INTRODUCED: Final = re.compile(
    rf"(?:^|。|\n)\s*(?P<company>(?:(?:{_KIND}|{_SHORT})[^\s。、のは]{{1,20}}|[^\s。、のは]{{1,20}}(?:{_KIND}|{_SHORT}|{_ORGANISATION})|[一-龠々ァ-ヶーA-Za-z]{{2,15}}))"
    r"(?:[ 　]?(?P<department>[一-龠々ァ-ヶー]{1,12}(?:部|課|室|科|係)))?(?:の|[ 　])[ 　]?(?P<name>[一-龠々]{1,4}(?:[ 　][一-龠々ぁ-ん]{1,4})?)(?:です|でございます|と申します|と申し上げます)"
)
_SENDER: Final = re.compile(
    r"^(?:差出人|送信者|送信元|from)\s?:\s?(?P<name>[^<\n\"@]{0,40}?)\s?[<\[(]?(?P<email>[\w.+-]{1,64}@[\w.-]+)?[>\])]?\s*$",
    re.IGNORECASE | re.MULTILINE,
)


def signature_in(mail: str) -> SignatureFound | None:
    """Return who signed a mail (in one width, without earlier mails), or None where nothing tells."""
    told = (_by_signature(signature_lines(_AT.sub("@", mail))), _by_introduction(mail), _by_header(mail))
    found = replace(_filled(*told), name=_fullest([one.name for one in told]))
    return found if found.name or found.email or found.company else None


def _filled(first: SignatureFound, *others: SignatureFound) -> SignatureFound:
    """Return the first with what is empty in it taken from the others, in their order."""
    for other in others:
        empty = {field.name: getattr(other, field.name) for field in fields(first) if not getattr(first, field.name)}
        first = replace(first, **empty)
    return first


def _fullest(names: Sequence[str]) -> str:
    """Return the first name, or the one that begins with it and says more: 高橋 → 高橋 由美."""
    first = next((name for name in names if name), "")
    return max((name for name in names if name.startswith(first)), key=len, default="")


def _by_introduction(mail: str) -> SignatureFound:
    found = _INTRODUCED.search(mail[:400])
    if found is None or _COMPANY.search(found["name"]):
        return SignatureFound()
    return SignatureFound(company=found["company"], department=found["department"] or "", name=found["name"])


def _by_header(mail: str) -> SignatureFound:
    found = _SENDER.search(mail)
    if found is None:
        return SignatureFound()
    name = _name_of(found["name"].strip(" 様"))
    return SignatureFound(name=name, email=found["email"] or "")


def _by_signature(lines: Sequence[str]) -> SignatureFound:
    found = SignatureFound()
    names: list[tuple[bool, str]] = []
    rests: list[str] = []
    for line in lines:
        told, rest = _taken_apart(line)
        department = _joined(found.department, told.department)
        told = replace(told, email=_email(line), phone=_phone(line))
        found = replace(_filled(found, told), department=department)
        names += [(bool(told.job_title or told.department), name) for name in _names(rest)]
        rests.append(rest)
    name = max(names, key=_likeliness, default=(False, ""))[1]
    return replace(found, name=name, company=found.company or _above(name, rests))


def _above(name: str, rests: Sequence[str]) -> str:
    """Return the words above the name: a shop or a club whose kind nobody writes (「カフェ木陰」)."""
    place = next((n for n, rest in enumerate(rests) if name and name in rest), 0)
    return next((rest for rest in rests[:place] if rest and not _NOT_A_NAME.search(rest)), "")


def _joined(first: str, second: str) -> str:
    return f"{first} {second}".strip()


def _likeliness(candidate: tuple[bool, str]) -> tuple[int, int]:
    """Return how likely words are a person's name: Japanese, in two parts, beside a department or job title."""
    beside, name = candidate
    is_japanese = _JAPANESE_NAME.fullmatch(name) is not None
    return 2 * is_japanese + beside + (" " in name), -abs(len(name.replace(" ", "")) - 4)


def _email(line: str) -> str:
    found = _EMAIL.search(line)
    return found[0] if found else ""


def _phone(line: str) -> str:
    """Return the first telephone number of a line that is no fax."""
    numbers = (found for found in _NUMBER.finditer(line) if not _FAX.search(line[: found.start()]))
    return next(
        (re.sub(r"[ .・)-]+", "-", found[0].strip().replace("(", "")) for found in numbers if _is_phone(found[0])), ""
    )


def _is_phone(number: str) -> bool:
    return 9 <= sum(sign.isdigit() for sign in number) <= 13


def _taken_apart(line: str) -> tuple[SignatureFound, str]:
    """Return what a line tells of company, department and job title, and what is left of it."""
    plain = _LABEL.sub("", line.strip("-=_*~―─━═+|・◆◇■□★☆●○◎〓 "))
    if (_NOT_A_NAME.search(plain) and not _COMPANY.search(plain)) or _EMAIL.search(plain):
        return SignatureFound(), ""
    english = _ENGLISH_COMPANY.match(plain)
    if english:
        return SignatureFound(company=english[0].strip()), plain[english.end() :].strip(" ,/")
    if _ENGLISH_TITLE.fullmatch(plain):
        return SignatureFound(job_title=plain), ""
    found, left = SignatureFound(), []
    for word in _words(_LATIN_BEFORE_KIND.sub("_", plain)):
        told = _told_by(word)
        if told == SignatureFound():
            left.append(word)
        found = replace(_filled(found, told), department=_joined(found.department, told.department))
    return found, " ".join(left)


def _words(line: str) -> Iterator[str]:
    """Yield the words of a line, a kind of company with the name beside it."""
    words = line.split()
    while words:
        word = words.pop(0)
        if (_KIND_ALONE.fullmatch(word) and words) or (words and _KIND_ALONE.fullmatch(words[0])):
            word += words.pop(0)
        yield word


def _told_by(word: str) -> SignatureFound:
    """Return what one word of a signature is: a company, a department, its head, or a job title."""
    if _COMPANY.search(word):
        return SignatureFound(company=word.replace("_", " "))
    if _TITLE.fullmatch(word):
        return SignatureFound(job_title=word)
    head = _HEAD_OF.fullmatch(word)
    if head:
        return SignatureFound(department=head["department"], job_title=head["department"][-1] + head["rest"])
    is_department = _DEPARTMENT.fullmatch(word) is not None and word not in _FAMILY_NAMES
    return SignatureFound(department=word) if is_department else SignatureFound()


def _names(rest: str) -> Iterator[str]:
    """Yield the name in what is left of a line: all of it, or its end (「市民劇場 古沢 渉」)."""
    words = rest.split()
    for first in range(max(len(words), 1)):
        name = _name_of(" ".join(words[first:]))
        if name and not _NOT_A_NAME.search(name):
            yield name
            return


def _name_of(words: str) -> str:
    """Return a person's name without reading and Latin letters beside it, or "" where the words are none."""
    plain = _TAIL.sub("", words).strip(" ・,")
    for candidate in (plain, _READING.sub("", plain).strip()):
        if _JAPANESE_NAME.fullmatch(candidate) or _LATIN_NAME.fullmatch(candidate):
            return candidate
    return ""
