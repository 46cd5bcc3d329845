"""What a file lacks is said, with how to get it."""

from __future__ import annotations

from datetime import date

from atoippo.reports.missing import MISSING, NO_LOSSES, NO_REASONS, NO_SEGMENTS
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
