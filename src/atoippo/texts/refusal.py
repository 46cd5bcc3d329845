"""The words of refusal themselves (「見送らせていただきます」): every lost deal has them, so they tell no reason."""

from __future__ import annotations

import re
from typing import Final

_LEAD: Final = (
    r"(?:今回|この度|このたび|今般|今期|誠に|大変|甚だ)?(?:の|は|も|に(?:つきまして|関しまして|ついて)は?)?"
    r"(?:(?:残念|遺憾|不本意|恐縮|恐れ入り?ます|申し訳(?:ござい|あり)ません|申し訳ない|勝手)"
    r"(?:ながら|ですが|なのですが|が|では(?:ござい|あり)ますが)?)?"
)
_MATTER: Final = (
    r"(?:(?:ご|御)?(?:導入|採用|契約|提案|発注|購入|購買|依頼|注文|お?取引|お?見積り?|本件|当件|件|案件|商談|話|お話)"
    r"(?:の件)?(?:は|を|も|につきまして(?:は)?|に関しまして(?:は)?)?)?"
)
_REFUSAL_END: Final = re.compile(
    rf"[、, ]*(?:{_LEAD}[、, ]*{_MATTER}[、, ]*){{1,2}}(?:お?見送[らりるっ]|(?:ご|御)?辞退|お断り|見合わせ)"
    r"(?:[ぁ-ん頂戴存致申上事運]|判断|結論|決定|次第|方向|連絡|意向|所存){0,24}[。!?]?$"
)


def without_refusal(clause: str) -> str:
    """Return a clause without the words of refusal at its end: 「予算がなく今回は見送らせていただきます」 → 「予算がなく」.

    A clause that holds nothing else stays as it is.
    """
    told = _REFUSAL_END.sub("", clause)
    return told if told.strip(" 、,") else clause
