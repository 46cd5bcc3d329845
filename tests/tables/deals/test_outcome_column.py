from __future__ import annotations

import pytest

from atoippo.tables.deals.outcome_column import outcome_in_titles
from atoippo.tables.rows import FileRefused
from atoippo.values.outcome import Outcome
from tables.small_tables import notices, read, values

WON, LOST, OPEN = Outcome.WON, Outcome.LOST, Outcome.OPEN


def outcomes(text: str, **how) -> list[object]:
    return [outcome for (outcome,) in values(read(text, **how), "outcome")]


def test_outcomes_come_from_the_outcome_column_first():
    assert outcomes("会社名,結果,フェーズ\nA,受注,失注\nB,×,提案\nC,△,受注") == [WON, LOST, OPEN]


def test_outcomes_of_blank_cells_come_from_the_stage():
    reading = read("会社名,結果,フェーズ\nA,,失注\nB,,提案\nC,,\nD,受注,受注")

    assert values(reading, "outcome") == [(LOST,), (OPEN,), (OPEN,), (WON,)]
    assert list(notices(reading)) == [
        "受注・失注は「フェーズ」の列から読みました。",
        "「結果」が空の1件は、進行中としました。",
    ]


def test_outcomes_come_from_days_where_nothing_else_tells():
    reading = read("会社名,受注日,失注日\nA,2024/1/6,\nB,,2024/2/7\nC,,\nD,2024/1/1,2024/3/1\nE,2024/3/1,2024/1/1")

    assert values(reading, "outcome") == [(WON,), (LOST,), (OPEN,), (LOST,), (WON,)]
    assert list(notices(reading)) == ["受注・失注は「受注日・失注日」に日付があるかどうかで読みました。"]


@pytest.mark.parametrize("lost_on", ["2024/1/6", "春頃"])
def test_outcomes_set_aside_a_deal_won_and_lost_on_days_that_do_not_tell(lost_on):
    reading = read(f"会社名,受注日,失注日\nA,2024/1/6,{lost_on}\nB,2024/1/6,\nC,,2024/2/6\nD,,2024/2/6")

    assert [(row.column, row.value, str(row.advice)) for row in reading.set_aside] == [
        ("失注日", lost_on, "「受注日」と「失注日」のどちらが後か分かりません。結果でないほうの日付を消してください。")
    ]


def test_outcomes_come_from_one_column_of_days():
    assert outcomes("会社名,失注日\nA,2024/1/6\nB,") == [LOST, OPEN]


def test_outcomes_come_from_ticks():
    reading = read("会社名,受注フラグ,失注フラグ\nA,1,0\nB,0,1\nC,0,0\nD,1,1")

    assert values(reading, "outcome") == [(WON,), (LOST,), (OPEN,), (OPEN,)]
    assert list(notices(reading)) == ["受注・失注は「受注フラグ・失注フラグ」の印で読みました。"]


def test_outcomes_come_from_one_column_of_ticks():
    assert outcomes("会社名,失注フラグ\nA,○\nB,") == [LOST, OPEN]


@pytest.mark.parametrize("header", ["失注時フェーズ", "失注理由"])
def test_outcomes_are_lost_where_only_losses_have_an_entry(header):
    reading = read(f"会社名,{header}\nA,提案\nB,\nC,提案")

    assert values(reading, "outcome") == [(LOST,), (OPEN,), (LOST,)]
    assert f"「{header}」のある商談を失注としました。" in notices(reading)


def test_outcomes_are_not_lost_for_a_reason_that_won_deals_have_too():
    assert outcomes("会社名,受注/失注理由\nA,価格\nB,") == [OPEN, OPEN]


def test_outcomes_come_from_chances_at_their_ends_where_nothing_else_tells():
    reading = read("会社名,確度(%)\nA,100%\nB,0%\nC,50%")

    assert values(reading, "outcome") == [(WON,), (LOST,), (OPEN,)]
    assert "「確度(%)」が100%の商談を受注、0%の商談を失注としました。" in notices(reading)


def test_outcomes_do_not_come_from_chances_in_between():
    assert outcomes("会社名,確度\nA,A\nB,B\nC,B") == [OPEN, OPEN, OPEN]


def test_outcomes_come_from_the_title_last():
    reading = read("失注案件一覧\n\n会社名,案件名,金額\nA社,a,1\nB社,b,2")

    assert values(reading, "outcome") == [(LOST,), (LOST,)]
    assert list(notices(reading)) == [
        "結果の列がないため、表題・シート名・ファイル名にある受注・失注のとおりに読みました。"
    ]


def test_outcomes_come_from_the_name_of_the_file():
    assert outcomes("会社名,案件名,金額\nA社,a,1", name="lost_deals.csv") == [LOST]


def test_outcomes_set_aside_words_that_are_not_known():
    reading = read("会社名,結果\nA,失注\nB,なぞ")

    assert [(row.place.line, row.column, row.value, row.cells) for row in reading.set_aside] == [
        (3, "結果", "なぞ", ("B", "なぞ"))
    ]
    assert str(reading.set_aside[0].advice).startswith(
        "「なぞ」が受注・失注・進行中のどれか分かりません。受注は「受注」「成約」「獲得」「○」「Won」、"
    )


def test_outcomes_need_something_that_tells_them():
    with pytest.raises(FileRefused):
        read("会社名,案件名,金額\nA社,a,1")


@pytest.mark.parametrize(
    ("titles", "outcome"),
    [
        (["", "失注リスト"], LOST), (["受注"], WON), (["受注案件一覧"], WON), (["Lost deals 2024"], LOST), (["受注・失注一覧"], None),
        (["受注管理表"], None), (["Wonderful"], None), (["見送り", "受注"], LOST),
    ],
)  # fmt: skip
def test_outcome_in_titles_hears_titles_that_name_one_outcome(titles, outcome):
    assert outcome_in_titles(titles) is outcome


def test_a_reason_of_loss_tells_where_ticks_tell_wins_only():
    reading = read("会社名,受注フラグ,失注理由\nA社,1,\nB社,0,価格\nC社,0,")

    assert values(reading, "outcome") == [("won",), ("lost",), ("open",)]


def test_a_plain_reason_tells_nothing_beside_ticks_of_wins():
    reading = read("会社名,受注フラグ,理由\nA社,1,\nB社,0,価格\nC社,0,")

    assert values(reading, "outcome") == [("won",), ("open",), ("open",)]
