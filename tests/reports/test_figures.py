"""The figures are counts of the table, in an order that does not change."""

from __future__ import annotations

from datetime import date

import polars as pl

from atoippo.reports.deal_table import DealTable
from atoippo.reports.figures import quarter_figures, reason_figures, rival_figures, segment_figures, step_figures
from atoippo.reports.report import make_figures
from atoippo.values.reach import Reach
from atoippo.values.reason import Reason
from reports.deals import lost, won


def test_reason_figures_has_eight_reasons_in_their_order(table_of):
    table = table_of(lost(told=Reason.TIMING), lost(told=Reason.TIMING), lost(), won())

    figures = reason_figures(table)

    assert [figure.reason for figure in figures] == list(Reason)
    assert [figure.told.count for figure in figures] == [0, 0, 2, 0, 0, 0, 0, 1]
    assert figures[2].recoded.estimate == 2 / 3


def test_reason_figures_of_no_losses_claim_nothing(table_of):
    assert {figure.recoded.estimate for figure in reason_figures(table_of(won()))} == {None}


def test_quarter_figures_fill_the_quarters_between(table_of):
    table = table_of(
        lost(closed_on=date(2025, 4, 1), told=Reason.TIMING), won(closed_on=date(2025, 12, 31)), lost(closed_on=None)
    )

    figures = quarter_figures(table)

    assert [(f.quarter.year, f.quarter.number) for f in figures] == [(2025, 1), (2025, 2), (2025, 3)]
    assert [(f.loss_rate.count, f.loss_rate.total) for f in figures] == [(1, 1), (0, 0), (0, 1)]
    assert figures[0].by_reason[Reason.TIMING] == 1


def test_quarter_figures_count_from_the_first_month_of_the_fiscal_year(table_of):
    table = table_of(lost(closed_on=date(2025, 12, 31)), lost(closed_on=date(2026, 1, 1)))

    figures = quarter_figures(table, first_month=1)

    assert [(f.quarter.year, f.quarter.number, f.loss_rate.count) for f in figures] == [(2025, 4, 1), (2026, 1, 1)]


def test_quarter_figures_of_undated_deals_are_none(table_of):
    assert quarter_figures(table_of(lost())) == ()


def test_quarter_figures_show_the_last_twelve(table_of):
    table = table_of(lost(closed_on=date(2015, 4, 1)), lost(closed_on=date(2026, 3, 31)))

    assert len(quarter_figures(table)) == 12


def test_step_figures_count_where_losses_stopped(table_of):
    table = table_of(
        lost(reach=Reach.PROPOSED, told=Reason.TIMING), lost(reach=Reach.PROPOSED, told=Reason.COMPETITOR), lost()
    )

    steps = step_figures(table)

    assert [step.lost for step in steps] == [0, 0, 2, 0, 0, 0]
    assert steps[2].by_reason[Reason.COMPETITOR] == 1


def test_step_figures_need_a_step(table_of):
    assert step_figures(table_of(lost())) == ()


def test_rival_figures_put_the_most_losses_first(table_of):
    table = table_of(
        lost(competitor="甲", told=Reason.COMPETITOR),
        lost(competitor="乙", told=Reason.TIMING),
        lost(competitor="乙", told=Reason.TIMING),
        won(competitor="甲"),
        lost(),
    )

    rivals = [(f.rival, f.loss_rate.count, f.loss_rate.total, f.main_reason) for f in rival_figures(table)]

    assert rivals == [("乙", 2, 2, Reason.TIMING), ("甲", 1, 2, Reason.COMPETITOR)]


def test_segment_figures_leave_out_what_has_one_level(table_of):
    table = table_of(lost(industry="製造業", region="関東"), won(industry="小売業", region="関東"))

    assert [(f.segment, [level.level for level in f.levels]) for f in segment_figures(table)] == [
        ("industry", ["小売業", "製造業"])
    ]


def test_segment_figures_order_size_bands_by_size(table_of):
    table = table_of(*(lost(amount_yen=yen) for yen in (50_000_000, 500_000, 400_000, 5_000_000)))

    (sizes,) = segment_figures(table)

    assert [str(level.level) for level in sizes.levels] == ["100万円未満", "300万〜1,000万円", "3,000万円以上"]
    assert [level.is_fair for level in sizes.levels] == [False, False, False]


def test_segment_figures_say_how_many_levels_are_not_shown(table_of):
    table = table_of(*(lost(industry=f"業種{i:02d}") for i in range(14)))

    (industry,) = segment_figures(table)

    assert (len(industry.levels), industry.further) == (10, 4)


def test_figures_of_words_held_as_places_among_few_are_the_same(company_report):
    frame = company_report.table.frame
    few = ("outcome", "told", "recoded", "industry", "competitor")
    places = frame.with_columns(pl.col(name).cast(pl.Enum(frame[name].drop_nulls().unique())) for name in few)

    assert make_figures(DealTable(places)) == make_figures(company_report.table)


def test_rivals_named_as_often_stand_in_the_order_of_their_names(table_of):
    table = table_of(*[lost(competitor=name, told=Reason.TIMING) for name in ("乙", "甲", "丙", "丙")])

    assert [rival.rival for rival in rival_figures(table)] == ["丙", "乙", "甲"]


def test_main_reasons_as_frequent_stand_in_the_order_of_their_codes(table_of):
    table = table_of(*[lost(competitor="甲", told=reason) for reason in (Reason.TIMING, Reason.COMPETITOR)])

    assert rival_figures(table)[0].main_reason is Reason.COMPETITOR
