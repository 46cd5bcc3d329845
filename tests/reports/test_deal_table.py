"""The tidy table holds what the rows tell, and nothing that they do not."""

from __future__ import annotations

from datetime import date

import pytest

from atoippo.reports.deal_table import SCHEMA, size_band
from atoippo.values.reach import Reach
from atoippo.values.reason import Reason
from reports.deals import a_deal, lost, won


def test_deal_table_has_a_row_a_deal_in_the_order_given(table_of):
    table = table_of(lost(deal="一"), won(deal="二"), a_deal(deal="三"))

    assert table.frame["deal"].to_list() == ["一", "二", "三"]
    assert [table.count(outcome) for outcome in ("lost", "won", "open")] == [1, 1, 1]


def test_deal_table_holds_the_facts_of_a_loss(table_of):
    facts = {"amount_yen": 3_200_000, "reach": Reach.PROPOSED, "closed_on": date(2026, 3, 31), "told": Reason.TIMING}

    row = table_of(lost(company="㈱さくら商事", **facts)).frame.row(0, named=True)

    assert row["company"] == "株式会社さくら商事"
    assert (row["amount_yen"], row["reach"], row["closed_on"]) == (3_200_000, 3, date(2026, 3, 31))
    assert (row["told"], row["recoded"], row["size_band"]) == ("timing", "timing", 2)


def test_deal_table_of_nothing_has_all_columns(table_of):
    table = table_of()

    assert table.frame.columns == list(SCHEMA)
    assert table.closed.is_empty()
    assert not table.has("amount_yen")


@pytest.mark.parametrize(
    ("amount", "band"),
    [(None, None), (0, None), (-5, None), (1, 0), (999_999, 0), (1_000_000, 1), (29_999_999, 3), (30_000_000, 4)],
)
def test_size_band_begins_at_its_bound(amount, band):
    assert size_band(amount) == band
