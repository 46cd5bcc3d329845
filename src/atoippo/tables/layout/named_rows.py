"""Rows of a table that are no deals: sums, section titles, footers, and the header printed again on each page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from atoippo.tables.layout.cell_looks import folded, looks_like_value
from atoippo.tables.rows import RowKind
from atoippo.tables.sheet import is_filled

if TYPE_CHECKING:
    from collections.abc import Collection

    from atoippo.tables.sheet import Cell, Row

SUM = r"(?:総合計|総計|合計|小計|中計|累計|通計|平均|[年月期]?計|件数|(?:grand|sub)?-?total|average)"
BARE_SUM = re.compile(rf"{SUM}(?:金額|額|件数|数)?(?:[:(\[].*|[\d,]+(?:件|円)?)?")
SUM_OF = re.compile(
    r"(?!..会社(?:総合計|総計|合計|小計|累計)$).{1,20}(?:総合計|総計|合計|小計|累計|(?:年度|年|月|期|部|課|室|支店|支社|営業所|チーム|グループ|名|者|受注|失注|成約|見込)計|:計|subtotal)(?:\(.*)?"
)
AROUND_LABEL = "【】〔〕<>《》[]*■●◆▼-=()「」"
COMPANY = re.compile(
    r"株式会社|有限会社|合同会社|合資会社|法人|[㈱㈲]|[(（][株有同][)）]|\b(?:inc|ltd|corp|llc|gmbh)\b", re.IGNORECASE
)
DAY = re.compile(r"(?:\d{4}|[MTSHR令平昭]\w?\d{1,2})[-/.年]\d{1,2}[-/.月]\d{1,2}")
FOOTER = re.compile(
    r"copyright|©|\(c\)\d{4}|著作権|機密|confidential|社外秘|以上$|※|[*]\d|注[):]"
    r"|レポート(?:名|作成|生成|実行)|(?:作成|出力|生成|実行|更新|印刷)(?:者|日|日時|元)?:|generated(?:by|on)|exportedon"
    r"|総?計?レコード(?:数|件数)|totalrecords|recordcount|(?:条件|フィルタ.?|検索条件|期間|filters?):|全?\d+件(?:中.*)?$|page\d|\d+/\d+(?:ページ|頁)"
)
SECTION = re.compile(r"[■●◆◇□▼▽【《].*|.*\(\d+(?:件|レコード|records?)\)")
FOOTER_CELLS = 2  # a text, or a text and its value


class RowNamer:
    """Says of each row below a header whether it is anything else than a deal."""

    def __init__(self, header_rows: Collection[Row]) -> None:
        self._headers = [_written(row) for row in header_rows]
        self._width = max(sum(map(is_filled, row.cells)) for row in header_rows)

    def kind(self, row: Row) -> RowKind | None:
        """Return what a row is, or None for a deal."""
        filled = [cell for cell in row.cells if is_filled(cell)]
        if not filled:
            return RowKind.BLANK
        texts = [cell for cell in filled if isinstance(cell, str)]
        if not texts:
            return None
        if len(texts) == len(filled) and _written(row) in self._headers:
            return RowKind.HEADER
        if _is_sum(filled, texts):
            return RowKind.TOTAL
        return RowKind.TITLE if self._is_remark(filled, folded(texts[0])) else None

    def _is_remark(self, filled: list[Cell], text: str) -> bool:
        """Whether a row of one or two cells is a footer or a section title; a narrow table has deals of that width."""
        if self._width <= FOOTER_CELLS or len(filled) > FOOTER_CELLS:
            return False
        return FOOTER.match(text) is not None or (len(filled) == 1 and SECTION.fullmatch(text) is not None)


def _written(row: Row) -> tuple[str, ...]:
    words = ["" if cell is None else str(cell).strip() for cell in row.cells]
    while words and not words[-1]:
        words.pop()
    return tuple(words)


def _is_sum(filled: list[Cell], texts: list[str]) -> bool:
    """Whether one of the first two texts says "sum" and nothing else in the row makes it a deal."""
    place = next((place for place, text in enumerate(texts[:2]) if _says_sum(text, is_first=place == 0)), None)
    if place is None:
        return False
    words = [text for index, text in enumerate(texts) if index != place and not looks_like_value(text)]
    has_day = any(
        not isinstance(cell, str | int | float) or (isinstance(cell, str) and DAY.match(cell)) for cell in filled
    )
    return len(words) <= 1 + place and not has_day and not any(map(COMPANY.search, words))


def _says_sum(text: str, *, is_first: bool) -> bool:
    label = folded(text).strip(AROUND_LABEL)
    return BARE_SUM.fullmatch(label) is not None or (is_first and SUM_OF.fullmatch(label) is not None)
