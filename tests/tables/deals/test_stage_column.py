from __future__ import annotations

from atoippo.values.reach import Reach
from tables.small_tables import notices, read, values


def test_stages_of_lost_deals_are_where_they_were_lost():
    reading = read("""
        会社名,結果,失注時フェーズ,フェーズ
        A,失注,提案,失注
        B,失注,5.稟議,失注
        C,失注,,失注
        D,受注,,受注
        E,進行中,,ヒアリング
        """)

    assert values(reading, "stage", "reach") == [
        ("提案", Reach.PROPOSED), ("5.稟議", Reach.DECIDED), ("失注", None), ("受注", None), ("ヒアリング", Reach.SHARED),
    ]  # fmt: skip


def test_stages_may_be_told_beside_the_outcome():
    assert values(read("会社名,フェーズ\nA,失注（提案後）\nB,失注（価格）\nC,受注"), "reach") == [
        (Reach.PROPOSED,),
        (None,),
        (None,),
    ]


def test_stages_reach_the_proposal_where_a_quote_was_given():
    reading = read("会社名,見積金額,結果\nA,100,失注\nB,,失注\nC,0,失注\nD,未定,失注\nE,100,受注")

    assert values(reading, "reach") == [(Reach.PROPOSED,), (None,), (None,), (None,), (None,)]
    assert notices(reading) == ["「見積金額」がある商談は、少なくとも「提案・見積」まで進んだものとしました。"]


def test_stages_keep_a_further_step_than_the_quote():
    assert values(read("会社名,フェーズ,見積提出日\nA,稟議中,2024/1/6\nB,失注,2024/1/6"), "reach") == [
        (Reach.DECIDED,),
        (Reach.PROPOSED,),
    ]


def test_stages_are_guessed_from_a_chance_where_there_are_none():
    reading = read("会社名,確度,結果\nA,A,進行中\nB,50%,失注\nC,C,失注")

    assert values(reading, "stage", "reach") == [("A", Reach.DECIDED), ("50%", Reach.PROPOSED), ("C", Reach.SHARED)]
    assert notices(reading) == ["フェーズの列がないため、どこまで進んだかは「確度」から見当をつけました。"]


def test_stages_that_are_not_known_are_named_with_their_counts():
    words = ["なぞ"] * 3 + [f"不思議{letter}" for letter in "アイウエオカキクケ"]
    rows = "\n".join(f"{n},{word}" for n, word in enumerate([*words, "失注", "提案"]))

    reading = read(f"商談名,フェーズ\n{rows}")

    assert values(reading, "outcome", "reach")[0] == ("open", None)
    assert notices(reading)[1] == (
        "「フェーズ」のなぞ（3）、不思議ア（1）、不思議イ（1）、不思議ウ（1）、不思議エ（1）、不思議オ（1）、不思議カ（1）、不思議キ（1）、…は、"
        "どの段階か分かりませんでした。12件を進行中とし、どこまでは空欄にしています。"
        "受注や失注のことでしたら、その言葉に直すか、「結果」の列を足してください。"
    )


def test_stages_that_are_not_known_beside_an_outcome_only_leave_the_reach_blank():
    assert notices(read("会社名,結果,フェーズ\nA,失注,なぞ\nB,失注,提案")) == [
        "「フェーズ」のなぞ（1）は、どの段階か分かりませんでした。1件のどこまでを空欄にしています。"
    ]
