"""A customer's mail pasted whole (貼り付けたメール): whether it is one, the customer's own words, and who signed it."""

from __future__ import annotations

import re
from typing import Final

from atoippo.texts.courtesy import quoted_parts
from atoippo.texts.letter_parts import parts_of, signature_start
from atoippo.texts.pasted_mail_signature import SignatureFound, signature_in
from atoippo.values.japanese_text import normalize

__all__ = ["SignatureFound", "looks_like_a_mail", "own_words", "read_signature"]

LONGEST_TEXT: Final = 50_000  # characters read
SHORTEST_MAIL: Final = 30  # characters, where it lost its lines on the way

_HEADER: Final = re.compile(
    r"^[ \t>*]*(?:差出人|送信者|送信元|宛先|ccの?宛先|件名|送信日時|受信日時|日時|日付|from|to|cc|bcc|reply-to|subject|date|sent|importance|添付(?:ファイル)?)\s?:",
    re.IGNORECASE,
)
_MARKED_AS_QUOTED: Final = re.compile(r"^[ \t]*(?:[>|] ?)+", re.MULTILINE)
_GREETING: Final = re.compile(
    r"(?:いつも)?(?:大変)?お世話(?:に(?:な|相成)|様で)|平素(?:は|より)|^拝啓|^拝復|^前略|ご無沙汰(?:して|いた)|^(?:dear|hello|hi) [a-z]",
    re.IGNORECASE,
)
_ADDRESSED: Final = re.compile(r"^[^。、\n]{1,40}(?:様|さま|殿|御中|先生|各位|さん)[、,]?$")
_INTRODUCES_HERSELF: Final = re.compile(
    r"^[^。、\n]{0,30}(?:の|部|課|株式会社|社|園|院|店|室)[^のは。、\n]{1,8}(?:です|でございます|と申します)。?$|^[^。、のはが\n]{1,8}(?:でございます|と申します)。?$"
)
_CLOSING: Final = re.compile(
    r"(?:何卒|どうか|引き続き|今後とも|以上|それでは|まずは|取り?急ぎ)?[^。\n]{0,20}(?:よろしくお願い|宜しくお願い|宜しく御願い|お願い(?:申し上げ|いたし)ます)|^(?:敬具|草々|敬白|謹白|拝具|以上|記)[。]?$|^(?:取り?急ぎ|略儀|末筆|まずは)[^。\n]*$|^(?:best|kind|warm)? ?regards,?$|^sincerely(?: yours)?,?$",
    re.IGNORECASE,
)
_SENTENCE: Final = re.compile(r"[^。\n]+。?|\n")


def looks_like_a_mail(text: str) -> bool:
    """Whether a pasted text is a whole mail: two headers, quoted lines, or a greeting, an address or a signature in lines."""
    lines = [line for line in normalize(text[:LONGEST_TEXT]).split("\n") if line]
    if sum(_HEADER.match(line) is not None for line in lines) >= 2:
        return True
    if len(lines) == 1:
        return len(lines[0]) >= SHORTEST_MAIL and _GREETING.match(lines[0]) is not None
    body, head = "\n".join(lines), lines[:4]
    return bool(lines) and (
        any(_GREETING.search(line) for line in head)
        or (len(lines) >= 3 and _ADDRESSED.match(lines[0]) is not None)
        or bool(quoted_parts(body))
        or 0 < signature_start(body) < len(body)
    )


def own_words(text: str) -> str:
    """Return what the writer of a mail says, without headers, addresses, greetings, earlier mails, closing and signature.

    A text that is no mail, or that would be left empty, is returned as it is.
    """
    if not looks_like_a_mail(text):
        return text.strip()
    body = _without_headers(_written(text[:LONGEST_TEXT]))
    parts = parts_of(body)
    said = "".join(_says(found[0]) for found in _SENTENCE.finditer(body[parts.address_end : parts.signature_start]))
    return re.sub(r"\n{3,}", "\n\n", said).strip() or text.strip()


def read_signature(text: str) -> SignatureFound | None:
    """Return who wrote a pasted mail, by signature, else by headers and by how the writer introduces herself.

    None for a text that is no mail, and where nothing tells.
    """
    if not looks_like_a_mail(text):
        return None
    return signature_in(normalize(_written(text[:LONGEST_TEXT])))


def _written(text: str) -> str:
    """Return the newest mail of a pasted thread; a mail that is quoted as a whole without its marks."""
    if not any(line.strip() and not _MARKED_AS_QUOTED.match(line) for line in text.splitlines()):
        text = _MARKED_AS_QUOTED.sub("", text)
    headers = _header_end(text)
    kept, last = [text[:headers]], headers
    for start, end in quoted_parts(text[headers:]):
        kept.append(text[last : headers + start])
        last = headers + end
    return "".join([*kept, text[last:]])


def _header_end(text: str) -> int:
    """Return where the headers at the top of a pasted mail end."""
    end = place = 0
    for line in text.splitlines(keepends=True):
        place += len(line)
        if _HEADER.match(normalize(line)):
            end = place
        elif line.strip():
            break
    return end


def _without_headers(text: str) -> str:
    return text[_header_end(text) :]


def _says(sentence: str) -> str:
    """Return a sentence unless it only greets, addresses, introduces or closes."""
    seen = normalize(sentence)
    if any(pattern.search(seen) for pattern in (_GREETING, _ADDRESSED, _INTRODUCES_HERSELF, _CLOSING)):
        return ""
    return sentence
