"""Words and signs by which a file says that nothing is known yet (未定, 要見積, N/A, ―)."""

from __future__ import annotations

import re
from functools import lru_cache

from atoippo.values.japanese_text import fold

_LONGEST_TEXT = 200
_ONLY_SIGNS = re.compile(r"[-ー_=~〜*.,、。・/?!()\[\]#&|]*")
_BRACKETS = "()[]{}<>【】「」〈〉"

_WORDS = """
未定 未入力 未設定 未記入 未確定 未確認 未回答 未登録 未算出 未決 未決定 未提示 未 不明 不詳 わからない 分からない
なし 無し 無 ナシ 該当なし 該当無し 特になし 特に無し 非該当 対象外 空欄 空白 ブランク 保留 ペンディング 後日 後日連絡
調整中 検討中 確認中 協議中 交渉中 算出中 見積中 見積もり中 見積り中 見積作成中 作成中 ヒアリング中 非公開 非開示
要見積 要見積もり 要見積り 要お見積り 要確認 要相談 要調整 要検討 要協議 要問合せ 応相談 ご相談
別途 別途見積 別途見積もり 別途見積り 別途お見積り 別途相談 別途協議 別途調整 都度 都度見積 都度見積もり 都度見積り
na n/a n.a. n.a #n/a nan nat none null #null! nil undefined blank empty unknown pending tbd t.b.d. tba tbc
notset notavailable notapplicable tobedetermined tobeconfirmed notyet
"""
NOTHING_KNOWN = frozenset(_WORDS.split())  # as `fold` writes them


def says_nothing(text: str) -> bool:
    """Whether a cell only says that there is nothing to say yet."""
    if len(text) > _LONGEST_TEXT:
        return not text.strip()
    return _says_nothing(text)


@lru_cache(maxsize=1 << 12)
def _says_nothing(text: str) -> bool:
    key = fold(text)
    return _ONLY_SIGNS.fullmatch(key) is not None or key.strip(_BRACKETS) in NOTHING_KNOWN
