from __future__ import annotations

from tables.small_tables import notices, read, values

HEADER = "会社名,案件名,担当者,結果,備考"


def test_labels_are_one_where_only_width_and_spaces_differ():
    assert (
        values(read("会社名,営業担当,結果\nA社,田中　美咲,失注\nB社, 田中 美咲 ,受注"), "member")
        == [("田中 美咲",)] * 2
    )


def test_words_that_say_nothing_are_left_blank():
    reading = read("会社名,案件名,競合,備考,結果\n㈱A,a,なし,-,失注\n㈱B,b,他社,未定,失注")

    assert values(reading, "competitor", "note") == [(None, None), ("他社", None)]


def test_companies_are_read():
    assert [deal.company.core for deal in read("会社名,結果\n㈱さくら,失注\nみなと(株),受注").deals] == [
        "さくら",
        "みなと",
    ]


def test_notes_hold_what_is_told_about_the_loss_once():
    reading = read("""
        商談名,失注理由,失注理由詳細,お客様の声,備考,結果
        a,価格,予算の上限を超えた,もう少し安ければ,急ぎ,失注
        b,競合,同じ言葉,同じ言葉,,失注
        c,時期,,,急ぎ,失注
        """)

    assert values(reading, "note") == [("予算の上限を超えた\nもう少し安ければ",), ("同じ言葉",), (None,)]


def test_blanks_that_mean_as_above_are_filled():
    reading = read("会社名,案件名,結果\nA社,a1,失注\n,a2,失注\n,a3,受注\nB社,b1,失注\n,b2,失注\n,b3,受注\nC社,c1,失注")

    assert [deal.company.core for deal in reading.deals] == ["A社", "A社", "A社", "B社", "B社", "B社", "C社"]
    assert notices(reading) == ["「会社名」が空の4行は、上の行と同じとしました。"]


def test_blanks_of_other_columns_are_never_filled():
    reading = read(
        "会社名,備考,失注理由,金額,結果\n"
        + "\n".join(
            f"{n}社,{'遅い' * (n % 3 == 0)},{'価格' * (n % 3 == 0)},{100 if n % 3 == 0 else ''},失注" for n in range(30)
        )
    )

    assert values(reading, "note", "reason_words", "amount_yen")[1] == (None, None, None)


def test_set_aside_rows_hold_their_cells_as_they_stand():
    reading = read(
        "会社名,案件名,金額,結果\nA社,a1,1,失注\n,a2,高い,失注\n,a3,2,受注\nB社,b1,3,失注\n,b2,3,失注\nC社,c1,4,失注\n,c2,4,失注"
    )

    assert [row.cells for row in reading.set_aside] == [("", "a2", "高い", "失注")]
    assert [deal.company.text for deal in reading.deals if deal.company] == ["A社", "A社", "B社", "B社", "C社", "C社"]


def test_few_rows_are_not_filled_from_above():
    reading = read("会社名,案件名,金額,結果\nA社,a1,1,失注\n,a2,2,失注\n,a3,2,受注\nB社,b1,3,失注\n,b2,3,失注")

    assert [deal.company.text if deal.company else None for deal in reading.deals] == ["A社", None, None, "B社", None]


def test_many_rows_whose_names_never_come_again_are_filled_from_above():
    lines = [f"{f'{n}社' if n % 5 == 0 or n == 6 else ''},案件{n},{n + 1}000,失注" for n in range(40)]

    reading = read("会社名,案件名,金額,結果\n" + "\n".join(lines))

    assert [deal.company.text for deal in reading.deals if deal.company][:7] == [*["0社"] * 5, "5社", "6社"]


def test_ditto_signs_are_followed():
    reading = read("会社名,担当,結果\nA社,山田,失注\nB社,〃,失注\nC社,佐藤,受注\nD社,同上,受注")

    assert values(reading, "member") == [("山田",), ("山田",), ("佐藤",), ("佐藤",)]
