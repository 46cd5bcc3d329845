"""The charts of 分析 as the browser draws them, and the same page where no script runs."""

from __future__ import annotations

import re

import pytest

from journeys.chromium import SIZES, needs_chromium
from journeys.furnished import sample_file
from journeys.site import MANAGER

pytestmark = needs_chromium


@pytest.fixture(params=[(size, scheme) for size in SIZES for scheme in ("light", "dark")], ids=str)
def page(request, visit):
    size, scheme = request.param
    opened = visit(MANAGER, size=size, scheme=scheme)
    opened.goto("/insights/")
    opened.wait_for_selector(".charts:not(:has(.plot:not(:has(svg))))")
    return opened


def test_every_chart_is_drawn_within_its_card(page):
    drawn = page.evaluate("""() => [...document.querySelectorAll('.plot')].map(plot => {
      const [svg, card] = [plot.querySelector('svg'), plot.closest('figure')].map(node => node.getBoundingClientRect());
      return svg.width > 200 && svg.left >= card.left && svg.right <= card.right + 1;
    })""")

    assert len(drawn) >= 4
    assert all(drawn)


def test_open_tables_scroll_within_their_card(page):
    page.evaluate("document.querySelectorAll('.chart details').forEach(table => { table.open = true; })")

    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0


def test_no_colour_of_a_chart_is_left_as_a_stand_in(page):
    colours = page.evaluate("""() => [...document.querySelectorAll('.plot svg *')]
      .flatMap(node => [getComputedStyle(node).fill, getComputedStyle(node).stroke])""")

    assert {f"rgb({n}, {n}, {n})" for n in (1, 2, 3, 4)} & set(colours) == set()


def test_bar_leads_to_the_deals_of_its_row(page):
    row = page.locator("#reasons tbody tr").first.locator("td a").nth(1)
    address, count = row.get_attribute("href"), row.text_content()

    page.locator("#reasons .plot .mark-rect path").first.click()
    page.wait_for_url("**/deals/?*")

    assert page.url.endswith(address)
    assert page.locator("#found").inner_text() == f"{count}件の商談"


def test_pages_work_without_script(visit, site):
    page = visit(site.newcomer(), java_script_enabled=False)
    page.goto("/")
    page.set_input_files("[name=file]", sample_file(200))
    page.get_by_role("button", name="このファイルを読む").click()
    press_until(page, "いまの状態を見る", "これで進む")
    page.get_by_role("button", name="これで進む").click()
    press_until(page, "いまの状態を見る", "分かったことを見る")
    page.goto("/insights/")
    table = page.locator("#reasons table")
    page.locator("#reasons summary").click()
    assert table.locator("tbody tr").count() >= 5
    table.locator("td a").first.click()
    page.wait_for_url("**/deals/?*")
    page.fill("#q", "株式会社")
    page.get_by_role("button", name="さがす", exact=True).click()
    assert re.search(r"[?&]q=%E6%A0%AA", page.url)
    page.goto("/revival/")
    page.get_by_role("button", name="5社", exact=True).click()
    assert page.locator("main article.card").count() == 5


def press_until(page, link, name):
    """Open the link anew until something of the name is there, as somebody without scripts does."""
    for _ in range(100):
        if page.locator("main :is(a, button)", has_text=name).count():
            return
        page.wait_for_timeout(300)
        if page.get_by_role("link", name=link).count():
            page.get_by_role("link", name=link).click()
        else:
            page.reload()
    raise AssertionError(page.locator("main").inner_text())
