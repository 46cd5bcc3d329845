"""Three things at most, none that the file cannot bear."""

from __future__ import annotations

import pytest

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
        == "理由が選ばれていなかった（「その他」・空欄・文章）2件のうち、1件は、残された言葉から理由を読み取れました。"
    )


def titles(report):
    return [str(finding.title) for finding in report.findings]


def test_findings_say_which_step_was_missing(report_of):
    stopped = [lost(reach=Reach.PROPOSED, told=Reason.TIMING)] * 9

    report = report_of(*stopped, lost(reach=Reach.HEARD, told=Reason.COMPETITOR))

    assert (
        titles(report)[1]
        == "「提案・見積」まで進んで止まった商談が最も多く、9件ありました。あと一歩は「比較の最終」でした。"
    )


@pytest.mark.parametrize("steps", [[Reach.PROPOSED] * 12, [Reach.PROPOSED] * 4 + [Reach.HEARD] * 4])
def test_findings_do_not_speak_of_steps_that_tell_of_the_file_alone(report_of, steps):
    report = report_of(*(lost(reach=step, told=Reason.TIMING) for step in steps))

    assert [title for title in titles(report) if "止まった商談" in title] == []


def test_findings_put_even_reasons_side_by_side(report_of):
    report = report_of(*[lost(told=Reason.TIMING)] * 7, *[lost(told=Reason.COMPETITOR)] * 6)

    assert (
        titles(report)[0] == "多い理由は「タイミング」（7件）と「競合」（6件）で、ほぼ並んでいます（失注13件のうち）。"
    )


def test_findings_say_when_every_silent_reason_was_read(report_of):
    report = report_of(lost(note="稟議が部長の段階で通らなかった"))

    assert (
        titles(report)[0]
        == "理由が選ばれていなかった（「その他」・空欄・文章）1件すべてで、残された言葉から理由を読み取れました。"
    )


def test_findings_name_the_rival_that_clearly_stands_out(report_of):
    deals = [lost(competitor="甲")] * 11 + [lost(competitor="乙")] * 2

    assert titles(report_of(*deals))[0] == "失注した商談で最もよく名前が挙がった競合は「甲」で、11件でした。"
    assert [title for title in titles(report_of(*deals[5:])) if "競合は" in title] == []


def test_findings_count_deals_where_there_are_no_companies(report_of):
    assert titles(report_of(lost(deal="甲の件")))[0].startswith("もう一度お話しできそうな商談が1件あります。")


def test_findings_are_three_at_most(company_report):
    assert len(company_report.findings) == 3


def test_findings_of_nothing_are_none(report_of):
    assert report_of().findings == ()
