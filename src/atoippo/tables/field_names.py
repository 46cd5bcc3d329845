"""The fields of a deal in the words that people read."""

from __future__ import annotations

from types import MappingProxyType

from atoippo.tables.rows import Field
from atoippo.values.message import msg

FIELD_NAMES = MappingProxyType(
    {
        Field.DEAL_ID: msg("商談の番号"),
        Field.DEAL: msg("商談名"),
        Field.COMPANY: msg("会社名"),
        Field.CORPORATE_NUMBER: msg("法人番号"),
        Field.CONTACT: msg("先方の担当者"),
        Field.MEMBER: msg("営業担当"),
        Field.TEAM: msg("チーム"),
        Field.PRODUCT: msg("商品"),
        Field.INDUSTRY: msg("業種"),
        Field.REGION: msg("地域"),
        Field.SOURCE: msg("流入経路"),
        Field.STAGE: msg("フェーズ"),
        Field.OUTCOME: msg("結果"),
        Field.AMOUNT: msg("金額"),
        Field.OPENED_ON: msg("始まった日"),
        Field.CLOSED_ON: msg("決着した日"),
        Field.REASON: msg("失注理由"),
        Field.NOTE: msg("備考・お客様の言葉"),
        Field.COMPETITOR: msg("競合"),
    }
)
