"""Words by which a customer puts an answer off (「検討します」「またご連絡します」): no loss yet, and often never an answer."""

from __future__ import annotations

import re
from typing import Final

from atoippo.values.japanese_text import normalize

LONGEST_TEXT: Final = 4_000  # characters read
_PUTS_OFF: Final = re.compile(
    r"検討(?:(?:を)?(?:し|いた|致)(?:ます|たい|ておき|てみ|中)|させて|の上|のうえ|中(?:です|との|と|。|$)|したい)"
    r"|社内で(?:ご?相談|協議|検討|確認)|持ち帰(?:り|る|って|らせて)"
    r"|(?:また|改めて|あらためて|後日|こちらから|追って|落ち着いたら)(?:、)?(?:ご?連絡|お電話|お返事|ご?回答|お声がけ)"
    r"|(?:回答|返事|返答|結論|連絡)(?:は|を|が)?(?:待ち|保留|もう少し|しばらく|少々|未定)"
    r"|もう少し(?:お?時間|考え|検討|待)|しばらく(?:お?待ち|待って|様子)|様子(?:を)?見|保留"
    r"|(?i:\b(?:think (?:it|about it) over|get back to (?:you|us)|under (?:review|consideration)|still (?:considering|deciding))\b)"
)
_BETWEEN: Final = re.compile(r"[。！？!?\n、，,;]+")  # a clause is too short: 「また改めて／ご連絡します」
_TAKEN_BACK: Final = re.compile(
    r"検討(?:は|を)?(?:やめ|取り?やめ|中止|終え|しない|されない)|(?:正式に)?(?:発注|契約|採用)(?:いただ|が決ま|に決定)"
)


def put_off_words(text: str) -> str | None:
    """Return the words by which an answer was put off, the last one where there are several; None where none is."""
    parts = _BETWEEN.split(normalize(text[:LONGEST_TEXT]))
    found = [part for part in parts if _PUTS_OFF.search(part) and not _TAKEN_BACK.search(part)]
    return found[-1].strip() if found else None
