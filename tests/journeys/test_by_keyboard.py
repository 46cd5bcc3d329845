"""From the sign-in over a file and 分析 to one deal, without a mouse."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from journeys.chromium import SIZES, needs_chromium
from journeys.furnished import SETTLED, sample_file
from journeys.keyboard import Keyboard
from journeys.site import MANAGER, PASSWORD

pytestmark = needs_chromium

HOME = re.compile(r"//[^/]+/$")


@pytest.fixture(params=SIZES, ids=str)
def size(request):
    return request.param


def test_file_is_brought_by_keyboard(visit, site, size):
    page = visit(size=size)
    keys = Keyboard(page)
    page.goto("/")
    keys.go_to("[name=login]")
    keys.write(site.newcomer())
    keys.go_to("[name=password]")
    keys.write(PASSWORD)
    keys.follow("main button[type=submit]", to=HOME)
    with page.expect_file_chooser() as chooser:
        keys.open("[name=file]")
    chooser.value.set_files(sample_file())
    page.wait_for_selector("#found")
    keys.follow("form[action$='/start/'] button", to="**/first/findings/")
    page.wait_for_selector(SETTLED)
    keys.follow("#pick", to=HOME)

    assert page.locator("main article.card").count() == 5
    assert keys.faults == set()


def test_chart_leads_to_its_deals_by_keyboard(visit, size):
    page = visit(MANAGER, size=size)
    keys = Keyboard(page)
    page.goto("/")
    keys.open(".skip")
    keys.go_to("main :is(a, button)")
    keys.follow(".rooms a[href='/insights/']", to="**/insights/")
    keys.open("#reasons summary")
    keys.go_to("#reasons td a")
    count = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    page.wait_for_url("**/deals/?*")
    found = page.locator("#found").inner_text()
    asked = parse_qs(urlsplit(page.url).query)
    company = page.locator("tbody th a").first.inner_text()
    keys.follow("tbody th a", to=re.compile(r"/deals/\d+/$"))

    assert (found, sorted(asked)) == (f"{count}件の商談", ["outcome", "told"])
    assert page.locator("h1").inner_text() == company
    assert keys.faults == set()
