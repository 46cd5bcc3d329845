"""What happens twice happens once: a double click, the same page in two windows, the back button."""

from __future__ import annotations

import pytest

from journeys.chromium import needs_chromium
from journeys.furnished import IS_IN, dropped, imported, sample_file

pytestmark = needs_chromium

START = "form[action$='/start/']"
SENT_TWICE = "form => { const [url, body] = [form.action, new FormData(form)]; return Promise.all([fetch(url, {method: 'POST', body}), fetch(url, {method: 'POST', body})]).then(answers => answers.map(answer => answer.status)); }"


@pytest.fixture
def who(site):
    return site.newcomer()


def of_workspace(site, who, question):
    """Ask the database for the rows of somebody's workspace."""
    [[workspace]] = site.stored(
        "select workspace_id from teams_member m join teams_user u on u.id = m.user_id where u.email = ?", who
    )
    return site.stored(question, workspace)


def test_double_click_begins_one_import(visit, site, who):
    page = visit(who)
    content = sample_file(200)["buffer"]
    number = dropped(page, "案件一覧.csv", content, until=START)

    page.dblclick(f"{START} button")
    page.wait_for_url("**/first/findings/")

    assert of_workspace(site, who, "select id from intake_intake where workspace_id = ?") == [(number,)]
    assert of_workspace(site, who, "select count(*) from deals_deal where workspace_id = ?") == [(200,)]


def test_form_sent_twice_begins_one_import(visit, site, who):
    page = visit(who)
    number = dropped(page, "案件一覧.csv", sample_file(200)["buffer"], until=START)

    statuses = page.locator(START).evaluate(SENT_TWICE)
    page.reload()
    page.wait_for_selector(IS_IN)

    assert statuses == [200, 200]
    assert of_workspace(site, who, "select id from intake_intake where workspace_id = ?") == [(number,)]
    assert of_workspace(site, who, "select count(*) from deals_deal where workspace_id = ?") == [(200,)]


def test_same_companies_picked_in_two_windows_are_picked_once(visit, site, who):
    first = visit(who)
    imported(first, "案件一覧.csv", sample_file()["buffer"])
    second = visit(who)
    for page in (first, second):
        page.goto("/first/findings/")
        page.wait_for_selector("#pick")

    first.dblclick("#pick")
    first.wait_for_selector("main article.card")
    second.click("#pick")
    second.wait_for_selector("main article.card")
    first.reload()

    cards = [page.locator("main article.card h3").all_inner_texts() for page in (first, second)]
    assert (cards[0], len(cards[0])) == (cards[1], 5)
    assert of_workspace(site, who, "select count(*) from pursuits_pursuit where workspace_id = ?") == [(5,)]
    assert second.locator("main .notice").first.inner_text().startswith("新しく加えた商談はありません。")
