from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atoippo.tables.rows import Field
from atoippo.tables.vocabulary.clues import Clue
from atoippo.tables.vocabulary.headers import (
    bare_key_of,
    is_header_word,
    is_unnamed,
    key_of,
    meanings_of,
    tells_wins_too,
)

MEANINGS = {
    Field.DEAL_ID: "商談 ID|案件No.|案件番号|管理番号|レコード番号|Opportunity ID|deal_id|Record ID",
    Field.DEAL: "商談名|案件名|件名|取引名|Opportunity Name|Deal Name|Topic",
    Field.COMPANY: "取引先名|会社名|お客様名|顧客企業名|得意先|【必須】会社名|Account Name|Potential Customer",
    Field.CORPORATE_NUMBER: "法人番号|取引先法人番号|会社法人等番号|法人番号（13桁）|インボイス登録番号|Corporate Number|Company Corporate No.|Houjin Bangou",
    Field.CONTACT: "先方担当者名|取引先責任者|担当者（先方）|ご担当者様|Primary Contact",
    Field.MEMBER: "商談 所有者|営業担当者|担当|担当（営業）|取引担当者|Deal owner|sales_agent",
    Field.TEAM: "チーム|営業部署|担当課|商談 所有者: 部署|Team",
    Field.PRODUCT: "製品名|提案プラン|商品カテゴリ|Product Line",
    Field.INDUSTRY: "業種|業界|顧客業種|Industry|vertical",
    Field.REGION: "地域|エリア|都道府県|Region|Sales Territory",
    Field.SOURCE: "リードソース|流入経路|問い合わせ経路|きっかけ|Lead Source",
    Field.STAGE: "フェーズ|商談ステージ|進捗状況|案件進捗|Stage|deal_stage",
    Field.OUTCOME: "結果|受注/失注|商談結果|勝敗|Won/Lost|Outcome",
    Field.AMOUNT: "金額|案件金額（円）|見込金額|受注見込額|想定売上（税抜）|金額千円|Amount|Est. Revenue|deal_value_usd",
    Field.OPENED_ON: "作成日|引合日|初回商談日|【初回商談】日付|登録日付|Created Date|engage_date",
    Field.CLOSED_ON: "完了予定日|クローズ日|決着日|結果日|受注予定日|見込み時期|Close Date|Date Closed",
    Field.REASON: "失注理由|敗因|失注種別|見送り理由|お断り理由|失注理由（大分類）|Loss Reason|Closed Lost Reason",
    Field.NOTE: "備考|メモ|コメント欄|商談メモ|Notes|Description",
    Field.COMPETITOR: "競合|メイン競合|競合他社名|他決先|Competitor|Lost To",
    Clue.WON_ON: "受注日|成約日|Won Date",
    Clue.LOST_ON: "失注日|失注確定日|Lost Date",
    Clue.WON_FLAG: "受注フラグ|IsWon",
    Clue.LOST_FLAG: "失注フラグ|Is Closed Lost",
    Clue.CHANCE: "確度|受注確度（%）|見込ランク|Probability (%)",
    Clue.STAGE_WHEN_LOST: "失注時フェーズ|失注した段階|Stage When Lost",
    Clue.QUOTED: "見積提出日|見積書番号|Quote Date",
    Clue.LOSS_DETAIL: "受注/失注理由詳細|失注コメント|お客様の声|Loss Notes",
    Clue.CURRENCY: "商談 通貨|Currency",
    Clue.NOTHING: "次回アクション日|更新日時|メールアドレス|取引先ID|粗利|受注理由|従業員数|消費税|Last Modified Date|Stage Age",
}


@pytest.mark.parametrize(
    ("header", "meaning"), [(h, meaning) for meaning, headers in MEANINGS.items() for h in headers.split("|")]
)
def test_meanings_of_knows_the_headers_of_japanese_and_english_exports(header, meaning):
    found = meanings_of(header)

    assert max(found, key=found.__getitem__) == meaning


@pytest.mark.parametrize("header", ["", "  ", "色", "天気", "あ" * 61, "受注日" * 30])
def test_meanings_of_says_nothing_about_other_words(header):
    assert meanings_of(header) == {}


def test_meanings_of_trusts_a_counted_header_a_little_less():
    assert meanings_of("備考2")[Field.NOTE] < meanings_of("備考")[Field.NOTE]


def test_meanings_of_reads_the_part_below_a_group():
    assert set(meanings_of("商談／金額")) == {Field.AMOUNT}


def test_meanings_of_leaves_out_where_a_column_comes_from():
    assert Field.PRODUCT in meanings_of("提案製品-大区分_商談")


@given(st.text(max_size=80))
def test_meanings_of_takes_any_text(header):
    assert all(0 < sure < 1 for sure in meanings_of(header).values())


def test_key_of_leaves_letters_and_figures_alone():
    assert key_of("【必須】 受注/失注 理由_詳細 #1") == "受注失注理由詳細no1"


def test_bare_key_of_leaves_brackets_out():
    assert bare_key_of("案件名（管理番号：A1）") == "案件名"


def test_is_header_word_knows_headers_from_values():
    assert [is_header_word(text) for text in ("金額（千円）", "状況", "失注", "株式会社さくら", "金額" * 40)] == [
        True, True, False, False, False,
    ]  # fmt: skip


def test_tells_wins_too_knows_reasons_of_both_kinds():
    assert [tells_wins_too(text) for text in ("受注/失注理由", "勝敗要因", "失注理由")] == [True, True, False]


def test_is_unnamed_knows_columns_that_the_layout_named():
    assert [is_unnamed(name) for name in ("列C", "", "金額")] == [True, True, False]
