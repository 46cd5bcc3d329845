"""Courtesy around a refusal: greetings, thanks, names, signatures and the quoted earlier mail. None of it tells why."""

from __future__ import annotations

import re
from typing import Final

from atoippo.texts.clauses import same_width

_GREETINGS: Final = (
    # how a mail begins
    r"お世話(?:に(?:な|相成)|様)|平素|^(?:拝啓|前略|拝復|謹啓)|時下|清栄|清祥|隆盛|ご?健勝|と申します|お疲れ(?:様|さま)",
    r"^件名|^re:|^subject:|(?:お返事|ご返事|ご?返信|ご連絡)が(?:遅く|大変遅)な(?:り|って)",
    # thanks
    r"厚く(?:御|お)礼|(?:お|御)礼(?:申し|を申し)|感謝(?:申し上げ|いたし)|ありがとうござい|有難うござい|ありがとうご|ありがとう[。!]?$",
    r"お時間を?(?:いただ|頂|割)|足をお?運|お忙しい|ご多忙|ご足労",
    # apologies
    r"失礼(?:いた|します|しました)|申し訳(?:ござい|あり|なく)|すみません|すいません|恐れ入り|恐縮|心苦し|お詫び(?:申し|いた)",
    r"ご容赦|ご了承|ご理解(?:の|いた|くだ|を賜|賜)|悪しからず|^(?:何卒|どうか)",
    # how it ends
    r"よろしくお願い|宜しくお願い|宜しく(?:御|お)願い|今後とも|末筆|取り?急ぎ|略儀|メールにて(?:失礼|恐)|ご活躍|ご発展|お祈り",
    r"^(?:敬具|草々|敬白|謹白|以上|記)[。]?$|ご検討(?:ください|のほど)",
    # what leads to the answer without being one
    r"(?:検討|協議|精査|審議|吟味|相談)[^、。]{0,12}(?:結果|ところ)[、,]?$",
    # English
    r"^(?:dear|hi|hello|hey|best|(?:kind |best |warm )?regards|sincerely|(?:many )?thanks|cheers|yours)\b[\w .,!-]{0,24}$",
    r"^thank(?:s| you)\b|\bappreciate\b|^sorry (?:for|it|to|about)\b|best of luck|wish you|hope (?:you|this)",
    r"look(?:ing)? forward|(?:keep|stay) in touch",
)
_GREETING: Final = re.compile("|".join(_GREETINGS))
_TELLS: Final = re.compile(
    r"予算|価格|金額|費用|高[いくか]|他社|競合|[a-z]社|来期|来年|時期|忙し[くかす]|必要|困っ|間に合|承認|決裁|稟議|上司|社長"
    r"|反対|遅い|遅す|待た|返事がな|返信がな|連絡がな|態度|対応が|不要|足り|落ち着|機能|契約|ため|ので|から(?!も)"
    r"|budget|price|cost|competitor|approval|timing|need|another|because"
)
_ADDRESSES: Final = (
    r"(?:[^模仕同多異有一神外]様|御中|さま|殿|各位|先生|さん)[、,。]?$",
    r"^[^はがを、。]{0,28}(?:株式会社|有限会社|合同会社|\(株\)|㈱|\(有\)|法人|協会|組合|病院|大学|事務所|銀行)[^はがを、。]{0,24}$",
    r"^[^はがを、。]{0,16}(?:部|課|室|係|店|担当|グループ|センター)[ 　]?[^はがを、。]{0,8}$",
    r"^[^がを。]{0,30}(?:の|部|課|店|社|院|園|所|会)[^のはがを、。]{1,6}(?:です|でございます)。?$",
    r"(?:の件(?:です|について|につきまして|でございます)?|のご?(?:連絡|お?返事|回答|お礼)(?:です)?)[。、]?$",
)
_ADDRESS: Final = re.compile("|".join(_ADDRESSES))
_CONTACT: Final = re.compile(
    r"\btel\b|\bfax\b|℡|〒|https?://|[\w.+-]{1,64}@[\w-]+\.|^[-=_*─━―ー~\s]{2,}$"
    r"|^(?:件名|subject|from|to|cc|date|sent|差出人|宛先|送信日時|日時)\s*[:]"
)
_QUOTE_LINE: Final = re.compile(r"\s{0,3}[>＞》|｜]")
_QUOTE_BELOW: Final = re.compile(
    r"\s{0,3}(?:-{3,}\s{0,3}(?:original message|forwarded|元のメッセージ|転送)|on .{4,80}wrote:"
    r"|\d{4}[年/\-].{2,80}(?:wrote|のメール|のメッセージ|さんは書きました|>)\s{0,3}[:：]?\s*$|(?:差出人|from)\s{0,3}[:：])",
    re.IGNORECASE,
)


def is_courtesy(clause: str, *, in_mail: bool) -> bool:
    """Whether a clause greets, thanks or apologises and tells nothing; in a mail also names, addresses and signatures."""
    seen = same_width(clause).lower()
    if in_mail and (_CONTACT.search(seen) or (_ADDRESS.search(seen) and not _TELLS.search(seen))):
        return True
    return bool(_GREETING.search(seen) and not _TELLS.search(seen))


def is_mail(text: str) -> bool:
    """Whether a text has the lines of a mail."""
    return text.count("\n") >= 2


def quoted_parts(text: str) -> list[tuple[int, int]]:
    """Return from where to where a mail quotes an earlier one; nothing where all of it is quoted."""
    parts: list[tuple[int, int]] = []
    start, own_words = 0, False
    for line in text.splitlines(keepends=True) if is_mail(text) else ():
        if own_words and _QUOTE_BELOW.match(line[:200]):
            return [*parts, (start, len(text))]
        if _QUOTE_LINE.match(line):
            parts.append((start, start + len(line)))
        else:
            own_words = own_words or not line.isspace()
        start += len(line)
    return parts if own_words else []
