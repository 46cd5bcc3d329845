"""Deals as a file would tell them, and the report of a small company, for the tests of this room."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from atoippo.reports.deal_table import deal_table
from atoippo.reports.report import make_report
from atoippo.texts.reasons import load_classifier
from atoippo.values.outcome import Outcome
from atoippo.values.reach import Reach
from atoippo.values.reason import Reason
from reports.deals import a_deal, lost, reading_of

TODAY = date(2026, 4, 1)


@pytest.fixture(scope="session")
def classifier():
    return load_classifier()


@pytest.fixture
def table_of(classifier):
    return lambda *deals: deal_table(deals, classifier)


@pytest.fixture
def report_of(table_of):
    return lambda *deals: make_report(table_of(*deals), today=TODAY)


@pytest.fixture(scope="session")
def company_deals():
    """Forty lost, twelve won and three open deals with everything that a file can hold."""
    reasons = [Reason.PRICE_BUDGET, Reason.COMPETITOR, Reason.TIMING, Reason.OTHER, None]
    losses = [
        lost(
            company=f"株式会社試験{i}",
            told=reasons[i % 5],
            note="稟議が部長の段階で通らなかった" if i % 5 > 2 else None,
            amount_yen=1_000_000 * (i + 1),
            reach=Reach(i % 6 + 1),
            competitor="競合甲" if i % 2 else "競合乙",
            industry="製造業" if i % 3 else "小売業",
            closed_on=date(2025, 4, 1) + timedelta(days=8 * i),
            member="営業太郎",
        )
        for i in range(40)
    ]
    wins = [
        a_deal(outcome=Outcome.WON, company=f"有限会社受注{i}", industry="製造業", closed_on=date(2025, 6, 1))
        for i in range(12)
    ]
    return (*losses, *wins, *(a_deal(outcome=Outcome.OPEN, company=f"合同会社進行{i}") for i in range(3)))


@pytest.fixture
def company_report(report_of, company_deals):
    return report_of(*company_deals)


@pytest.fixture
def company_reading(company_deals):
    return reading_of(*company_deals)
