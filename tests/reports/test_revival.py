"""Whom to go back to: one deal a company, and never a company that is in talks, has bought, or asked for quiet."""

from __future__ import annotations

from datetime import date

from atoippo.reports.revival import WordSigns, revival_list
from atoippo.values.business_calendar import BusinessCalendar
from atoippo.values.reach import Reach
from atoippo.values.reason import Reason
from reports.deals import a_deal, lost, won

TODAY = date(2026, 4, 1)


def companies(report):
    return [candidate.company for candidate in report.revival.candidates]


def left_out(report):
    return {str(label): count for label, count in report.revival.left_out}


def revival_of_some(table_of, deals, around):
    """Return the list of some deals among all deals of ours."""
    return revival_list(table_of(*deals), today=TODAY, calendar=BusinessCalendar(), around=table_of(*deals, *around))


def test_revival_list_has_one_row_a_company_with_its_most_worthwhile_deal(report_of):
    report = report_of(
        lost(company="株式会社甲", deal="小", amount_yen=100_000, closed_on=date(2025, 9, 1)),
        lost(company="㈱甲", deal="大", amount_yen=9_000_000, closed_on=date(2025, 9, 1)),
        lost(company="甲株式会社", deal="別の会社", amount_yen=1, closed_on=date(2025, 9, 1)),
    )

    assert [(c.company, c.deal, c.further_losses) for c in report.revival.candidates] == [
        ("株式会社甲", "大", 1),
        ("甲株式会社", "別の会社", 0),
    ]


def test_revival_list_leaves_out_companies_in_talks_and_won_since(report_of):
    report = report_of(
        lost(company="株式会社進行", closed_on=date(2025, 9, 1)),
        a_deal(company="株式会社進行"),
        lost(company="株式会社受注", closed_on=date(2025, 9, 1)),
        won(company="株式会社受注", closed_on=date(2025, 9, 1)),
        lost(company="株式会社昔受注", closed_on=date(2025, 9, 1)),
        won(company="株式会社昔受注", closed_on=date(2025, 8, 31)),
        won(company="株式会社日付なし"),
        lost(company="株式会社日付なし", closed_on=date(2025, 9, 1)),
    )

    assert sorted(companies(report)) == ["株式会社日付なし", "株式会社昔受注"]
    assert left_out(report) == {"いま商談が進んでいる会社": 1, "その後に受注した会社": 1}


def test_revival_list_respects_what_the_words_of_the_loss_say(report_of):
    report = report_of(
        lost(company="株式会社閉", note="先方が廃業された"),
        lost(company="株式会社静", note="今後の連絡は不要とのこと"),
        lost(company="株式会社重", note="重複登録のため"),
    )

    assert companies(report) == []
    assert left_out(report) == {"廃業・倒産・解散": 1, "ご連絡は不要とのお申し出": 1, "重複・テストの登録": 1}


def test_revival_list_leaves_a_company_alone_whichever_loss_asked_for_it(report_of):
    report = report_of(
        lost(company="株式会社静", note="今後の連絡は不要とのこと"),
        lost(company="㈱静", note="予算がない"),
        lost(company="株式会社重", note="重複登録のため"),
        lost(company="株式会社重", note="予算がない"),
    )

    assert companies(report) == ["株式会社重"]
    assert left_out(report) == {"ご連絡は不要とのお申し出": 2, "重複・テストの登録": 1}


def test_revival_list_keeps_deals_without_a_company_apart(report_of):
    report = report_of(lost(deal="一"), lost(deal="二"))

    assert sorted(c.deal for c in report.revival.candidates) == ["一", "二"]


def test_revival_list_counts_an_unknown_amount_as_the_middle_one(report_of):
    facts = {"closed_on": date(2025, 9, 1), "told": Reason.TIMING, "reach": Reach.PROPOSED}
    report = report_of(
        lost(company="株式会社小", amount_yen=100, **facts),
        lost(company="株式会社不明", **facts),
        lost(company="株式会社大", amount_yen=9_000_000, **facts),
        lost(company="株式会社中", amount_yen=2_000_000, **facts),
    )

    assert companies(report) == ["株式会社大", "株式会社不明", "株式会社中", "株式会社小"]


def test_revival_list_does_not_take_an_open_deal_of_long_ago_for_talks(report_of):
    facts = {"company": "株式会社甲", "closed_on": date(2025, 9, 1)}
    asleep, awake = (
        a_deal(company="株式会社甲", opened_on=date(2024, 4, 1)),
        a_deal(company="株式会社甲", opened_on=date(2025, 5, 1)),
    )

    assert companies(report_of(lost(**facts), asleep)) == ["株式会社甲"]
    assert companies(report_of(lost(**facts), asleep, awake)) == []


def test_revival_list_waits_for_the_time_that_the_customer_named(report_of):
    (candidate,) = report_of(
        lost(company="株式会社待", note="来年1月に改めて検討したいとのこと", closed_on=date(2026, 2, 1))
    ).revival.candidates

    assert candidate.outlook.next_on >= date(2026, 12, 1)
    assert candidate.outlook.next_on < date(2027, 1, 10)


def test_revival_list_names_the_missing_step(report_of):
    facts = {"closed_on": date(2025, 9, 1)}
    report = report_of(lost(company="株式会社甲", reach=Reach.COMPARED, **facts), lost(company="株式会社乙", **facts))

    assert {c.company: c.missing_step for c in report.revival.candidates} == {
        "株式会社甲": Reach.DECIDED,
        "株式会社乙": None,
    }


def test_revival_list_counts_what_may_return_within_its_length(company_report):
    revival = company_report.revival

    assert 0 <= revival.returns_low <= revival.returns_middle <= revival.returns_high <= len(revival.candidates)


def test_revival_list_leaves_alone_whom_others_of_us_are_with(table_of):
    facts = {"closed_on": date(2025, 9, 1)}
    deals = [lost(company=f"株式会社{name}", **facts) for name in ("進行", "受注", "静", "空")]
    around = [
        a_deal(company="株式会社進行"),
        won(company="株式会社受注", closed_on=date(2026, 1, 1)),
        lost(company="株式会社静", note="今後の連絡は不要とのこと", **facts),
        lost(company="株式会社空", deal="ほかのチームの失注", **facts),
    ]

    revival = revival_of_some(table_of, deals, around)

    assert [(c.company, c.further_losses) for c in revival.candidates] == [("株式会社空", 0)]
    assert sum(count for _, count in revival.left_out) == 3


def test_revival_list_names_the_row_of_each_deal(report_of):
    report = report_of(won(), lost(company="株式会社甲", closed_on=date(2025, 9, 1)))

    assert [candidate.row for candidate in report.revival.candidates] == [1]


def test_revival_list_asks_for_signs_as_it_is_told(table_of):
    table = table_of(lost(company="株式会社甲", note="予算がない", closed_on=date(2025, 9, 1)))
    signs = WordSigns(no_return=lambda _text: None, named_on=lambda _text, _said_on: date(2027, 1, 1))

    (candidate,) = revival_list(table, today=TODAY, calendar=BusinessCalendar(), signs=signs).candidates

    assert candidate.outlook.next_on.year == 2026
    assert candidate.outlook.next_on.month == 12
