"""Words that say a customer should not be gone back to: the company is gone, asked for no contact, or the row is no deal."""

from __future__ import annotations

import re
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from atoippo.values.japanese_text import normalize
from atoippo.values.message import Message, msg

LONGEST_TEXT = 4_000  # characters read


class NoReturn(StrEnum):
    """Why a lost deal stays out of the revival list."""

    CLOSED = "closed"
    NO_CONTACT = "no_contact"
    NOT_A_DEAL = "not_a_deal"

    @property
    def label(self) -> Message:
        """The reason as people read it."""
        return NO_RETURN_LABELS[self]


NO_RETURN_LABELS = MappingProxyType(
    {
        NoReturn.CLOSED: msg("廃業・倒産・解散"),
        NoReturn.NO_CONTACT: msg("ご連絡は不要とのお申し出"),
        NoReturn.NOT_A_DEAL: msg("重複・テストの登録"),
    }
)

_SIGNS: Final = (
    (
        NoReturn.CLOSED,
        re.compile(r"倒産|廃業|破産|閉業|閉院|閉校|解散(?:し|した|に|予定|の)|会社(?:を|が)(?:たた|畳)|事業停止"),
    ),
    (
        NoReturn.NO_CONTACT,
        re.compile(
            r"(?:連絡|電話|営業|メール|訪問|案内|勧誘)(?:は|も|を|の)?(?:今後)?(?:一切|二度と|もう)?(?:送(?:ら|付し)ないで|不要|無用|ご?遠慮|お断り|しないで|やめて|禁止|控えて(?:ほし|くださ|いただ))"
            r"|二度と(?:来|連絡|電話|取引)|出入り禁止|出禁|取引停止"
        ),
    ),
    (
        NoReturn.NOT_A_DEAL,
        re.compile(r"(?:重複|二重|誤)(?:の)?(?:登録|入力|案件|計上)|テスト(?:データ|入力|登録|用)|登録ミス|入力ミス"),
    ),
)


def no_return_in(text: str) -> NoReturn | None:
    """Return the sign that this customer should not be gone back to, or None."""
    words = normalize(text[:LONGEST_TEXT])
    return next((sign for sign, pattern in _SIGNS if pattern.search(words)), None)
