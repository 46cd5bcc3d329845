"""The report in a real browser: it asks for nothing, fits a phone, and says what it should in light and dark."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from journeys.chromium import SIZES, needs_chromium

pytestmark = needs_chromium


@pytest.fixture(scope="module")
def report_folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("journey")
    atoippo = Path(sys.executable).with_name("atoippo")
    today = date(2026, 4, 1).isoformat()
    for arguments in (
        ["sample", "--rows", "600", "--out", "見本.csv"],
        ["dig", "見本.csv", "--out", "out", "--today", today],
    ):
        subprocess.run([atoippo, *arguments], cwd=folder, check=True, capture_output=True)
    return folder / "out"


@pytest.fixture(params=[(size, scheme) for size in SIZES for scheme in ("light", "dark")], ids=str)
def opened(request, browser, report_folder):
    """Return the page opened at a size in a colour scheme, with what it asked for and complained of."""
    (width, height), scheme = request.param
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
    page = context.new_page()
    page.asked, page.complaints = [], []
    page.on("request", lambda asked: page.asked.append(asked.url))
    page.on("console", lambda said: page.complaints.append(said.text))
    page.goto((report_folder / "report.html").as_uri())
    yield page
    context.close()


def test_report_asks_only_for_itself(opened, report_folder):
    assert opened.asked == [(report_folder / "report.html").as_uri()]
    assert opened.complaints == []


def test_report_fits_the_screen(opened):
    assert opened.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_report_charts_stay_within_the_page(opened):
    wide = opened.evaluate(
        "[...document.querySelectorAll('figure svg')].filter(s => s.getBoundingClientRect().right > window.innerWidth).length"
    )

    assert opened.locator("figure svg").count() > 4
    assert wide == 0


def test_report_texts_stand_out_from_the_paper(opened):
    worst = opened.evaluate(CONTRAST)

    assert worst["ratio"] >= 4.5, worst


def test_report_opens_what_lies_behind_the_gauge_by_keyboard(opened):
    opened.locator("details.gauge summary").first.focus()
    opened.keyboard.press("Enter")

    assert opened.locator("details.gauge").first.get_attribute("open") is not None


# the lowest contrast ratio (WCAG 2.2) of any text to the page's or its card's background, light-dark() resolved by the browser
CONTRAST = """() => {
  const channel = c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  const parse = text => text.match(/[\\d.]+/g).map(Number);
  const luminance = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const paper = node => {
    for (; node; node = node.parentElement) {
      const colour = parse(getComputedStyle(node).backgroundColor);
      if (colour.length === 3 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  let worst = {ratio: 21, text: ''};
  for (const node of document.querySelectorAll('p, li, td, th, h1, h2, h3, small, b, span, dd, dt, figcaption, blockquote')) {
    if (!node.innerText || !node.checkVisibility()) continue;
    const [a, b] = [luminance(parse(getComputedStyle(node).color)), luminance(paper(node))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < worst.ratio) worst = {ratio, text: node.innerText.slice(0, 40)};
  }
  return worst;
}"""
