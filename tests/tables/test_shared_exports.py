"""The exports in `../shared/data`, and the same deals written in other ways: the totals stay right to the yen."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from atoippo.tables.reading import read_deals, read_deals_of
from atoippo.tables.rows import Field, FileRefused
from atoippo.values.outcome import Outcome
from tables import restated_exports as restated

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tables.restated_exports import Export

DATA = restated.EXPORTS.parent

CLOSING_WORDS = {
    "marks": {Outcome.WON: "○", Outcome.LOST: "×", Outcome.OPEN: "△"},
    "numbered": {Outcome.WON: "6 受注", Outcome.LOST: "0.失注（価格）", Outcome.OPEN: "3：商談中"},
    "english": {Outcome.WON: "Closed Won", Outcome.LOST: "Closed - Lost", Outcome.OPEN: "Negotiation/Review"},
    "hubspot": {
        Outcome.WON: "クローズ済み成立取引",
        Outcome.LOST: "クローズ済み不成立取引",
        Outcome.OPEN: "プレゼン予定",
    },
    "office": {Outcome.WON: "受注済", Outcome.LOST: "敗退", Outcome.OPEN: "検討中"},
}
AS_WRITTEN = {
    **dict.fromkeys(("受注", "成約", "○"), Outcome.WON),
    **dict.fromkeys(("失注", "見送り", "不成立", "×"), Outcome.LOST),
}
SYNONYMS = {
    "salesforce": "商談 ID,商談名,取引先名,商談 所有者,フェーズ,フェーズ,金額,作成日,完了予定日,失注理由,受注/失注理由詳細,メイン競合",
    "english": "Opportunity ID,Opportunity Name,Account Name,Opportunity Owner,Stage,Stage,Amount,Created Date,Close Date,Loss Reason,Description,Primary Competitor",
    "hubspot": "レコードID,取引名,関連する会社,取引担当者,取引ステージ,取引ステージ,金額,作成日,クローズ日,失注理由,取引の説明,競合",
    "hubspot english": "Record ID,Deal Name,Associated Company,Deal owner,Deal Stage,Deal Stage,Amount,Create Date,Close Date,Closed Lost Reason,Deal Description,Competitor",
    "office": "案件No.,件名,得意先名,営業担当者,ステータス,受注区分,受注見込額,引き合い日,決定日,敗戦理由,特記事項,競合先",
    "sheet": "No,プロジェクト名,会社名,担当,進捗,結果,想定金額,初回訪問日,クローズ日,失注要因,メモ,競合他社",
    "code": "deal_id,deal_name,company_name,sales_rep,stage,outcome,amount,created_at,closed_at,lost_reason,notes,competitor",
}
FIELDS = (
    Field.DEAL_ID, Field.DEAL, Field.COMPANY, Field.MEMBER, Field.STAGE, Field.OUTCOME, Field.AMOUNT, Field.OPENED_ON,
    Field.CLOSED_ON, Field.REASON, Field.NOTE, Field.COMPETITOR,
)  # fmt: skip
AMOUNTS = {
    "thousands": restated.priced(lambda yen: f"{yen // 1_000:,}", "金額（千円）"),
    "ten thousands": restated.priced(lambda yen: f"{yen // 10_000}", "見積金額(万円)"),
    "man": restated.priced(lambda yen: f"{yen // 10_000:,}万円", "金額"),
    "full width": restated.priced(restated.full_width, "受注金額（円）"),
    "marked": restated.priced(lambda yen: f"¥{yen:,}-", "商談金額"),
    "millions": restated.priced(lambda yen: f"{yen / 1_000_000:.2f}", "金額【百万円】"),
    "with tax": restated.priced(lambda yen: f"{yen:,}円（税抜）", "ご提案金額"),
}
DAYS = {
    "wareki": restated.dated(restated.wareki),
    "kanji": restated.dated(restated.in_kanji),
    "western kanji": restated.dated(lambda day: f"{day.year}年{day.month}月{day.day}日"),
    "plain": restated.dated(lambda day: f"{day:%Y%m%d}"),
    "serial": restated.dated(restated.serial),
    "day first": restated.dated(lambda day: f"{day:%d/%m/%Y}"),
    "month first": restated.dated(lambda day: f"{day.month}/{day.day}/{day.year}"),
    "short day first": restated.dated(lambda day: f"{day:%d.%m.%y}"),
    "short year first": restated.dated(lambda day: f"{day:%y/%m/%d}"),
    "moment": restated.dated(lambda day: f"{day:%Y-%m-%d} 10:30:00"),
    "english": restated.dated(lambda day: f"{day:%d-%b-%Y}"),
}


@pytest.fixture(params=restated.NAMES)
def name(request) -> str:
    return request.param


@pytest.fixture
def export(name) -> Export:
    return restated.load(name)


def days_of(content: bytes) -> list[tuple[object, object]]:
    return [(deal.opened_on, deal.closed_on) for deal in read_deals_of("export", content).deals]


def test_exports_as_they_are_have_the_totals_of_the_key(name, export):
    reading = read_deals([restated.EXPORTS / name])

    assert restated.totals(reading) == restated.key(name)
    assert reading.set_aside == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932"])
@pytest.mark.parametrize(("separator", "end"), [(",", "\n"), (";", "\r\n"), ("\t", "\r\n")])
def test_other_encodings_and_separators_give_the_same_totals(name, export, encoding, separator, end):
    content = restated.as_csv(export, encoding=encoding, separator=separator, end=end)

    assert restated.totals(read_deals_of("export.csv", content)) == restated.key(name)


@pytest.mark.parametrize(
    "write",
    [
        restated.as_xlsx,
        lambda export: restated.as_xlsx(export, ["営業部 案件管理", "2026年3月現在", ""]),
        lambda export: restated.as_xlsx(export, days=True),
        restated.as_xls,
        restated.with_titles_and_sums,
    ],
    ids=["xlsx", "titles", "days", "xls", "sums"],
)
def test_other_kinds_of_file_give_the_same_totals(name, export, write: Callable[[Export], bytes]):
    assert restated.totals(read_deals_of("export", write(export))) == restated.key(name)


@pytest.mark.parametrize("names", SYNONYMS.values(), ids=list(SYNONYMS))
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_other_headers_in_another_order_give_the_same_totals(name, export, names, seed):
    headers = dict(zip(FIELDS, names.split(","), strict=True))
    if "千円" in "".join(export.header):
        headers[Field.AMOUNT] += "（千円）"

    reading = read_deals_of("export.csv", restated.as_csv(export.renamed(headers).shuffled(seed)))

    assert restated.totals(reading) == restated.key(name)


@pytest.mark.parametrize("restate", AMOUNTS.values(), ids=list(AMOUNTS))
def test_amounts_written_in_other_ways_give_the_same_totals(name, export, restate):
    reading = read_deals_of("export.csv", restated.as_csv(restate(export)))

    assert restated.totals(reading) == restated.key(name)


@pytest.mark.parametrize("restate", DAYS.values(), ids=list(DAYS))
def test_days_written_in_other_ways_are_the_same_days(name, export, restate):
    assert days_of(restated.as_csv(restate(export))) == days_of(restated.as_csv(export))


@pytest.mark.parametrize("words", CLOSING_WORDS.values(), ids=list(CLOSING_WORDS))
def test_outcomes_in_other_words_give_the_same_totals(name, export, words):
    def write(cell: str) -> str:
        return words[AS_WRITTEN.get(cell, Outcome.OPEN)]

    again = export.restated(Field.OUTCOME, write).restated(Field.STAGE, write)

    assert restated.totals(read_deals_of("export.csv", restated.as_csv(again))) == restated.key(name)


def test_every_table_is_read_or_refused_with_a_reason():
    if not DATA.is_dir():
        pytest.skip("../shared/data is not here")
    tables = sorted(path for path in DATA.rglob("*") if path.suffix in {".csv", ".xlsx", ".txt"})

    results = {f"{path.parent.name}/{path.name}": won_lost_open(path) for path in tables}

    assert {name: result for name, result in results.items() if result != "refused"} == {
        "jp_exports/messy_sjis.csv": (41, 88, 21),
        "jp_exports/office_list.xlsx": (46, 110, 24),
        "jp_exports/salesforce_report.csv": (137, 222, 61),
        "duckflow/deals.csv": (25, 31, 94),
        "meridian/deals.csv": (27, 8, 40),
        "mvp03/deals.csv": (23, 17, 0),
        "maven_crm/sales_pipeline.csv": (4238, 2473, 2089),
        "salvirt_b2b/Salvirt_B2B_ML_dataset.csv": (227, 221, 0),
    }


def won_lost_open(path: Path) -> tuple[int, int, int] | str:
    try:
        reading = read_deals([path])
    except FileRefused:
        return "refused"
    counts = Counter(deal.outcome for deal in reading.deals)
    return counts[Outcome.WON], counts[Outcome.LOST], counts[Outcome.OPEN]
