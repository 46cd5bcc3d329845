"""A workspace in which every page has something to show: done in the browser, as its 管理者 would."""

from __future__ import annotations

import re
from typing import Any

from atoippo.tables.sample.export import sample_export
from journeys import customer
from journeys.site import ADMIN
from web.imports.runs import LOSSES, ONE_ASIDE, TELLS_NOTHING, UNSURE

SETTLED = "#value:not(:has(#on-the-way)) #pick"  # all words are read
IS_IN = "#value, main .badge.mark"  # what the file told, or the report of its import
NUMBER = re.compile(r"/(\d+)/")
FILES = (LOSSES, ONE_ASIDE, TELLS_NOTHING, UNSURE)  # what stands in them is data


def furnished(site) -> dict[str, Any]:
    """Fill the demo's workspace, and return the numbers of its rows by the names of their places."""
    page = site.visit(ADMIN)
    page.goto("/revival/")
    page.locator("[name=count][value='5']").click()
    page.wait_for_url("**/")
    places = {
        "uploaded": dropped(page, "確認待ち.csv", LOSSES, until="form[action$='/start/']"),
        "unsure": dropped(page, "列.csv", UNSURE, until="select"),
        "refused": dropped(page, "読めない.csv", TELLS_NOTHING, until=".notice.error:visible"),
        "done": imported(page, "取り分け.csv", ONE_ASIDE),
        "deal_id": _deal_with_a_return(page),
        "token": _invited(page, site),
        **_asked(page),
        **_rows_of(site),
    }
    _decide_a_match(page)
    _keep_a_view(page)
    page.context.close()
    return places


def dropped(page, name: str, content: str | bytes, *, until: str) -> int:
    """Drop a file, wait for what the page then shows, and return the import's number."""
    page.goto("/settings/imports/new/")
    data = content if isinstance(content, bytes) else content.encode()
    page.set_input_files("[name=file]", {"name": name, "mimeType": "text/csv", "buffer": data})
    page.wait_for_selector(until)
    return int(NUMBER.search(page.url)[1])


def imported(page, name: str, content: str | bytes) -> int:
    """Drop a file, go on with it and wait until all of it is in."""
    number = dropped(page, name, content, until="form[action$='/start/']")
    page.click("form[action$='/start/'] button")
    page.wait_for_selector(IS_IN)
    return number


def sample_file(rows: int = 300) -> dict[str, Any]:
    """Return an export of the sample company, as a file to drop."""
    return {"name": "案件一覧.csv", "mimeType": "text/csv", "buffer": sample_export(rows=rows)}


def _deal_with_a_return(page) -> int:
    page.goto("/deals/?outcome=lost")
    page.locator("tbody th a").first.click()
    page.locator("[popovertarget=come-back]").first.click()
    page.click("#come-back .primary")
    page.wait_for_selector("main .notice")
    return int(NUMBER.search(page.url)[1])


def _invited(page, site) -> str:
    [[member]] = site.stored("select id from teams_member where user_id is null and is_active order by id limit 1")
    page.goto(f"/settings/members/{member}/")
    page.fill("#invite input[type=email]", "invited@example.jp")
    page.click("#invite button[type=submit]")
    return page.input_value("#link").rstrip("/").rsplit("/", 1)[1]


def _asked(page) -> dict[str, Any]:
    """Ask a customer about a loss; the link stands in the letter alone."""
    customer.ask(page, customer.record_a_loss(page))
    letter = page.locator("#letter-body").input_value()
    return {"ask_token": re.search(r"/ask/([^/\s]+)/", letter)[1], "message_id": int(NUMBER.search(page.url)[1])}


def _decide_a_match(page) -> None:
    page.goto("/settings/matches/")
    page.locator("[name=verdict][value=same]").first.click()
    page.wait_for_selector("#pairs .notice")


def _keep_a_view(page) -> None:
    page.goto("/deals/?outcome=lost&q=%E6%A0%AA%E5%BC%8F")
    page.locator("#deals details summary").last.click()
    page.fill("#view-name", "株式会社の失注")
    page.click("form[action$='/views/'] button")
    page.wait_for_selector("main .notice")


def _rows_of(site) -> dict[str, int]:
    asked = {
        "member_id": "select id from teams_member where user_id is null order by id desc",
        "team_id": "select id from teams_team order by id",
        "loss_id": "select id from deals_loss order by id",
        "answer_id": "select id from feedback_answer where told_at is not null order by id",
        "suppression_id": "select id from mail_suppression where lifted_at is null order by id",
        "masked_id": "select id from feedback_answer where masked order by id",
    }
    return {name: site.stored(question)[0][0] for name, question in asked.items()}
