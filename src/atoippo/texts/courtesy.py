"""Courtesy around a refusal: greetings, thanks, names, signatures and the quoted earlier mail. None of it tells why."""

from __future__ import annotations

import re

from atoippo.texts.clauses import same_width

_GREETING = re.compile(
    r"お世話(?:に(?:な|相成)|様)|平素|^(?:拝啓|敬具|前略|草々|拝復|謹啓|敬白|謹白)|時下|清栄|清祥|隆盛|ご?健勝|厚く(?:御|お)礼|(?:お|御)礼(?:申し|を申し)|感謝(?:申し上げ|いたし)|ありがとうござい|有難うござい|ありがとうご|ありがとう[。!]?$|"
    r"よろしくお願い|宜しくお願い|宜しく(?:御|お)願い|^(?:何卒|どうか)|今後とも|末筆|取り?急ぎ|略儀|メールにて(?:失礼|恐)|失礼(?:いた|します|しました)|申し訳(?:ござい|あり|なく)|すみません|すいません|恐れ入り|恐縮|心苦し|お詫び(?:申し|いた)|ご容赦|ご了承|ご理解(?:の|いた|くだ|を賜|賜)|悪しからず|"
    r"お時間を?(?:いただ|頂|割)|足をお?運|お忙しい|ご多忙|ご足労|(?:お返事|ご返事|ご?返信|ご連絡)が(?:遅く|大変遅)な(?:り|って)|と申します|ご活躍|ご発展|お祈り|お疲れ(?:様|さま)|(?:検討|協議|精査|審議|吟味|相談)[^、。]{0,12}(?:結果|ところ)[、,]?$|^件名|^re:|^subject:|^(?:以上|敬具|記)[。]?$|ご検討(?:ください|のほど)"
    r"|^(?:dear|hi|hello|hey|best|regards|sincerely|thanks|many thanks|kind regards|best regards|cheers|yours|warm regards)\b[\w .,!-]{0,24}$|^thank(?:s| you)\b|\bappreciate\b|^sorry (?:for|it|to|about)\b|best of luck|wish you|hope (?:you|this)|look(?:ing)? forward|(?:keep|stay) in touch"
)
_TELLS = re.compile(
    r"予算|価格|金額|費用|高[いくか]|他社|競合|[a-z]社|来期|来年|時期|忙し[くかす]|必要|困っ|間に合|承認|決裁|稟議|上司|社長|反対|遅い|遅す|待た|返事がな|返信がな|連絡がな|態度|対応が|不要|足り|落ち着|機能|契約|budget|price|cost|competitor|approval|timing|need|another|because|ため|ので|から(?!も)|budget"
)
_ADDRESS = re.compile(
    r"(?:[^模仕同多異有一神外]様|御中|さま|殿|各位|先生|さん)[、,。]?$|^[^はがを、。]{0,28}(?:株式会社|有限会社|合同会社|\(株\)|㈱|\(有\)|法人|協会|組合|病院|大学|事務所|銀行)[^はがを、。]{0,24}$|^[^はがを、。]{0,16}(?:部|課|室|係|店|担当|グループ|センター)[ 　]?[^はがを、。]{0,8}$|^[^がを。]{0,30}(?:の|部|課|店|社|院|園|所|会)[^のはがを、。]{1,6}(?:です|でございます)。?$|(?:の件(?:です|について|につきまして|でございます)?|のご?(?:連絡|お?返事|回答|お礼)(?:です)?)[。、]?$"
)
_CONTACT = re.compile(
    r"\btel\b|\bfax\b|℡|〒|https?://|[\w.+-]{1,64}@[\w-]+\.|^[-=_*─━―ー~\s]{2,}$|^(?:件名|subject|from|to|cc|date|sent|差出人|宛先|送信日時|日時)\s*[:]"
)
_QUOTE_LINE = re.compile(r"\s{0,3}[>＞》|｜]")
_QUOTE_BELOW = re.compile(
    r"\s{0,3}(?:-{3,}\s{0,3}(?:original message|forwarded|元のメッセージ|転送)|on .{4,80}wrote:|\d{4}[年/\-].{2,80}(?:wrote|のメール|のメッセージ|さんは書きました|>)\s{0,3}[:：]?\s*$|(?:差出人|from)\s{0,3}[:：])",
    re.IGNORECASE,
)


# 「今回は見送らせていただきます」: that a customer says no is known; the words for it tell nothing about why.
_LEAD = r"(?:今回|この度|このたび|今般|今期|誠に|大変|甚だ)?(?:の|は|も|に(?:つきまして|関しまして|ついて)は?)?(?:(?:残念|遺憾|不本意|恐縮|恐れ入り?ます|申し訳(?:ござい|あり)ません|申し訳ない|勝手)(?:ながら|ですが|なのですが|が|では(?:ござい|あり)ますが)?)?"
_THING = r"(?:(?:ご|御)?(?:導入|採用|契約|提案|発注|購入|購買|依頼|注文|お?取引|お?見積り?|本件|当件|件|案件|商談|話|お話)(?:の件)?(?:は|を|も|につきまして(?:は)?|に関しまして(?:は)?)?)?"
_NO = r"(?:お?見送[らりるっ]|(?:ご|御)?辞退|お断り|見合わせ)"
_TAIL = r"(?:[ぁ-ん頂戴存致申上事運]|判断|結論|決定|次第|方向|連絡|意向|所存){0,24}"
_REFUSAL_END = re.compile(rf"[、, ]*(?:{_LEAD}[、, ]*{_THING}[、, ]*){{1,2}}{_NO}{_TAIL}[。!?]?$")


def without_refusal(clause: str) -> str:
    """Return a clause without the words of refusal at its end: 「予算の都合により今回は見送らせていただきます」 → 「予算の都合により」."""
    return _REFUSAL_END.sub("", clause)


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
    """Return from where to where a mail quotes an earlier one."""
    parts: list[tuple[int, int]] = []
    start = 0
    for line in text.splitlines(keepends=True) if is_mail(text) else ():
        if text[:start].strip() and _QUOTE_BELOW.match(line[:200]):
            return [*parts, (start, len(text))]
        if _QUOTE_LINE.match(line):
            parts.append((start, start + len(line)))
        start += len(line)
    return parts
