"""Every page in the browser: nobody is shut out, nothing leaves the house, nothing overflows, English is English."""

from __future__ import annotations

import pytest

from journeys.chromium import needs_chromium
from journeys.every_page import NO_PAGES, PAGES, visited
from journeys.furnished import furnished
from journeys.japanese import TEXTS, left_in_japanese, written_by_people
from web.addresses import every_address

pytestmark = needs_chromium

WIDE, PHONE = (1280, 900), (390, 844)
LOOKS = {
    "ja-light-wide": {"language": "ja", "scheme": "light", "size": WIDE},
    "en-dark-phone": {"language": "en", "scheme": "dark", "size": PHONE},
    "ja-dark-phone": {"language": "ja", "scheme": "dark", "size": PHONE},
}
FAMILIAR = LOOKS["ja-dark-phone"]  # its words and its colours stand in another look, too
STRICT = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "font-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
}
SERIOUS = {"serious", "critical"}
STANDS_OUT = """() => [...document.querySelectorAll('body *')]
  .filter(node => node.getBoundingClientRect().right > innerWidth + 1 && node.checkVisibility() && !node.closest('.scroll, .tabs, svg, .sr-only'))
  .map(node => node.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def places(site):
    return furnished(site) | {"newcomer": site.newcomer()}


@pytest.fixture(scope="module")
def written(site, places):
    return written_by_people(site)


@pytest.fixture(params=LOOKS)
def look(request):
    return LOOKS[request.param]


@pytest.fixture(params=PAGES)
def page(request, site, places, look):
    opened = visited(site, request.param, places, **look)
    yield opened
    opened.context.close()


def test_every_address_is_visited_or_no_page():
    visited_addresses = {name.split(" ")[0] for name in PAGES} - {"not", "refused"}

    assert visited_addresses | NO_PAGES == {address.name for address in every_address()}
    assert visited_addresses & NO_PAGES == set()


def test_page_shuts_nobody_out_and_keeps_house(page, site, look, written):
    is_refusal = page.answers[-1].status >= 400  # of which the browser itself complains
    away = [asked for asked in page.asked if not asked.startswith((f"{site.address}/", "data:"))]

    assert (away, [said for said in page.complaints if not (is_refusal and "Failed to load" in said)]) == ([], [])
    assert [policy_of(answer) for answer in page.answers] == [STRICT] * len(page.answers)
    assert (page.evaluate("document.documentElement.scrollWidth - innerWidth"), page.evaluate(STANDS_OUT)) == (0, [])
    assert look == FAMILIAR or serious_violations(page) == []
    assert look["language"] == "ja" or left_in_japanese(page.evaluate(TEXTS), written) == []


def policy_of(answer):
    """Return the answer's Content-Security-Policy by its parts."""
    parts = answer.headers["content-security-policy"].split(";")
    return dict(part.strip().split(" ", 1) for part in parts)


def serious_violations(page):
    """Return what axe finds that keeps somebody out."""
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - only where there is a browser

    found = Axe().run(page).response["violations"]
    return [(one["id"], [node["html"] for node in one["nodes"]]) for one in found if one["impact"] in SERIOUS]
