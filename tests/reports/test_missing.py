"""What a file lacks is said, with how to get it."""

from __future__ import annotations

from datetime import date

from atoippo.reports.missing import AMOUNTS_OF_NOTHING, FOREIGN_AMOUNTS, MISSING, NO_LOSSES, NO_REASONS, NO_SEGMENTS
from atoippo.values.reach import Reach
from atoippo.values.reason import Reason
from reports.deals import lost, won


def test_missing_things_of_a_bare_list_are_all_named(report_of):
    assert report_of(lost()).missing == (*MISSING.values(), NO_REASONS, NO_SEGMENTS)


def test_missing_things_of_a_full_list_are_none(report_of):
    row = lost(
        amount_yen=1, closed_on=date(2025, 9, 1), reach=Reach.HEARD, company="株式会社甲", competitor="乙",
        note="高い", told=Reason.TIMING, industry="製造業",
    )  # fmt: skip

    assert report_of(row).missing == ()


def test_missing_things_without_losses_is_the_losses(report_of):
    assert report_of(won()).missing == (NO_LOSSES,)


def test_missing_things_know_amounts_in_another_currency(report_of):
    assert report_of(lost(foreign_amount="$1,200")).missing[0] == FOREIGN_AMOUNTS


def test_missing_things_take_amounts_of_0_for_unknown(report_of):
    assert report_of(lost(amount_yen=0)).missing[0] == AMOUNTS_OF_NOTHING


def test_missing_things_tell_of_wide_gaps(report_of):
    dated = lost(closed_on=date(2025, 9, 1), company="株式会社甲", amount_yen=1)

    told = [str(thing.what) for thing in report_of(dated, lost(company="株式会社乙", amount_yen=1)).missing]

    assert [what for what in told if "が分かりません" in what] == ["失注2件のうち1件で、失注した日が分かりません。"]


def test_missing_things_know_a_reason_column_of_free_words(report_of):
    assert NO_REASONS not in report_of(lost(reason_words="稟議が通らなかった")).missing


def test_missing_things_of_a_workspace_are_mended_without_the_command(report_of):
    how = [str(missing.how_here) for missing in (*report_of(lost()).missing, FOREIGN_AMOUNTS, AMOUNTS_OF_NOTHING)]

    assert [text for text in how if "--map" in text] == []
    assert how[-3] == str(NO_SEGMENTS.how)
