from __future__ import annotations

from dataclasses import replace

from atoippo.intake.rules.lines import (
    LONGEST_KEY,
    company_key,
    fitting,
    line_of,
    outcome_said,
    person_key,
    plan_of,
    said_by,
)
from atoippo.reports.deal_table import deal_table
from atoippo.tables.reading import read_deals_of
from atoippo.tables.rows import DealRow, Place, Reading, SheetReport
from atoippo.texts.reasons import load_classifier
from atoippo.values.companies import read_company
from atoippo.values.outcome import Outcome
from intake.exports import file_of, lost

PLACE = Place("deals.csv", "", 2)
SALESFORCE = SheetReport("deals.csv", "", "cp932", ",", "Salesforce（日本語）", {}, 1, 1, 0, {})


def row(**fields):
    return DealRow(PLACE, Outcome.LOST, **fields)


def plan(*rows, reports=()):
    return plan_of(Reading(tuple(rows), (), tuple(reports)))


def numbers(*ids):
    return [marks.number for marks in plan(*(row(deal_id=text) for text in ids)).marks]


def test_number_that_comes_again_is_counted():
    assert numbers("1", "1", "1#2", "1", None) == [
        ("list", "1"), ("list", "1#2"), ("list", "1#2#2"), ("list", "1#3"), None,
    ]  # fmt: skip
    assert numbers("1#2", "1", "1") == [("list", "1#2"), ("list", "1"), ("list", "1#3")]


def test_number_comes_from_the_crm_of_its_sheet():
    found = plan(row(deal_id="006x"), reports=[SALESFORCE, replace(SALESFORCE, preset=None)])

    assert found.marks[0].number == ("Salesforce", "006x")
    assert found.numbers == {("Salesforce", "006x")}


def test_number_longer_than_its_place_is_digested():
    assert len(numbers("9" * 500)[0][1]) == 32


def test_content_of_one_fact_alone_counts_amount_and_day():
    one, other, named, again = (
        row(company=read_company("さくら商事"), amount_yen=1),
        row(company=read_company("さくら商事"), amount_yen=2),
        row(company=read_company("さくら商事"), deal="更改", amount_yen=1),
        row(company=read_company("さくら商事"), deal="更改", amount_yen=2),
    )

    marks = [each.content for each in plan(one, other, named, again).marks]

    assert (marks[0] != marks[1], marks[3]) == (True, f"{marks[2]}#2")


def test_company_key_is_the_one_that_reports_group_by():
    reading = read_deals_of("deals.csv", file_of(lost(), lost(company="さくら㈱"), lost(company="")))

    keys = [company_key(deal.company) or None for deal in reading.deals]

    assert keys == deal_table(reading.deals, load_classifier()).frame["company_key"].to_list()


def test_company_key_fits_its_place():
    long = company_key(read_company("あ" * 200 + "株式会社" * 20))

    assert (len(long) <= LONGEST_KEY, long != company_key(read_company("あ" * 200 + "株式会社" * 21))) == (True, True)


def test_texts_are_cut_to_their_place_and_lose_null_signs():
    line = line_of(0, row(deal="あ\x00" * 400, reason_words="い" * 2_000, note="う" * 2_000), plan(row()).marks[0])

    assert (line.name, len(line.reason_words), len(line.note)) == ("あ" * 300, 1_000, 2_000)
    assert fitting(None, 5) == ""


def test_said_tells_the_outcome_and_whether_anything_changed():
    assert said_by(row(note="高い")) != said_by(row(note="高"))
    assert said_by(row()) == said_by(replace(row(), place=Place("b.csv", "x", 9)))
    assert (outcome_said(said_by(row())), outcome_said("")) == ("lost", "")


def test_person_key_closes_names_up():
    assert person_key("山田　太郎") == person_key("山田 太郎") == person_key("山田太郎")


def test_plan_gives_deals_first_and_then_what_was_set_aside():
    content = file_of(
        lost(), lost(number="D-2", closed="2026-13-45"), lost(number="D-3"), lost(number="D-4", closed="x月")
    )
    found = plan_of(read_deals_of("deals.csv", content))

    assert (found.size, [line.index for line in found.lines(0, 4)]) == (4, [0, 1])
    assert [[index for index, _ in found.set_aside(start, start + 3)] for start in (0, 3)] == [[2], [3]]
