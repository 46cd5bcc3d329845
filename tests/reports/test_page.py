"""The page is one file: nothing in it asks for anything outside, and what files say stays text."""

from __future__ import annotations

import re
from datetime import date

import pytest

from atoippo.reports.page import page
from atoippo.values.language import Language
from reports.deals import lost, reading_of, set_aside_row, won

NAMES = ("掘り起こし.xlsx", "set_aside.csv")
HOSTILE = '<script>alert(1)</script>"&'


def page_of(report, reading, *, language=Language.JA, names=False):
    return page(report, reading, language=language, names=names, file_names=NAMES)


def test_page_asks_for_nothing_outside(company_report, company_reading):
    html = page_of(company_report, company_reading)

    assert re.findall(r"""(?:src|href|url)\s*[=(]\s*["']?(?!#)[^"'\s>)]+""", html) == []
    assert "<script" not in html
    assert "@import" not in html


def test_page_draws_a_chart_for_each_part(company_report, company_reading):
    html = page_of(company_report, company_reading)

    assert html.count("<svg") == 6  # reasons, steps, rivals, trend, two segments
    assert set(re.findall(r"#0[1-5]0[1-5]0[1-5]", html)) == set()


def test_page_keeps_what_files_say_as_text(report_of):
    row = lost(
        company=HOSTILE, deal=HOSTILE, note=HOSTILE, competitor=HOSTILE, industry=HOSTILE, closed_on=date(2025, 9, 1)
    )
    deals = [row] * 12 + [won(industry="別", competitor="別")] * 12
    aside = set_aside_row(header=(HOSTILE,), cells=(HOSTILE,))

    html = page_of(report_of(*deals), reading_of(*deals, set_aside=(aside,)))

    assert "<script" not in html


@pytest.mark.parametrize("names", [True, False])
def test_page_names_reps_only_when_asked(company_report, company_reading, names):
    assert ("営業太郎" in page_of(company_report, company_reading, names=names)) is names


def test_page_says_the_sum_and_what_was_set_aside(report_of, company_deals):
    reading = reading_of(*company_deals, set_aside=(set_aside_row(),) * 60)

    html = page_of(report_of(*company_deals), reading)

    assert "読んだ117行＝取り込んだ55行＋取り分けた60行＋見出し・題名・空行・合計2行" in html
    assert "ほか10行は「set_aside.csv」にあります。" in html


@pytest.mark.parametrize("language", list(Language))
def test_page_of_no_losses_says_what_is_missing(report_of, language):
    deals = (won(company="株式会社甲"),)

    html = page_of(report_of(*deals), reading_of(*deals), language=language)

    assert f'<html lang="{language.value}">' in html
    assert html.count("<svg") == 0
    assert html.count("<dt>") == 1


def test_page_without_any_reason_draws_none(report_of):
    deals = (lost(company="株式会社甲", closed_on=date(2025, 9, 1)), won(closed_on=date(2025, 1, 1)))

    html = page_of(report_of(*deals), reading_of(*deals))

    assert html.count("<svg") == 0
    assert 'id="reasons"' not in html


def test_page_names_deals_where_there_is_no_company(report_of):
    deals = (lost(deal="甲の件"), lost(deal_id="D-7"), lost())

    html = page_of(report_of(*deals), reading_of(*deals))

    assert "もう一度お話しできそうな商談" in html
    assert [name in html for name in ("<h3>甲の件</h3>", "<h3>商談 D-7</h3>", "<h3>（会社名・商談名なし）</h3>")] == [
        True
    ] * 3


def test_page_in_english_has_no_japanese_of_ours(company_report, company_reading):
    html = page_of(company_report, company_reading, language=Language.EN)
    ours = re.sub(
        r"競合[甲乙]|製造業|小売業|商談名|株式会社試験\d+|稟議が部長の段階で通らなかった|掘り起こし\.xlsx|あと一歩 <span>",
        "",
        html,
    )

    assert sorted(set(re.findall(r"[ぁ-んァ-ヶ一-龠]+", ours))) == []
