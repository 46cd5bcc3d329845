"""The first minute of a manager: from the sign-in over a file, or the sample, to five companies in 今日."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from journeys.chromium import SIZES, needs_chromium
from journeys.furnished import SETTLED, sample_file
from journeys.site import PASSWORD

pytestmark = needs_chromium

SALESFORCE = Path(__file__).parents[3] / "shared" / "data" / "jp_exports" / "salesforce_report.csv"


@pytest.fixture(params=SIZES, ids=str)
def page(request, visit, site):
    """Return the window of somebody who has just signed in to an empty workspace, by hand."""
    opened = visit(size=request.param)
    opened.goto("/")
    opened.fill("[name=login]", site.newcomer())
    opened.fill("[name=password]", PASSWORD)
    opened.get_by_role("button", name="サインイン").click()
    return opened


def go_on_to_today(page):
    """Take what the file told, and put the five companies into 今日."""
    page.get_by_role("button", name="これで進む").click()
    page.wait_for_url("**/first/findings/", timeout=60_000)
    page.wait_for_selector(SETTLED, timeout=60_000)
    told = page.locator("h1").inner_text(), page.locator(".finding").count(), page.locator("#value .card").count()
    page.get_by_role("button", name="この5社を『今日』に入れる").click()
    page.wait_for_url(re.compile(r"//[^/]+/$"))
    return told


def test_file_leads_to_five_cards(page):
    asked = page.locator("h1").inner_text()
    page.set_input_files("[name=file]", sample_file())
    sentence = page.locator("#found").inner_text()

    told, findings, companies = go_on_to_today(page)

    assert asked == "何から始めますか？"
    assert re.fullmatch(r"商談300件（失注\d+件、理由が空欄\d+件）。金額は、千円単位として読みました。", sentence)
    assert re.fullmatch(r"\d+件の失注から、3つのことが分かりました", told)
    assert (findings, companies, page.locator("main article.card").count()) == (3, 5, 5)


@pytest.mark.skipif(not SALESFORCE.exists(), reason="../shared/data is not here")
def test_report_of_a_crm_leads_to_five_cards(page):
    page.set_input_files("[name=file]", SALESFORCE)

    _, findings, companies = go_on_to_today(page)

    assert (findings, companies, page.locator("main article.card").count()) == (3, 5, 5)


def test_sample_is_seen_beside_the_own_workspace(page):
    page.get_by_role("button", name="見本を見る").click()
    go_on_to_today(page)
    cards = page.locator("main article.card").count()

    page.get_by_role("button", name="自分のワークスペースに戻る").click()

    assert (cards, page.locator("h1").inner_text()) == (5, "何から始めますか？")
