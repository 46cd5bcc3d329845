"""The words of a letter with their places in Japanese braces (`{会社名}`), and how the places are filled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from atoippo.teams.refused import Refused
from atoippo.values.message import Message, msg

if TYPE_CHECKING:
    from collections.abc import Mapping

    from atoippo.mail.rules.kinds import MessageKind

LINK = "回答ページ"
PLACES: Mapping[str, Message] = MappingProxyType(
    {
        "宛名": msg("お客様の会社名・部署・役職・お名前（様、御中、ご担当者様は自動で付きます）"),
        "会社名": msg("お客様の会社名"),
        "お名前": msg("お客様のお名前"),
        "貴社": msg("貴社（銀行は貴行、病院は貴院のように変わります）"),
        "提案名": msg("商談の名前（「」付き。名前がなければ「弊社のご提案」）"),
        "先日は": msg("「先日は」（失注から60日を過ぎると「以前、」に変わります）"),
        "自社名": msg("自社の正式な名前"),
        "差出人": msg("差出人の名前"),
        "肩書と名前": msg("差出人の部署・役職と名前"),
        "担当者": msg("商談の担当者の名前"),
        "一言": msg("一通ごとに書き添える言葉（空なら、その行がなくなります）"),
        LINK: msg("ご意見をうかがうページのリンク"),
        "回答期限": msg("ご回答の締切日"),
        "署名": msg("差出人の署名"),
    }
)
MAY_BE_EMPTY = frozenset({"一言"})
_PLACE = re.compile(r"[{｛]([^{}｛｝\n]*)[}｝]")
_URL = re.compile(r"https?://[^\s<>「」（）]+")


class PlaceIsUnknown(Refused):
    """A letter holds a place that nothing fills."""

    says = msg("「{name}」という差し込みはありません。使える差し込みの一覧から選ぶか、普通の文字に直してください。")


class PlaceIsEmpty(Refused):
    """Nothing is known for a place of a letter."""

    says = msg("「{name}」に入れるものがありません。設定や商談で補うか、文面からこの差し込みを外してください。")


class LinkIsMissing(Refused):
    """A letter that asks for an answer has lost its link."""

    says = msg("「{name}」がありません。このメールはご回答のページへのリンクが要ります。元の場所に戻してください。")


class SubjectHasManyLines(Refused):
    """A subject is one line."""

    says = msg("件名は1行で書いてください。")


class NothingIsWritten(Refused):
    """A letter has a subject and a body."""

    says = msg("件名と本文の両方を書いてください。")


@dataclass(frozen=True, slots=True)
class Wording:
    """Subject and body of a letter, with its places or with them filled."""

    subject: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts:
    """What fills the places of a letter. `contact_name` None: nobody is known there (御中); "": somebody without a name."""

    company: str = ""
    department: str = ""
    job_title: str = ""
    contact_name: str | None = None
    our_company: str = ""
    sender_name: str = ""
    sender_department: str = ""
    sender_job_title: str = ""
    sender_phone: str = ""
    sender_email: str = ""
    owner_name: str = ""
    proposal: str = ""
    personal_line: str = ""
    link: str = ""
    deadline: str = ""
    is_long_ago: bool = False

    @property
    def head(self) -> str:
        """Whom the letter is to, line by line, with the one ending that fits."""
        if self.contact_name is None:
            return f"{self.company} 御中" if self.company else "ご担当者様"
        post = " ".join(filter(None, [self.department, self.job_title]))
        person = f"{self.contact_name} 様" if self.contact_name.strip() else "ご担当者様"
        return "\n".join(filter(None, [self.company, post, person]))

    @property
    def titled_sender(self) -> str:
        """The sender with their post: 営業部長の鈴木."""
        post = post_in_one_word(self.sender_department, self.sender_job_title)
        return f"{post}の{self.sender_name}" if post else self.sender_name

    @property
    def signature(self) -> str:
        """The lines under the letter."""
        who = " ".join(filter(None, [self.sender_department, self.sender_job_title, self.sender_name]))
        reach = [("電話", self.sender_phone), ("メール", self.sender_email)]
        lines = [self.our_company, who, *(f"{name}：{value}" for name, value in reach if value)]
        return "\n".join(["-" * 32, *filter(None, lines), "-" * 32])

    def by_place(self) -> Mapping[str, str]:
        """Return what stands in each place."""
        return {
            "宛名": self.head,
            "会社名": self.company,
            "お名前": (self.contact_name or "").strip() or "ご担当者",
            "貴社": polite_name_of(self.company),
            "提案名": f"「{self.proposal}」" if self.proposal else "弊社のご提案",
            "先日は": "以前、" if self.is_long_ago else "先日は",
            "自社名": self.our_company,
            "差出人": self.sender_name,
            "肩書と名前": self.titled_sender,
            "担当者": self.owner_name,
            "一言": self.personal_line.strip(),
            LINK: self.link,
            "回答期限": self.deadline,
            "署名": self.signature,
        }


SAMPLE_FACTS = LetterFacts(  # for a preview, and to try a letter before anybody needs it
    company="株式会社さくら製作所",
    department="購買部",
    job_title="課長",
    contact_name="田中 花子",
    our_company="株式会社みなと商会",
    sender_name="山田 太郎",
    sender_department="営業部",
    sender_job_title="主任",
    sender_phone="03-0000-0000",
    sender_email="yamada@example.jp",
    owner_name="山田 太郎",
    proposal="受発注システムの更改",
    personal_line="先日は工場をご案内いただき、ありがとうございました。",
    link="https://atoippo.example.jp/ask/mihon-0123456789abcdef/",
    deadline="10月31日",
)
_POLITE_NAMES = (
    ("信用金庫", "貴庫"),
    ("信用組合", "貴組合"),
    ("協同組合", "貴組合"),
    ("銀行", "貴行"),
    ("病院", "貴院"),
    ("医院", "貴院"),
    ("クリニック", "貴院"),
    ("大学", "貴学"),
    ("学園", "貴学園"),
    ("学校", "貴校"),
    ("協会", "貴協会"),
    ("社団法人", "貴法人"),
    ("財団法人", "貴法人"),
    ("医療法人", "貴法人"),
    ("福祉法人", "貴法人"),
)


def polite_name_of(company: str) -> str:
    """Return how a letter speaks of the reader's company: 貴社, and 貴行, 貴院, 貴校 where they fit."""
    if "会社" in company:
        return "貴行" if "銀行" in company else "貴社"
    return next((polite for word, polite in _POLITE_NAMES if word in company), "貴社")


def filled(wording: Wording, facts: LetterFacts) -> Wording:
    """Fill the places of a letter; one that is unknown or that nothing is known for is named in the error."""
    values = facts.by_place()
    subject = _fill(wording.subject, values).replace("\n", " ").strip()
    return Wording(subject, _fill(wording.body, values))


def check_letter(kind: MessageKind, wording: Wording) -> None:
    """Refuse a letter that can't be filled later: unknown places, no link where one is asked for, a subject of two lines."""
    _check_form(wording)
    for place in _PLACE.findall(wording.subject + wording.body):
        if place not in PLACES:
            raise PlaceIsUnknown(_braced(place))
    if kind.holds_the_link and _braced(LINK) not in wording.body:
        raise LinkIsMissing(_braced(LINK))


def check_ready(kind: MessageKind, wording: Wording, *, drafted: str) -> None:
    """Refuse a mail that can't go out: an open place, or the link of the draft gone."""
    _check_form(wording)
    if found := _PLACE.search(wording.subject + wording.body):
        raise PlaceIsEmpty(found[0])
    if not kind.holds_the_link:
        return
    links = _URL.findall(drafted)
    if not links or not all(link in wording.body for link in links):
        raise LinkIsMissing(links[0] if links else _braced(LINK))


def _check_form(wording: Wording) -> None:
    if not (wording.subject.strip() and wording.body.strip()):
        raise NothingIsWritten
    if len(wording.subject.splitlines()) > 1 or set("\r\n\0") & set(wording.subject):
        raise SubjectHasManyLines


def _fill(text: str, values: Mapping[str, str]) -> str:
    lines = [line for line in text.splitlines() if not _is_left_out(line, values)]
    whole = _PLACE.sub(lambda found: _value(found, values), "\n".join(lines))
    return whole.replace("ご担当者 様", "ご担当者様")


def _is_left_out(line: str, values: Mapping[str, str]) -> bool:
    """Whether a line holds nothing but a place that may stay empty, and does."""
    alone = _PLACE.fullmatch(line.strip())
    return alone is not None and alone[1] in MAY_BE_EMPTY and not values[alone[1]]


def _value(found: re.Match[str], values: Mapping[str, str]) -> str:
    place = found[1]
    if place not in values:
        raise PlaceIsUnknown(_braced(place))
    if not values[place] and place not in MAY_BE_EMPTY:
        raise PlaceIsEmpty(_braced(place))
    return values[place]


def post_in_one_word(department: str, job_title: str) -> str:
    """Return a post in one word where it is said so: 営業部 and 部長 are the 営業部長."""
    if department and job_title.startswith(department):
        return job_title
    if department and job_title and department.endswith(job_title[0]):
        return department + job_title[1:]
    return f"{department} {job_title}".strip()


def _braced(place: str) -> str:
    return f"{{{place}}}"
