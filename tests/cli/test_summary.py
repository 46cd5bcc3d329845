"""What the terminal says after a run: what a person may have to act on, on lines that read well."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
from rich.console import Console

from atoippo.cli.summary import Summary
from atoippo.cli.wrapping import NOT_AT_END, NOT_AT_START, cells
from atoippo.reports.dig import dig, write_report
from atoippo.tables.reading import read_deals
from atoippo.tables.rows import ReadingOptions
from atoippo.values.language import Language
from atoippo.values.message import msg
from cli.installation import unbroken

TODAY = date(2026, 4, 1)
LOST = """商談ID,取引先名,商談名,フェーズ,金額,完了予定日,備考
1,株式会社さくら商事,受発注の更改,失注,1200000,2025/09/30,稟議が部長の段階で通らなかった
2,みなと精機株式会社,在庫管理,失注,3000000,2025/10/15,予算が取れなかった
3,有限会社つばめ,勤怠,受注,500000,2025/08/01,
"""
IN_TALKS = LOST + "4,株式会社さくら商事,請求,進行中,100000,2026/05/01,\n"
ALL_IN_TALKS = IN_TALKS + "5,みなと精機株式会社,検査,進行中,100000,2026/05/01,\n"


@pytest.fixture
def told(tmp_path):
    """Return what the summary says of a file, perhaps with notices of further sheets."""

    def tell(text, *, notices=(), width=80, language=Language.JA):
        path = tmp_path / "一覧.csv"
        path.write_text(text, encoding="utf-8")
        reading = read_deals([path], ReadingOptions())
        sheets = [replace(reading.sheets[0], file=file, notices=(msg("{n}です。", n=n),)) for file, n in notices]
        reading = replace(reading, sheets=tuple(sheets) or tuple(replace(s, notices=()) for s in reading.sheets))
        report = dig(reading, today=TODAY)
        written = write_report(report, reading, tmp_path / "結果", language=language, names=False)
        console = Console(file=StringIO(), width=width)
        Summary(console, language).show(report, reading, written)
        return console.file.getvalue()

    return tell


@pytest.mark.parametrize("width", [50, 60, 80, 120])
@pytest.mark.parametrize("language", Language)
def test_summary_breaks_lines_where_a_reader_expects_it(told, width, language):
    lines = [line.strip(" │") for line in told(LOST, width=width, language=language).splitlines()]

    assert [line for line in lines if line[:1] in NOT_AT_START - {"・"} and line] == []
    assert [line for line in lines if line[-1:] in NOT_AT_END and line] == []
    assert [line for line in lines if cells(line) > width and "結果" not in line] == []


def test_summary_says_nothing_of_companies_left_out_when_they_are_few(told):
    assert "載せなかった" not in told(IN_TALKS)


def test_summary_says_why_the_list_is_empty(told):
    assert "掘り起こしの一覧に載せなかった失注が2件あります（いま商談が進んでいる会社2件）。" in unbroken(
        told(ALL_IN_TALKS)
    )


def test_summary_says_why_most_are_left_out(told):
    more = IN_TALKS + "6,株式会社さくら商事,印刷,失注,100000,2025/05/01,\n"

    assert "載せなかった失注が2件あります（いま商談が進んでいる会社2件）。" in unbroken(told(more))


def test_summary_prints_five_notices_and_counts_the_others(told):
    said = unbroken(told(LOST, notices=[("一覧.csv", n) for n in range(1, 8)]))

    assert "・1です。・2です。・3です。・4です。・5です。・ほかに2件のお知らせが、報告にあります。読んだ" in said


def test_summary_names_the_file_of_a_notice_when_there_are_several(told):
    said = unbroken(told(LOST, notices=[("春.csv", 1), ("秋.csv", 2)]))

    assert "・春.csv：1です。・秋.csv：2です。読んだ" in said


def test_summary_takes_no_text_of_a_file_as_markup(told):
    assert "[bold]さくら[/bold]" in unbroken(told(LOST.replace("株式会社さくら商事", "[bold]さくら[/bold]"), width=120))
