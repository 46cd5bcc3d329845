from __future__ import annotations

import csv
import io
from collections import Counter
from datetime import date, timedelta

import pytest

from atoippo.tables.sample.chances import chances, even_chances
from atoippo.tables.sample.export import (
    HEADERS,
    PLANTED,
    NotASampleSize,
    PlantedPattern,
    SampleDeal,
    as_csv,
    sample_deals,
    sample_export,
    sample_table,
)
from atoippo.tables.sample.notes import NoteKind, note_texts
from atoippo.tables.sample.spelling import DAY_SPELLINGS, in_thousands, written_day
from atoippo.values.business_calendar import BusinessCalendar
from atoippo.values.companies import read_company
from atoippo.values.outcome import Outcome
from atoippo.values.reach import Reach
from atoippo.values.reason import Reason

UNTIL = date(2026, 3, 31)
DEALS = sample_deals()
LOST = [deal for deal in DEALS if deal.outcome is Outcome.LOST]


@pytest.fixture(scope="module")
def many() -> tuple[SampleDeal, ...]:
    return sample_deals(rows=30_000, seed=5)


def rows_of(export: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(export.decode("cp932"), newline="")))


def shows(pattern: PlantedPattern, deal: SampleDeal) -> bool:
    kind, value = pattern.what.split(":")
    if kind == "reason":
        return deal.reason == value
    return deal.reason is Reason.COMPETITOR and deal.competitor == value


def measure(pattern: PlantedPattern, lost: list[SampleDeal]) -> tuple[float, int]:
    here = [deal for deal in lost if getattr(deal, pattern.factor) == pattern.level]
    elsewhere = [deal for deal in lost if getattr(deal, pattern.factor) != pattern.level]
    share, other = (sum(shows(pattern, deal) for deal in some) / len(some) for some in (here, elsewhere))
    return share / other, len(here)


# --- the planted patterns


@pytest.mark.parametrize("pattern", PLANTED, ids=lambda pattern: pattern.description)
def test_planted_pattern_is_strong_enough_to_be_found(pattern):
    ratio, lost = measure(pattern, LOST)

    assert (ratio >= 2.5 and lost >= 200) or (ratio >= 3 and lost >= 100)


@pytest.mark.parametrize("pattern", PLANTED, ids=lambda pattern: pattern.description)
def test_planted_pattern_has_the_stated_ratio_in_a_long_sample(pattern, many):
    lost = [deal for deal in many if deal.outcome is Outcome.LOST]

    ratio, _ = measure(pattern, lost)

    assert ratio == pytest.approx(pattern.ratio, rel=0.12)


def test_no_other_level_of_a_planted_factor_has_the_pattern():
    strongest = {
        pattern.description: max(
            measure(PlantedPattern("", pattern.factor, level, pattern.what, 1), LOST)[0]
            for level in {getattr(deal, pattern.factor) for deal in LOST} - {pattern.level}
        )
        for pattern in PLANTED
    }

    assert {name: ratio for name, ratio in strongest.items() if ratio > 2} == {}


def test_levels_of_a_planted_factor_are_not_mixed_with_those_of_another():
    shares = {
        (a.level, b.level): sum(getattr(d, a.factor) == a.level for d in some) / len(some)
        - sum(getattr(d, a.factor) == a.level for d in LOST) / len(LOST)
        for a in PLANTED
        for b in PLANTED
        if a.factor != b.factor
        for some in [[d for d in LOST if getattr(d, b.factor) == b.level]]
    }

    assert {pair: share for pair, share in shares.items() if abs(share) > 0.08} == {}


def test_rivals_are_known_as_often_of_won_as_of_lost_deals():
    won = [deal for deal in DEALS if deal.outcome is Outcome.WON]

    known = [sum(deal.competitor is not None for deal in some) / len(some) for some in (won, LOST)]

    assert known[0] == pytest.approx(known[1], abs=0.06)


# --- the firm and its deals


def test_the_firm_has_three_teams_and_twelve_reps():
    reps = {deal.rep for deal in DEALS}

    assert Counter(rep.team for rep in reps) == {"営業一課": 4, "営業二課": 4, "営業三課": 4}


def test_the_firm_sells_six_products_in_eight_industries():
    assert [
        len({getattr(deal, factor) for deal in DEALS}) for factor in ("product", "industry", "region", "source")
    ] == [
        6,
        8,
        6,
        7,
    ]


def test_about_six_of_ten_closed_deals_are_lost(many):
    lost, won = (sum(deal.outcome is outcome for deal in many) for outcome in (Outcome.LOST, Outcome.WON))

    assert lost / (lost + won) == pytest.approx(0.6, abs=0.02)


def test_deals_run_on_business_days_of_three_years():
    calendar = BusinessCalendar()
    days = {day for deal in DEALS for day in (deal.opened_on, deal.closed_on) if day is not None}

    assert [day for day in days if not calendar.is_open(day)] == []
    assert (min(days) > UNTIL - timedelta(days=1_110), max(days) <= UNTIL) == (True, True)


def test_a_deal_is_closed_after_it_was_opened():
    assert [deal for deal in DEALS if deal.closed_on is not None and deal.closed_on <= deal.opened_on] == []


def test_only_closed_deals_have_a_day_and_only_lost_ones_a_reason():
    states = {(deal.outcome, deal.closed_on is None, deal.reason is None) for deal in DEALS}

    assert states == {(Outcome.WON, False, True), (Outcome.LOST, False, False), (Outcome.OPEN, True, True)}


def test_amounts_are_whole_thousands_and_missing_only_before_a_proposal():
    amounts = [deal.amount_yen for deal in DEALS if deal.amount_yen is not None]

    assert [amount for amount in amounts if amount <= 0 or amount % 10_000] == []
    assert {deal.reach for deal in DEALS if deal.amount_yen is None} == {Reach.HEARD, Reach.SHARED}


def test_some_lost_deals_come_back():
    by_id = {deal.deal_id: deal for deal in DEALS}
    returns = [(by_id[deal.came_from], deal) for deal in DEALS if deal.came_from is not None]

    assert len(returns) == 100
    assert {now.outcome for _, now in returns} == set(Outcome)
    assert [
        now
        for before, now in returns
        if (before.outcome, before.company) != (Outcome.LOST, now.company) or before.closed_on >= now.opened_on
    ] == []


# --- who the customers are


def test_customers_are_about_nine_hundred_with_several_deals():
    deals_of = Counter(deal.company for deal in DEALS)

    assert 850 <= len(deals_of) <= 1_000
    assert sum(n >= 2 for n in deals_of.values()) > 500


def test_customers_have_distinct_names(many):
    names = {deal.company for deal in many}

    assert len({read_company(name).key for name in names}) == len(names)


def test_each_spelling_of_a_customer_means_that_customer():
    strangers = [d for d in DEALS if read_company(d.company_written).key != read_company(d.company).key]

    assert strangers == []


def test_customers_are_spelt_in_several_ways():
    signs = ("株式会社", "㈱", "(株)", "（株）", "㈲", "医療法人", "学校法人")
    first = {sign for sign in signs for deal in DEALS if deal.company_written.startswith(sign)}
    last = {sign for sign in signs for deal in DEALS if deal.company_written.endswith(sign)}

    assert (first, last) == (set(signs), {"株式会社", "㈱", "(株)", "（株）", "㈲"})


# --- what the reps tell


def test_the_drop_down_is_empty_or_other_for_nearly_half():
    untold = sum(deal.told in {None, Reason.OTHER} for deal in LOST)

    assert untold / len(LOST) == pytest.approx(0.45, abs=0.04)


def test_some_reps_write_price_whatever_happened():
    of_price = {
        habit: sum(deal.told is Reason.PRICE_BUDGET for deal in some) / len(some)
        for habit in (True, False)
        for some in [[deal for deal in LOST if deal.rep.writes_price is habit]]
    }

    assert (of_price[True] > 0.7, of_price[False] < 0.3) == (True, True)


def test_a_note_tells_the_true_reason_or_none():
    facts = {NoteKind.COVER, NoteKind.CLOSED, NoteKind.DUPLICATE, NoteKind.NO_CONTACT, None}

    assert [deal for deal in LOST if deal.note_kind != deal.reason and deal.note_kind not in facts] == []
    assert {deal.reason for deal in LOST if deal.note_kind in facts - {NoteKind.COVER, None}} == {Reason.OTHER}


def test_rare_notes_say_that_a_company_is_gone_wants_no_calls_or_is_no_deal():
    rare = Counter(deal.note_kind for deal in LOST)

    assert [1 <= rare[kind] <= 20 for kind in (NoteKind.CLOSED, NoteKind.NO_CONTACT, NoteKind.DUPLICATE)] == [True] * 3


def test_nothing_goes_on_with_a_company_that_is_gone(many):
    last_words = {NoteKind.CLOSED, NoteKind.NO_CONTACT}
    gone = {d.company: d.closed_on for d in many if d.note_kind in last_words}

    later = [d for d in many if (d.closed_on or date.max) > gone.get(d.company, date.max)]

    assert later == []


def test_the_collection_of_notes_is_large_and_without_repetition():
    of_a_loss = [t for t in note_texts() if t.kind not in {NoteKind.WON, NoteKind.OPEN, NoteKind.LEAD, NoteKind.HINT}]
    twice = [text for text, n in Counter((t.kind, t.words) for t in note_texts()).items() if n > 1]

    assert (len(of_a_loss) >= 300, twice) == (True, [])


def test_each_reason_is_told_at_each_step_where_deals_are_lost_by_it(many):
    ends = {(deal.reason, deal.reach) for deal in many if deal.reason is not None}
    texts = [text for text in note_texts() if "{rival}" not in text.words]

    told = {end: sum(text.kind == end[0] and text.reach <= end[1] for text in texts) for end in ends}

    assert {end: n for end, n in told.items() if n < 10} == {}


def test_notes_differ():
    notes = [deal.note for deal in LOST if deal.note is not None]

    assert len(set(notes)) > 600
    assert max(Counter(notes).values()) < 25


def test_notes_have_no_place_left_open():
    assert [deal.note for deal in DEALS if deal.note is not None and ("{" in deal.note or "None" in deal.note)] == []


# --- the file


def test_export_is_the_same_for_the_same_seed():
    assert sample_export(rows=300, seed=1) == sample_export(rows=300, seed=1)
    assert sample_export(rows=300, seed=1) != sample_export(rows=300, seed=2)


def test_export_is_what_the_default_sample_deals_are():
    assert sample_export() == as_csv(sample_table(DEALS, until=UNTIL))


def test_export_has_title_header_deals_blank_lines_and_total():
    rows = rows_of(sample_export())
    blank = [""] * len(HEADERS)

    assert rows[0][:2] == ["株式会社みなと商会　案件一覧表", "出力日：令和8年3月31日"]
    assert rows[2] == list(HEADERS.values())
    assert sum(row == blank for row in rows) == 4
    assert [row[0] for row in rows if row[0].startswith("MN")] == [deal.deal_id for deal in DEALS]
    assert len(rows) == len(DEALS) + 7


def test_export_sums_the_amounts_in_thousands():
    rows = rows_of(sample_export())
    column = list(HEADERS.values()).index("金額（千円）")

    amounts = [int(row[column].replace(",", "")) for row in rows[3:] if row[column]]

    assert (rows[-1][0], amounts[-1]) == ("合計", sum(amounts[:-1]))
    assert amounts[-1] * 1_000 == sum(deal.amount_yen or 0 for deal in DEALS)


def test_export_ends_each_line_as_windows_does():
    lines = sample_export(rows=50).split(b"\r\n")

    assert (len(lines), lines[-1]) == (58, b"")


@pytest.mark.parametrize("rows", [1, 2, 13, 60, 1_000])
def test_export_has_as_many_deals_as_asked_for(rows):
    ids = [row[0] for row in rows_of(sample_export(rows=rows, seed=rows)) if row[0].startswith("MN")]

    assert (len(ids), len(set(ids))) == (rows, rows)


@pytest.mark.parametrize("rows", [-1, 0, 200_001])
def test_sample_refuses_other_sizes(rows):
    with pytest.raises(NotASampleSize):
        sample_deals(rows=rows)


def test_sample_of_another_time_has_its_eras():
    rows = rows_of(sample_export(rows=200, until=date(2020, 3, 31)))
    column = list(HEADERS.values()).index("商談開始日")

    eras = {row[column][0] for row in rows[3:] if row[column]}

    assert eras == {"H", "R", "平", "令", "2"}


@pytest.mark.parametrize(("encoding", "separator"), [("utf-16", "\t"), ("utf-8-sig", ";")])
def test_as_csv_writes_other_files_of_the_same_deals(encoding, separator):
    table = sample_table(DEALS[:40], until=UNTIL)

    file = as_csv(table, encoding=encoding, separator=separator)

    rows = csv.reader(io.StringIO(file.decode(encoding), newline=""), delimiter=separator)
    assert [tuple(row) for row in rows] == list(table)


# --- the pieces


def test_days_are_written_in_the_ways_of_the_office():
    written = [written_day(UNTIL, spelling) for spelling in range(len(DAY_SPELLINGS))]

    assert written == ["R8.3.31", "令和8年3月31日", "R08/03/31", "令和８年３月３１日", "2026/3/31"]


def test_amounts_are_written_in_thousands():
    assert in_thousands(1_250_000) == "1,250"


def test_chances_are_in_proportion_to_their_weights():
    drawn = chances({"a": 1, "b": 3})

    assert [drawn.at(share) for share in (0, 0.24, 0.25, 0.999)] == ["a", "a", "b", "b"]


def test_even_chances_are_even():
    drawn = even_chances("a", "b", "c")

    assert Counter(drawn.at(n / 300) for n in range(300)) == {"a": 100, "b": 100, "c": 100}
