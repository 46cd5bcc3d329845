from __future__ import annotations

import pytest

from atoippo.feedback.rules.subjects import spoken_subject


@pytest.mark.parametrize(
    ("deal", "subject"),
    [
        ("受発注システム更改", "受発注システム更改のご提案"),
        ("受発注システムのご提案", "受発注システムのご提案"),
        ("受発注システム提案", "受発注システムのご提案"),
        ("株式会社さくら製作所 受発注システム", "受発注システムのご提案"),
        ("さくら製作所様_受発注システム（320万円）", "受発注システムのご提案"),
        ("田中様 勤怠管理 ¥3,200,000", "勤怠管理のご提案"),
        ("さくら製作所", "ご提案"),
        ("", "ご提案"),
    ],
)
def test_spoken_subject_names_neither_the_customer_nor_an_amount(deal, subject):
    assert spoken_subject(deal, company="株式会社さくら製作所", contact="田中 一郎") == subject


def test_spoken_subject_without_company_and_contact_keeps_the_name():
    assert spoken_subject("基幹システム") == "基幹システムのご提案"
