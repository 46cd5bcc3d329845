"""The sample as the reader sees it: each deal, each column, to the yen, in whatever file it is written."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from atoippo.tables.reading import read_deals_of
from atoippo.tables.rows import Field, RowKind
from atoippo.tables.sample.export import HEADERS, as_csv, sample_deals, sample_export, sample_table
from atoippo.values.companies import read_company
from atoippo.values.outcome import Outcome

UNTIL = date(2026, 3, 31)
DEALS = sample_deals()


@pytest.fixture(scope="module")
def reading():
    return read_deals_of("案件一覧.csv", sample_export())


def test_nothing_of_the_sample_is_set_aside(reading):
    assert (reading.set_aside, reading.rows_read) == ((), len(DEALS) + 7)
    assert reading.sheets[0].named == {RowKind.TITLE: 1, RowKind.HEADER: 1, RowKind.BLANK: 4, RowKind.TOTAL: 1}


def test_each_column_of_the_sample_is_known(reading):
    found = {field: choice.column for field, choice in reading.sheets[0].columns.items()}

    assert (found, reading.sheets[0].unused_columns) == (dict(HEADERS), ())


def test_the_sample_is_seen_as_cp932(reading):
    assert (reading.sheets[0].encoding, reading.sheets[0].separator) == ("cp932", ",")


def test_outcomes_and_yen_of_the_sample_are_read_exactly(reading):
    read, true = (
        (
            Counter(deal.outcome for deal in deals),
            {outcome: sum(d.amount_yen or 0 for d in deals if d.outcome is outcome) for outcome in Outcome},
            sum(deal.amount_yen is None for deal in deals),
        )
        for deals in (reading.deals, DEALS)
    )

    assert read == true


def test_each_deal_of_the_sample_is_read_as_it_was_written(reading):
    columns = ("deal_id", "amount_yen", "outcome", "opened_on", "closed_on", "told", "note", "competitor")
    others = ("member", "team", "product", "industry", "region", "source")

    read, true = ([[getattr(d, name) for name in columns + others] for d in some] for some in (reading.deals, DEALS))

    assert read == true


def test_contacts_of_the_sample_are_read_with_plain_spaces(reading):
    assert [deal.contact for deal in reading.deals] == [d.contact and d.contact.replace("　", " ") for d in DEALS]


def test_how_far_deals_got_is_read_unless_they_were_won(reading):
    read, true = (
        [(deal.deal_id, deal.reach) for deal in deals if deal.outcome is not Outcome.WON]
        for deals in (reading.deals, DEALS)
    )

    assert read == true


def test_companies_of_the_sample_are_told_apart(reading):
    keys = {deal.company.key for deal in reading.deals}

    assert keys == {read_company(deal.company).key for deal in DEALS}


@pytest.mark.parametrize(("encoding", "separator"), [("utf-16", "\t"), ("utf-8-sig", ";"), ("utf-8", ",")])
def test_the_same_deals_are_read_from_other_files(reading, encoding, separator):
    file = as_csv(sample_table(DEALS, until=UNTIL), encoding=encoding, separator=separator)

    other = read_deals_of("案件一覧.csv", file)

    assert other.deals == reading.deals


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("rows", [60, 400])
def test_small_samples_are_read_exactly(rows, seed):
    deals = sample_deals(rows=rows, seed=seed)

    reading = read_deals_of("案件一覧.csv", sample_export(rows=rows, seed=seed))

    assert reading.set_aside == ()
    assert set(reading.sheets[0].columns) == set(Field) - {Field.CORPORATE_NUMBER}  # no company here is a real one
    assert [(d.outcome, d.amount_yen, d.opened_on) for d in reading.deals] == [
        (d.outcome, d.amount_yen, d.opened_on) for d in deals
    ]
