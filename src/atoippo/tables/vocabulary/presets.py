"""Known exports (Salesforce, HubSpot, kintone, Mazrica): tell-tale headers, and what each header means there."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from atoippo.tables.rows import Field
from atoippo.tables.vocabulary.clues import Clue, Meaning
from atoippo.tables.vocabulary.headers import bare_key_of, key_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

CONFIDENCE = 0.98


@dataclass(frozen=True, slots=True)
class Preset:
    """One system's export: every group of `tell_tale` must be met by one of its headers; `meanings` by header key."""

    name: str
    tell_tale: tuple[frozenset[str], ...]
    meanings: Mapping[str, Meaning]

    def fits(self, keys: Collection[str]) -> bool:
        """Whether the headers of a sheet are those of this export."""
        return all(not group.isdisjoint(keys) for group in self.tell_tale)

    def meaning_of(self, header: str) -> Meaning | None:
        """Return what a header means in this export; what stands in its brackets may be the team's own."""
        return self.meanings.get(key_of(header)) or self.meanings.get(bare_key_of(header))


def _preset(name: str, tell_tale: str, meanings: Mapping[Meaning, str]) -> Preset:
    groups = tuple(frozenset(key_of(word) for word in group.split("|")) for group in tell_tale.split(" & "))
    by_key = {key_of(word): meaning for meaning, words in meanings.items() for word in words.split("|")}
    return Preset(name, groups, MappingProxyType(by_key))


PRESETS = (
    _preset(
        "Salesforce（日本語）",
        "商談名 & フェーズ & 完了予定日|商談 所有者 & 取引先名|商談 所有者|商談 ID|受注/失注理由詳細|失注理由",
        {
            Field.DEAL_ID: "商談 ID|商談ID|商談 番号",
            Field.DEAL: "商談名",
            Field.COMPANY: "取引先名|取引先 名: 取引先名|取引先名: 取引先名",
            Field.CONTACT: "取引先責任者|取引先責任者: 氏名|主取引先責任者",
            Field.MEMBER: "商談 所有者|商談所有者|商談 所有者: 氏名|所有者",
            Field.TEAM: "商談 所有者: 部署|所有者のロール|所有者ロール",
            Field.PRODUCT: "商品名|商品: 商品名|提案製品",
            Field.INDUSTRY: "業種",
            Field.REGION: "都道府県(請求先)|請求先 都道府県|都道府県",
            Field.SOURCE: "リードソース|主リードソース",
            Field.STAGE: "フェーズ",
            Field.AMOUNT: "金額",
            Field.OPENED_ON: "作成日",
            Field.CLOSED_ON: "完了予定日",
            Field.REASON: "失注理由",
            Field.COMPETITOR: "メイン競合|主な競合|競合",
            Field.NOTE: "説明",
            Clue.LOSS_DETAIL: "受注/失注理由詳細|失注理由詳細|失注詳細",
            Clue.CURRENCY: "商談 通貨|通貨",
            Clue.NOTHING: "次のステップ|最終更新日|最終活動日|売上予測分類|種別|確度(%)",
        },
    ),
    _preset(
        "Salesforce (English)",
        "Opportunity Name|StageName|Opportunity ID & Stage|StageName & Close Date|CloseDate",
        {
            Field.DEAL_ID: "Opportunity ID|Opportunity Id|Id",
            Field.DEAL: "Opportunity Name|Name",
            Field.COMPANY: "Account Name|Account.Name",
            Field.CONTACT: "Primary Contact|Contact Name",
            Field.MEMBER: "Opportunity Owner|Owner.Name|Owner Name|Opportunity Owner Alias",
            Field.TEAM: "Owner Role",
            Field.PRODUCT: "Product Name",
            Field.INDUSTRY: "Industry|Account.Industry",
            Field.REGION: "Billing State/Province|BillingState",
            Field.SOURCE: "Lead Source|LeadSource",
            Field.STAGE: "Stage|StageName",
            Field.AMOUNT: "Amount",
            Field.OPENED_ON: "Created Date|CreatedDate",
            Field.CLOSED_ON: "Close Date|CloseDate",
            Field.REASON: "Loss Reason|Closed Lost Reason|Reason Lost|Loss_Reason__c|Lost Reason",
            Field.COMPETITOR: "Main Competitor(s)|Primary Competitor|Competitor|MainCompetitors__c",
            Field.NOTE: "Description",
            Clue.WON_FLAG: "IsWon|Won",
            Clue.CURRENCY: "Currency|CurrencyIsoCode|Amount Currency",
            Clue.NOTHING: "Next Step|NextStep|Last Modified Date|LastModifiedDate|Probability (%)|Probability|Type|Forecast Category|IsClosed|AccountId|OwnerId|Age",
        },
    ),
    _preset(
        "HubSpot（日本語）",
        "取引名 & 取引ステージ|取引ステージ名",
        {
            Field.DEAL_ID: "レコードID|取引ID",
            Field.DEAL: "取引名",
            Field.COMPANY: "関連する会社|関連会社|関連付けられた会社|Associated Company|会社名",
            Field.CONTACT: "関連するコンタクト|関連付けられたコンタクト|Associated Contact",
            Field.MEMBER: "取引担当者|取引の担当者",
            Field.TEAM: "HubSpotチーム",
            Field.SOURCE: "オリジナルソース|オリジナルソースタイプ|元のトラフィックソース",
            Field.STAGE: "取引ステージ|取引ステージ名",
            Field.AMOUNT: "金額|取引価格|取引金額",
            Field.OPENED_ON: "作成日",
            Field.CLOSED_ON: "クローズ日",
            Field.REASON: "失注理由|クローズ済み不成立の理由|不成立理由",
            Field.NOTE: "取引の説明|説明",
            Field.OUTCOME: "取引状況",
            Clue.WON_FLAG: "成立|クローズ済み成立",
            Clue.NOTHING: "パイプライン|取引パイプライン|最終更新日|最終アクティビティー日|成約理由|会社通貨での金額",
        },
    ),
    _preset(
        "HubSpot (English)",
        "Deal Name & Deal Stage & Deal owner|Pipeline|Record ID|Create Date|Closed Lost Reason",
        {
            Field.DEAL_ID: "Record ID|Deal ID",
            Field.DEAL: "Deal Name",
            Field.COMPANY: "Associated Company|Associated Company (Primary)|Company name",
            Field.CONTACT: "Associated Contact|Associated Contacts",
            Field.MEMBER: "Deal owner",
            Field.TEAM: "HubSpot Team",
            Field.SOURCE: "Original Source|Original Source Type|Original Traffic Source",
            Field.STAGE: "Deal Stage",
            Field.AMOUNT: "Amount",
            Field.OPENED_ON: "Create Date",
            Field.CLOSED_ON: "Close Date",
            Field.REASON: "Closed Lost Reason",
            Field.NOTE: "Deal Description",
            Clue.WON_FLAG: "Is Closed Won|Is closed won",
            Clue.LOST_FLAG: "Is Closed Lost|Is closed lost",
            Clue.CURRENCY: "Currency",
            Clue.NOTHING: "Pipeline|Closed Won Reason|Last Modified Date|Last Activity Date|Amount in company currency|Next Step|Deal probability",
        },
    ),
    _preset(
        "kintone（案件管理）",
        "レコード番号|確度 & 会社名|顧客名 & 見込み時期|受注予定日|先方担当者名|商談担当者 & 確度|作成日時|小計|合計費用",
        {
            Field.DEAL_ID: "レコード番号",
            Field.DEAL: "案件名",
            Field.COMPANY: "会社名|顧客名",
            Field.CONTACT: "先方担当者名|先方担当者|担当者名",
            Field.MEMBER: "商談担当者|営業担当者|自社担当者",
            Field.PRODUCT: "製品名|提案プラン|商品名",
            Field.INDUSTRY: "業種",
            Field.SOURCE: "流入経路",
            Field.AMOUNT: "小計|合計費用|見積金額|合計金額",
            Field.OPENED_ON: "初回商談日|作成日時",
            Field.CLOSED_ON: "見込み時期|受注予定日|完了日",
            Field.REASON: "失注理由",
            Field.NOTE: "詳細|備考|商談内容",
            Clue.CHANCE: "確度",
            Clue.NOTHING: "部署名|TEL|FAX|メールアドレス|単価|ユーザー数|作成者|更新者|更新日時|資料|Next Action日|最終状況更新|粗利",
        },
    ),
    _preset(
        "Mazrica（Senses）",
        "案件名 & フェーズ & 契約金額|案件タイプ|取引先ID & 取引先名|取引先ID",
        {
            Field.DEAL_ID: "案件ID",
            Field.DEAL: "案件名",
            Field.COMPANY: "取引先名",
            Field.CONTACT: "コンタクト|コンタクト名|先方担当者",
            Field.MEMBER: "担当者|案件担当者|主担当者",
            Field.TEAM: "チーム|担当部署",
            Field.PRODUCT: "商品|商品名",
            Field.SOURCE: "流入経路|リードソース",
            Field.STAGE: "フェーズ",
            Field.AMOUNT: "契約金額",
            Field.OPENED_ON: "作成日|案件作成日",
            Field.CLOSED_ON: "契約日|契約予定日|完了日",
            Field.REASON: "失注理由",
            Field.NOTE: "メモ|備考|失注詳細",
            Field.COMPETITOR: "競合",
            Clue.NOTHING: "案件タイプ|取引先ID|次回アクション|最終更新日",
        },
    ),
)


def preset_for(headers: Collection[str]) -> Preset | None:
    """Return the export whose headers these are, the one that knows most of them; None for a table of one's own."""
    keys = {key for header in headers for key in (key_of(header), bare_key_of(header))}
    fitting = [preset for preset in PRESETS if preset.fits(keys)]
    return max(fitting, key=lambda preset: len(keys & preset.meanings.keys()), default=None)
