from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atoippo.tables.reading import read_deals, read_deals_of
from atoippo.tables.rows import Field, FileRefused, Place, ReadingOptions, RowKind
from atoippo.values.outcome import Outcome
from tables.small_tables import notices, read
from tables.workbooks import xlsx_of

DEALS = "会社名,商談名,結果\nA社,a,失注\nB社,b,受注\n"
HEADERS = st.sampled_from(
    ["会社名", "商談名", "商談ID", "No.", "結果", "ステータス", "フェーズ", "失注理由", "備考", "金額（千円）", "作成日", "完了日", "受注日", "失注日", "担当",
     "失注時フェーズ", "見積金額", "確度", "受注フラグ", "通貨", "金額", "", "列", "Amount", "Stage", "Close Date"]
)  # fmt: skip
CELLS = st.one_of(
    st.sampled_from(
        ["", "", "受注", "失注", "商談中", "提案", "価格", "2024/1/6", "03/04/2025", "25/12/2024", "R6.3.4", "1200", "300万円", "$5", "高い", "未定", "A社",
         "〃", "○", "×", "1", "2", "3", "80%", "合計", "小計", "\ufffd", "USD", "2024/2/30", "=1+1", "ある日のこと、お客様から予算の都合とのご連絡"]
    ),
    st.text(max_size=8),
)  # fmt: skip


@st.composite
def tables(draw) -> bytes:
    header = draw(st.lists(HEADERS, min_size=1, max_size=8))
    rows = draw(st.lists(st.lists(CELLS, max_size=9), max_size=14))
    target = io.StringIO(newline="")
    csv.writer(target).writerows([*draw(st.lists(st.lists(CELLS, max_size=3), max_size=2)), header, *rows])
    return target.getvalue().encode("utf-8-sig", "replace")


@given(tables())
def test_every_row_is_taken_set_aside_or_named(content):
    try:
        reading = read_deals_of("表.csv", content)
    except FileRefused:
        return

    (sheet,) = reading.sheets
    places = [deal.place.line for deal in reading.deals] + [row.place.line for row in reading.set_aside]
    assert sheet.rows_read == sheet.rows_taken + sheet.rows_set_aside + sum(sheet.named.values())
    assert (len(reading.deals), len(reading.set_aside)) == (sheet.rows_taken, sheet.rows_set_aside)
    assert len(set(places)) == len(places)


def test_read_deals_stacks_files_in_their_order(tmp_path):
    (tmp_path / "b.csv").write_text(DEALS, encoding="utf-8")
    (tmp_path / "a.csv").write_text("得意先,状況\nC社,失注\nD社,受注\n", encoding="cp932")

    reading = read_deals([tmp_path / "b.csv", tmp_path / "a.csv"])

    assert [deal.place for deal in reading.deals] == [
        Place("b.csv", "", 2),
        Place("b.csv", "", 3),
        Place("a.csv", "", 2),
        Place("a.csv", "", 3),
    ]
    assert [(sheet.file, sheet.encoding, sheet.separator) for sheet in reading.sheets] == [
        ("b.csv", "utf-8", ","),
        ("a.csv", "cp932", ","),
    ]
    assert (reading.rows_read, reading.rows_named) == (6, 2)


def test_read_deals_reports_each_sheet_of_a_workbook():
    cover = [["営業部 案件管理"], [], ["2024年度のまとめです"]]
    year = [["会社名", "商談名", "結果"], ["A社", "a", "失注"], [], ["B社", "b", "なぞ"], ["合計", "", ""]]

    reading = read_deals_of("deals.xlsx", xlsx_of(cover, year, year))

    assert [
        (sheet.rows_read, sheet.rows_taken, sheet.rows_set_aside, dict(sheet.named)) for sheet in reading.sheets
    ] == [
        (3, 0, 0, {RowKind.TITLE: 2, RowKind.BLANK: 1}),
        *[(5, 1, 1, {RowKind.HEADER: 1, RowKind.BLANK: 1, RowKind.TOTAL: 1})] * 2,
    ]
    assert notices(reading)[0] == "見出しのある表が見つからないため、商談の一覧としては読みませんでした。"
    assert reading.missing_fields == frozenset(Field) - {Field.COMPANY, Field.DEAL, Field.OUTCOME}


def test_read_deals_says_why_a_sheet_beside_the_deals_was_not_read():
    deals = [["会社名", "商談名", "結果"], ["A社", "a", "失注"]]
    companies = [["会社名", "業種", "従業員数"], ["A社", "製造", 10], ["B社", "小売", 20]]
    empty = [["会社名", "商談名", "失注理由"]]

    reading = read_deals_of("deals.xlsx", xlsx_of(deals, companies, empty))

    assert notices(reading) == [
        "結果・フェーズ・失注理由のどの列も見つからないため、商談の一覧としては読みませんでした（列：「会社名」「業種」「従業員数」）。",
        "見出しの下に行がありません。",
    ]
    assert [sheet.unused_columns for sheet in reading.sheets[1:]] == [
        ("会社名", "業種", "従業員数"),
        ("会社名", "商談名", "失注理由"),
    ]


def test_read_deals_counts_numbers_that_come_again_and_takes_the_deals():
    reading = read("商談ID,商談名,結果\n1,a,失注\n1,b,失注\n2,c,受注\n,d,受注\n,e,受注")

    assert len(reading.deals) == 5
    assert notices(reading) == ["同じ商談の番号がもう一度出てくる行が1件あります。どれも別の商談として読みました。"]


def test_read_deals_tells_how_many_lines_are_done():
    rows = "".join(f"{n}社,a,失注\n" for n in range(4_500))
    done: list[int] = []

    read_deals_of("deals.csv", ("会社名,商談名,結果\n" + rows).encode(), on_progress=done.append)

    assert done == [2_000, 4_000, 4_501]


def test_read_deals_tells_of_sheets_without_deals_too():
    done: list[int] = []

    read_deals_of(
        "deals.xlsx",
        xlsx_of([["表紙"]], [["会社名", "結果"], ["A社", "失注"], ["B社", "受注"]]),
        on_progress=done.append,
    )

    assert done == [1, 4]


def test_read_deals_reads_in_the_encoding_that_the_person_names():
    reading = read_deals_of("deals.csv", DEALS.encode("euc-jp"), ReadingOptions(encoding="euc-jp"))

    assert [deal.outcome for deal in reading.deals] == [Outcome.LOST, Outcome.WON]


def test_read_deals_refuses_a_column_that_no_file_has():
    with pytest.raises(FileRefused) as refused:
        read(DEALS, 天気=Field.NOTE)

    assert str(refused.value) == "--map の「天気」という列はありません。ある列：「会社名」「商談名」「結果」"


def test_read_deals_takes_a_column_that_one_of_the_sheets_has():
    both = xlsx_of(
        [["会社名", "結果"], ["A社", "失注"], ["B社", "受注"]],
        [["社", "件", "しるし"], ["A社", "a", "失注"], ["B社", "b", "受注"]],
    )

    reading = read_deals_of("deals.xlsx", both, ReadingOptions(columns={"しるし": Field.OUTCOME}))

    assert len(reading.deals) == 4


def test_read_deals_says_what_a_file_without_outcomes_lacks():
    with pytest.raises(FileRefused) as refused:
        read("会社名,業種,従業員数\nA社,製造,10\nB社,小売,20")

    assert str(refused.value) == (
        "どの商談が受注・失注かを示す列が見つかりませんでした（ある列：「会社名」「業種」「従業員数」）。結果・フェーズ・失注理由のどれかに当たる列があれば、"
        "--map 列名=outcome、--map 列名=stage、--map 列名=reason のように指定してください（reason では、理由のある行を失注として読みます）。"
        "なければ「結果」の列を足し、受注・失注・進行中のどれかを書いてください。"
    )


def test_read_deals_says_so_where_nothing_stands_below_the_header():
    with pytest.raises(FileRefused) as refused:
        read("案件ID,会社名,商談名,フェーズ,失注理由\n")

    assert str(refused.value) == (
        "見出しの下に商談の行がありません。書き出しの条件に合う商談があるか、お確かめください。"
    )


def test_read_deals_says_so_where_there_is_no_table():
    with pytest.raises(FileRefused) as refused:
        read("あいうえお\nかきくけこ")

    assert str(refused.value).startswith("見出しのある表が見つかりませんでした。")


def test_read_deals_takes_a_file_whose_reasons_the_person_points_out():
    reading = read(
        "Topic,Customer,Description\na,A,They wanted a discount of 22%\nb,B,We were too slow", Description=Field.REASON
    )

    assert [(deal.outcome, deal.reason_words) for deal in reading.deals] == [
        (Outcome.LOST, "They wanted a discount of 22%"),
        (Outcome.LOST, "We were too slow"),
    ]


def test_read_deals_names_forty_headers_at_most():
    with pytest.raises(FileRefused) as refused:
        read(",".join(f"項目{chr(0x3042 + n)}" for n in range(50)) + "\n" + ",".join(["値"] * 50))

    assert str(refused.value).count("「項目") == 40


def test_read_deals_tells_files_of_the_same_name_apart(tmp_path):
    paths = [tmp_path / folder / "list.csv" for folder in ("東京", "大阪")]
    for path in paths:
        path.parent.mkdir()
        path.write_text("会社名,商談名,結果\n株式会社甲,更改,失注\n", encoding="utf-8")

    reading = read_deals(paths)

    assert [sheet.file for sheet in reading.sheets] == [str(path) for path in paths]
    assert [deal.place.file for deal in reading.deals] == [str(path) for path in paths]


def test_lists_to_choose_from_are_no_deals_beside_a_table_with_names():
    both = xlsx_of(
        [["会社名", "案件名", "結果"], ["A社", "a", "失注"], ["B社", "b", "受注"]],
        [["結果", "失注理由"], ["受注", "価格"], ["失注", "競合"]],
    )

    reading = read_deals_of("deals.xlsx", both)

    assert [sheet.rows_taken for sheet in reading.sheets] == [2, 0]
    assert [str(notice) for notice in reading.sheets[1].notices] == [
        "ほかの表にある会社名や商談名の列がないため、商談の一覧としては読みませんでした（列：「結果」「失注理由」）。"
    ]


def test_deals_that_stand_in_an_earlier_sheet_word_for_word_are_named():
    header, lost, won = ["会社名", "案件名", "金額", "結果"], ["A社", "a", 10, "失注"], ["B社", "b", 20, "受注"]

    reading = read_deals_of("deals.xlsx", xlsx_of([header, lost, won], [header, lost]))

    assert [str(notice) for notice in reading.sheets[1].notices] == [
        "前の表とまったく同じ商談が1件あります。どれも別の商談として数えました。写しの表でしたら、取り除いて読みなおしてください。"
    ]
