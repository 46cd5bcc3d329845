"""Words and signs by which a file says that nothing is known yet (未定, 要見積, N/A, ―)."""

from __future__ import annotations

import re

from atoippo.values.japanese_text import fold

_LONGEST_TEXT = 200
_ONLY_SIGNS = re.compile(r"[-ー―_=~〜*.,・…/?!()\[\]#]*")
_BRACKETS = "()[]【】<>「」"

NOTHING_KNOWN = frozenset(
    "未定 未入力 未設定 未記入 未確定 未確認 未回答 未登録 未算出 未決 未決定 未 不明 不詳 なし 無し 無 ナシ 該当なし 該当無し 特になし 非該当 対象外 "
    "調整中 検討中 確認中 協議中 交渉中 算出中 見積中 見積もり中 見積り中 作成中 ヒアリング中 要見積 要見積もり 要見積り 要確認 要相談 要調整 要検討 "
    "応相談 別途 別途見積 別途見積もり 別途見積り 別途お見積り 別途相談 別途協議 都度 都度見積 空欄 空白 保留 ペンディング 後日 後日連絡 "
    "わからない 分からない 非公開 非開示 "
    "na n/a n.a. n.a #n/a nan nat none null nil undefined blank empty unknown pending tbd tba tbc t.b.d. notset notavailable "
    "tobedetermined tobeconfirmed notyet".split()
)


def says_nothing(text: str) -> bool:
    """Whether a cell only says that there is nothing to say yet."""
    if len(text) > _LONGEST_TEXT:
        return not text.strip()
    key = fold(text)
    return _ONLY_SIGNS.fullmatch(key) is not None or key.strip(_BRACKETS) in NOTHING_KNOWN
