"""The parts of a letter (宛名・本文・署名): where the address ends and where the signature begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

ADDRESS_LINES: Final = 8  # at most

_TEXT_BEGINS: Final = re.compile(
    r"。|お世話に|おせわに|拝啓|ご無沙汰|いつも|このたび|この度|突然|平素|はじめまして|ございます|ました"
)
_ADDRESSES: Final = re.compile(
    r"様|御中|殿|各位|先生|株式会社|有限会社|合同会社|法人|[(（][株有]|㈱|㈲|部|課|室|病院|医院|大学|学校|組合|市役所|銀行"
)
_RULED: Final = re.compile(r"^[ 　]*[-=_*~＊－ー―─━═＝＿〜～+＋・･◆◇■□★☆]{3,}[ 　]*$")
_CONTACT: Final = re.compile(
    r"(?:^|\s)(?:tel|fax|e-?mail|mail|電話|携帯|直通|代表|url|web)\b|℡|〒[ 　]?[0-9０-９]|[\w.+-]{1,64}@[\w-]+\.|^[ 　]*(?:0[0-9]{1,4}-[0-9]{1,4}-[0-9]{3,4}|https?://\S+)[ 　]*$",
    re.IGNORECASE,
)
_SAYS: Final = re.compile(r"[。、]|(?:ます|です|ました)[ 　]*$")


@dataclass(frozen=True, slots=True)
class LetterParts:
    """Where in the body the address ends (0: none) and the signature begins (its length: none)."""

    address_end: int
    signature_start: int


def parts_of(body: str) -> LetterParts:
    """Return the parts of a letter's body."""
    return LetterParts(_address_end(body), signature_start(body))


def _address_end(body: str) -> int:
    """Return where the lines end that say to whom a letter goes."""
    end = place = 0
    for line in body.splitlines(keepends=True)[:ADDRESS_LINES]:
        if _TEXT_BEGINS.search(line):
            break
        place += len(line)
        if _ADDRESSES.search(line):
            end = place
    return end


def signature_start(body: str) -> int:
    """Return where the lines begin that say who wrote: at the last ruled line, or around the last ways of contact."""
    lines = body.splitlines(keepends=True)
    places = [0, *accumulate(map(len, lines))]
    contacts = [n for n, line in enumerate(lines) if _CONTACT.search(line) and not _SAYS.search(line.rstrip())]
    if not contacts or not _is_at_the_end(lines, contacts[-1]):
        return len(body)
    first = contacts[-1]
    while first > 0 and _may_sign(lines[first - 1]):
        first -= 1
    return places[_first_line(lines, first, contacts[-1])]


def _first_line(lines: list[str], first: int, last: int) -> int:
    """Return the ruled line among the lines that say no sentence, or the line after the last blank one."""
    ruled = [n for n in range(first, last + 1) if _RULED.match(lines[n].rstrip("\n"))]
    blank = [n for n in range(first, last) if not lines[n].strip()]
    return ruled[0] if ruled else max(blank, default=first - 1) + 1


def _is_at_the_end(lines: list[str], place: int) -> bool:
    """Whether nothing is said after a line."""
    return not any(_SAYS.search(line.rstrip()) for line in lines[place + 1 :])


def _may_sign(line: str) -> bool:
    """Whether a line may stand in a signature: short, without a sentence."""
    return len(line.strip()) <= 60 and _SAYS.search(line.rstrip()) is None


def signature_lines(mail: str) -> list[str]:
    """Return the lines of a mail's signature, without ruled and blank ones; nothing where nobody signed."""
    lines = mail.splitlines()
    last = len(lines)
    while last and (not lines[last - 1].strip() or _RULED.match(lines[last - 1])):
        last -= 1
    first = last
    while first and _may_sign(lines[first - 1]):
        first -= 1
    return [line.strip() for line in lines[first:last] if line.strip() and not _RULED.match(line)]
