from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atoippo.tables.vocabulary.stages import closing_chance, looks_like_chance, reach_of, reach_of_chance
from atoippo.values.reach import Reach

STAGES = {
    Reach.HEARD: "お話を聞けた|初回訪問|1 初回・接触|アポイント設定済み|開拓|選別|商談前|見込み|引合|Prospecting|Qualification|Appointment Scheduled",
    Reach.SHARED: "課題を共有|ヒアリング|2 要件・ヒアリング|要件確認|要求分析|デモ実施|提案準備中|見積作成中|購入見込みあり|Discovery|Needs Analysis|Qualified To Buy",
    Reach.PROPOSED: "提案・見積|提案|3.提案中|見積提出|見積り|4 提案・見積|価値訴求|Proposal/Price Quote|Value Proposition|失注（提案後）|見積後失注",
    Reach.COMPARED: "比較の最終|検討|交渉|最終|価格交渉中|3 評価・検証・トライアル|コンペ|Negotiation/Review|Evaluation",
    Reach.DECIDED: "社内決裁|稟議中|決裁待ち|5 最終・契約・稟議|最終交渉|意思決定者の賛同|Decision Maker Bought-In|Legal",
    Reach.PROMISED: "内示|口頭内示|契約書送付済み|発注待ち|受注予定|Contract Sent|Verbal Commit",
}


@pytest.mark.parametrize(("word", "reach"), [(w, reach) for reach, words in STAGES.items() for w in words.split("|")])
def test_reach_of_puts_stages_on_the_buyers_way(word, reach):
    assert reach_of(word) is reach


@pytest.mark.parametrize("word", ["", "失注", "受注", "商談中", "フェーズ3", "なぞ", "提案" * 30])
def test_reach_of_does_not_guess(word):
    assert reach_of(word) is None


@given(st.text(max_size=60))
def test_reach_of_takes_any_text(text):
    assert reach_of(text) in {*Reach, None}


@pytest.mark.parametrize(
    ("chance", "reach"),
    [
        ("A", Reach.DECIDED), ("Bランク", Reach.PROPOSED), ("S", Reach.PROMISED), ("低", Reach.SHARED), ("80%", Reach.DECIDED),
        ("０．６", Reach.COMPARED), ("50", Reach.PROPOSED), ("10%", Reach.HEARD), ("0%", None), ("100%", None), ("？", None),
    ],
)  # fmt: skip
def test_reach_of_chance_reads_ranks_and_percentages(chance, reach):
    assert reach_of_chance(chance) is reach


def test_closing_chance_knows_all_and_nothing():
    assert [closing_chance(text) for text in ("100%", "０％", "50%", "A")] == [True, False, None, None]


def test_looks_like_chance_knows_ranks_and_shares():
    assert [looks_like_chance(text) for text in ("A", "80%", "0.5", "提案")] == [True, True, True, False]
