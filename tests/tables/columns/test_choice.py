from __future__ import annotations

import pytest

from atoippo.tables.rows import Field, FileRefused
from atoippo.tables.vocabulary.clues import Clue
from tables.small_tables import chosen, columns_of


def test_choose_columns_finds_an_office_list_by_its_words():
    found = columns_of("""
        No.,お客様名,件名,担当,金額（千円）,開始日,結果日,受注/失注,敗因,備考
        1,㈱さくら,更新,山田,3190,R5.8.30,R6.3.4,×,高い,
        2,みなと商会,新規,佐藤,1200,R5.9.1,,△,,
        """)

    assert {field.value: (c.column, c.how) for field, c in found.choices.items()} == {
        "deal": ("件名", "header"), "company": ("お客様名", "header"), "member": ("担当", "header"),
        "outcome": ("受注/失注", "header"), "amount": ("金額（千円）", "header"), "opened_on": ("開始日", "header"),
        "closed_on": ("結果日", "header"), "reason": ("敗因", "header"), "note": ("備考", "header"),
    }  # fmt: skip
    assert (found.unused, found.counters, found.preset, found.notices) == (("No.",), frozenset({0}), None, ())


def test_choose_columns_uses_a_preset_where_its_headers_stand():
    found = columns_of("""
        商談 所有者,取引先名,商談名,フェーズ,金額,完了予定日
        山田,㈱さくら,更新,失注,"￥1,000",2024/1/6
        """)

    assert (found.preset, {c.how for c in found.choices.values()}) == ("Salesforce（日本語）", {"preset"})


def test_choose_columns_lets_values_speak_where_headers_do_not():
    assert chosen("""
        あ,い,う,え,お
        株式会社さくら,失注,300万円,価格,もう少し早くご連絡をいただければ検討できたとのこと
        合同会社みなと,受注,120万円,,導入の時期について社内で相談してからまたご連絡とのこと
        有限会社あさひ,失注,80万円,競合,今回は別の会社さんにお願いすることになりましたとのこと
        株式会社みどり,商談中,50万円,価格,来期の予算が決まりましたらこちらからご連絡しますとのこと
        """) == {"company": "あ", "outcome": "い", "amount": "う", "note": "お"}


def test_choose_columns_finds_stages_and_reasons_by_their_values():
    rows = "\n".join(
        f"{stage},{reason}" for stage in ("提案", "見積", "失注", "受注", "検討") for reason in ("価格", "競合", "時期")
    )

    assert chosen(f"あ,い\n{rows}") == {"stage": "あ", "reason": "い"}


def test_choose_columns_takes_days_without_a_header():
    assert chosen("会社名,結果,列C\nA社,失注,2024/1/6\nB社,受注,2024/2/7\nC社,失注,2024/3/8")["closed_on"] == "列C"


def test_choose_columns_asks_the_values_whether_a_status_is_an_outcome_or_a_stage():
    outcomes = chosen("会社名,ステータス\nA社,受注\nB社,失注\nC社,進行中")
    stages = chosen("会社名,ステータス\nA社,提案\nB社,見積提出\nC社,ヒアリング\nD社,失注")

    assert (outcomes["outcome"], stages["stage"]) == ("ステータス", "ステータス")


def test_choose_columns_takes_an_outcome_column_with_some_unknown_words():
    assert chosen("会社名,結果\nA社,受注\nB社,なぞ\nC社,ふしぎ\nD社,失注")["outcome"] == "結果"


def test_choose_columns_does_not_take_days_for_amounts_or_stages():
    found = chosen("会社名,金額,フェーズ,結果\nA社,2024/1/6,2024/1/6,失注\nB社,2024/1/7,2024/1/7,受注")

    assert found == {"company": "会社名", "outcome": "結果"}


@pytest.mark.parametrize("status", ["有効", "Active"])
def test_choose_columns_does_not_take_any_status_for_an_outcome(status):
    assert chosen(f"会社名,ステータス\nA社,{status}\nB社,無効\nC社,{status}") == {"company": "会社名"}


def test_choose_columns_lets_values_refute_a_header():
    assert chosen(
        "会社名,担当,金額,作成日,競合\nA社,2024/1/1,春頃,社内,あり\nB社,2024/1/2,夏頃,社外,なし\nC社,2024/1/3,秋頃,社内,あり"
    ) == {"company": "会社名"}


def test_choose_columns_asks_the_neighbours_whose_person_in_charge_it_is():
    beside_mail = chosen("顧客名,担当者名,メール,結果\nA社,田中,a@x.jp,失注\nB社,鈴木,b@x.jp,受注")
    beside_ours = chosen("顧客名,担当者名,商談担当者,結果\nA社,田中,山田,失注\nB社,鈴木,山田,受注")

    assert (beside_mail["contact"], beside_ours["contact"], beside_ours["member"]) == (
        "担当者名",
        "担当者名",
        "商談担当者",
    )


def test_choose_columns_takes_few_names_for_ours_and_many_for_theirs():
    few = "\n".join(f"{n}社,{name},失注" for n, name in enumerate(["山田", "佐藤"] * 10))
    many = "\n".join(f"{n}社,担当{n}さん,失注" for n in range(20))

    assert chosen(f"会社名,担当者名,結果\n{few}")["member"] == "担当者名"
    assert chosen(f"会社名,担当者名,結果\n{many}")["contact"] == "担当者名"


def test_choose_columns_parts_the_picklist_from_the_sentences():
    found = columns_of("""
        商談名,失注種別,失注理由,受注/失注理由詳細,備考,フェーズ
        a,価格,もう少し安ければという話でした,社長が最後に反対,メモ,失注
        b,競合,他社さんのほうが合っていたとのこと,,メモ,失注
        """)

    assert {f.value: c.column for f, c in found.choices.items() if f in {Field.REASON, Field.NOTE}} == {
        "reason": "失注種別",
        "note": "受注/失注理由詳細",
    }
    assert found.clues[Clue.LOSS_DETAIL] == (2, 3)
    assert found.unused == ("備考",)


def test_choose_columns_takes_details_that_are_called_a_reason_for_details():
    found = columns_of("""
        商談名,失注理由,失注理由_詳細,結果
        a,価格,もう少し安ければという話でした,失注
        b,競合,他社さんのほうが合っていたとのこと,失注
        """)

    assert (found.choices[Field.NOTE].column, found.clues[Clue.LOSS_DETAIL]) == ("失注理由_詳細", (2,))


def test_choose_columns_leaves_sentences_the_reason_where_the_picklist_is_empty():
    found = chosen(
        "商談名,失注種別,失注理由,結果\na,,もう少し安ければという話でした,失注\nb,,他社さんに決まったとのこと,失注"
    )

    assert (found["reason"], "note" in found) == ("失注理由", False)


def test_choose_columns_keeps_an_empty_second_reason_as_a_reason():
    found = columns_of("商談名,失注理由,敗因,結果\na,価格,,失注\nb,競合,,失注")

    assert found.choices[Field.REASON].column == "失注理由"


def test_choose_columns_prefers_the_amount_that_is_filled():
    assert (
        chosen("会社名,受注金額,見積金額,結果\nA,100,100,受注\nB,,200,失注\nC,,300,失注\nD,,300,失注")["amount"]
        == "見積金額"
    )


def test_choose_columns_takes_ids_that_come_twice_only_under_a_sure_header():
    rows = "A社,1,失注\nA社,1,失注\nA社,1,失注"

    assert "deal_id" not in chosen(f"会社名,番号,結果\n{rows}")
    assert chosen(f"会社名,商談ID,結果\n{rows}")["deal_id"] == "商談ID"


def test_choose_columns_does_not_take_a_few_words_for_companies():
    rows = "\n".join(f"{n},{word},Won" for n, word in enumerate(["Current", "New"] * 30))

    assert "company" not in chosen(f"deal id,Client,Status\n{rows}")


def test_choose_columns_finds_days_under_a_header_of_ticks():
    found = columns_of("会社名,受注,失注\nA社,2024/1/6,\nB社,,2024/2/7\nC社,,2024/2/8")

    assert (found.clue(Clue.WON_ON), found.clue(Clue.LOST_ON), found.clue(Clue.WON_FLAG)) == (1, 2, None)


def test_choose_columns_does_what_the_person_says():
    found = columns_of("件名,得意先,いろいろ,結果\na,A社,高い,失注", いろいろ=Field.REASON, 得意先=Field.DEAL)

    assert {f.value: (c.column, c.confidence, c.how) for f, c in found.choices.items()} == {
        "deal": ("得意先", 1.0, "option"),
        "outcome": ("結果", 0.95, "header"),
        "reason": ("いろいろ", 1.0, "option"),
    }


def test_choose_columns_refuses_two_columns_for_one_field():
    with pytest.raises(FileRefused) as refused:
        columns_of("備考,メモ,結果\na,b,失注", 備考=Field.NOTE, メモ=Field.NOTE)

    assert str(refused.value) == (
        "--map で「備考」と「メモ」の両方が備考・お客様の言葉（note）に指定されています。どちらか一つにしてください。"
    )


def test_choose_columns_names_twins_and_near_misses():
    found = columns_of("会社名,金額,金額 (2),担当,営業担当者,結果\nA社,1,2,山田,佐藤,失注\nB社,2,3,山田,鈴木,受注")

    assert [str(notice) for notice in found.notices] == [
        "「金額」という名前の列が2つあります。",
        "「金額 (2)」も金額のようですが、「金額」を使いました。替えるときは --map 金額 (2)=amount を付けてください。",
        "「担当」も営業担当のようですが、「営業担当者」を使いました。替えるときは --map 担当=member を付けてください。",
    ]


@pytest.mark.parametrize(
    ("text", "tells", "names"),
    [
        ("会社名,結果\nA社,失注", True, True),
        ("会社名,失注日\nA社,2024/1/6", True, True),
        ("会社名,業種\nA社,製造", False, True),
        ("本文,分類\nあああ,価格\nいいい,価格\nううう,価格\nえええ,競合\nおおお,競合\nかかか,競合", False, False),
        ("本文,結果\nあああ,失注", True, False),
    ],
)
def test_columns_know_whether_they_tell_outcomes_and_name_deals(text, tells, names):
    found = columns_of(text)

    assert (found.tell_outcomes, found.name_deals) == (tells, names)


def test_bare_numbers_are_money_under_a_header_that_names_a_unit():
    found = chosen(
        "どこの会社,いくら(万円),どうなった\nA社,120,受注\nB社,35,失注\nC社,20,失注\nD社,50,商談中",
        どこの会社=Field.COMPANY,
    )

    assert found["amount"] == "いくら(万円)"


def test_round_bare_numbers_are_money_under_an_unknown_header():
    found = chosen("会社名,ほにゃらら,結果\nA社,120000,受注\nB社,350000,失注\nC社,20000,失注\nD社,51000,商談中")

    assert found["amount"] == "ほにゃらら"


def test_a_chance_that_ends_in_won_and_lost_is_the_stage():
    found = chosen("会社名,案件名,確度\nA社,a,A\nB社,b,受注\nC社,c,失注\nD社,d,B")

    assert found["stage"] == "確度"


def test_days_without_a_year_are_named():
    columns = columns_of("会社名,決定日,結果\nA社,4月1日,受注\nB社,5月2日,失注\nC社,6月3日,失注")

    assert "".join(map(str, columns.notices)) == (
        "「決定日」は日付の列のようですが、値（例：4月1日）が年のある日付として読めないため、使いませんでした。"
        "「2024/4/1」のように書きなおすと使えます。"
    )


def test_choose_columns_leaves_out_what_the_person_has_no_use_for():
    found = chosen("会社名,件名,備考,結果\nA社,更新,高い,失注\n", 備考=None)

    assert found == {"company": "会社名", "deal": "件名", "outcome": "結果"}
