"""The summary's shape is a promise to other programs."""

from __future__ import annotations

import json

from atoippo.reports.summary import summary
from atoippo.values.language import Language
from atoippo.values.reason import Reason
from reports.deals import lost, reading_of, set_aside_row, won


def test_summary_counts_rows_and_deals(report_of):
    deals = (lost(amount_yen=500, told=Reason.TIMING), lost(amount_yen=None), won(amount_yen=7))
    reading = reading_of(*deals, set_aside=(set_aside_row(),))

    figures = summary(report_of(*deals), reading, language=Language.JA)

    assert {name: figures[name] for name in list(figures)[:9]} == {
        "rows_read": 6,
        "rows_taken": 3,
        "rows_named": 2,
        "rows_set_aside": 1,
        "deals": 3,
        "won": 1,
        "lost": 2,
        "open": 0,
        "lost_amount_yen": 500,
    }
    assert figures["reasons"][2] == {"reason": "timing", "told": 1, "recoded": 1, "share": 0.5}
    assert figures["encoding"] == {"list.csv": {"": "cp932"}}
    assert figures["mapping"] == {"list.csv": {"": {"deal": {"column": "商談名", "confidence": 0.98, "how": "preset"}}}}


def test_summary_has_eight_reasons_and_plain_json(company_report, company_reading):
    figures = json.loads(json.dumps(summary(company_report, company_reading, language=Language.EN)))

    assert [row["reason"] for row in figures["reasons"]] == [reason.value for reason in Reason]
    assert sum(row["recoded"] for row in figures["reasons"]) == figures["lost"]
    assert set(figures["revival"][0]) == {
        "company", "deal", "amount_yen", "reason", "reach", "chance_365", "chance_365_low", "chance_365_high", "next_on", "why",
    }  # fmt: skip


def test_summary_ranks_as_the_report_does(company_report, company_reading):
    figures = summary(company_report, company_reading, language=Language.JA)

    assert [row["company"] for row in figures["revival"]] == [c.company for c in company_report.revival.candidates]
