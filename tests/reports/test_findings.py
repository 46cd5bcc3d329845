"""Three things at most, none that the file cannot bear."""

from __future__ import annotations

from atoippo.values.reach import Reach
from atoippo.values.reason import Reason
from reports.deals import lost


def test_findings_name_the_most_frequent_reason_with_its_interval(report_of):
    report = report_of(*(lost(told=Reason.TIMING) for _ in range(9)), *(lost(told=Reason.COMPETITOR) for _ in range(3)))

    title = str(report.findings[0].title)

    assert title.startswith("いちばん多い理由は「タイミング」でした。失注12件のうち9件です（75%、幅は")


def test_findings_do_not_speak_of_a_reason_below_the_fair_sample(report_of):
    report = report_of(*(lost(told=Reason.TIMING) for _ in range(9)))

    assert [str(finding.title) for finding in report.findings if "いちばん多い" in str(finding.title)] == []


def test_findings_count_the_reasons_read_from_the_text(report_of):
    report = report_of(lost(told=Reason.OTHER, note="稟議が部長の段階で通らなかった"), lost())

    assert (
        str(report.findings[0].title)
        == "理由が「その他」か空欄だった2件のうち、1件は、残された言葉から理由を読み取れました。"
    )


def test_findings_say_which_step_was_missing(report_of):
    report = report_of(lost(reach=Reach.PROPOSED, told=Reason.TIMING), lost(reach=Reach.PROPOSED, told=Reason.TIMING))

    assert "「提案・見積」まで進んで止まった商談が最も多く、2件ありました。あと一歩は「比較の最終」でした。" in {
        str(finding.title) for finding in report.findings
    }


def test_findings_are_three_at_most(company_report):
    assert len(company_report.findings) == 3


def test_findings_of_nothing_are_none(report_of):
    assert report_of().findings == ()
