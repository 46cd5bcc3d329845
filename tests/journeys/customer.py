"""A customer's whole way, step by step: what the rep does, what arrives by mail, what the customer does."""

from __future__ import annotations

import hashlib
import re
import sqlite3
import time
from contextlib import closing
from email import message_from_bytes, policy
from http.client import HTTPConnection
from urllib.parse import urlsplit

COMPANY, PERSON, EMAIL = "株式会社はやぶさ工業", "田中 花子", "tanaka@hayabusa.example.jp"
PHONE = {"size": (390, 844), "has_touch": True}
NOT_WHAT_PEOPLE_DID = ("django_session", "cache", "worker_jobrun")  # the clock goes on while somebody looks
PATIENCE = 90  # seconds; the timetable looks once a minute
LINK = re.compile(r"https?://\S+")


def record_a_loss(page) -> int:
    """Record in one page that a new customer said no because of the price; return the deal's number."""
    page.goto(f"/deals/lose/?company={COMPANY}&amount=320%E4%B8%87%E5%86%86")
    page.locator("[name=reason][value=price_budget]").check(force=True)
    page.get_by_role("button", name="記録する", exact=True).first.click()
    page.wait_for_url(re.compile(r"/losses/\d+/"))
    page.get_by_role("link", name="商談を見る").click()
    page.wait_for_url(re.compile(r"/deals/\d+/"))
    return int(re.search(r"/deals/(\d+)/", page.url)[1])


def ask(page, deal: int) -> None:
    """Ask the customer from the deal's page, and look at the draft."""
    page.goto(f"/deals/{deal}/")
    page.locator("section:has(#asking)").get_by_role("link", name="ご意見をお願いする").click()
    page.fill("[name=name]", PERSON)
    page.fill("[name=department]", "購買部")
    page.fill("[name=email]", EMAIL)
    page.get_by_role("button", name="ご意見のお願いを用意する").click()
    page.wait_for_url(re.compile(r"/letters/\d+/"))


def approve(page) -> None:
    """Send the letter that is on the screen from here."""
    page.get_by_role("button", name="送る（10秒は取り消せます）").click()
    page.wait_for_load_state("networkidle")


def arrived(mailbox, count: int, page):
    """Wait for so many mails, and return the newest as it came over the wire."""
    until = time.monotonic() + PATIENCE
    while len(mailbox.mails) < count and time.monotonic() < until:
        page.wait_for_timeout(500)
    assert len(mailbox.mails) == count
    return mailbox.mails[-1][1]


def read(mail: bytes):
    """Return a mail as a reader's program takes it apart."""
    return message_from_bytes(mail, policy=policy.default)


def links_in(mail: bytes) -> list[str]:
    """Return the links of a mail."""
    return LINK.findall(read(mail).get_content())


def scanned(address: str) -> list[tuple[int, list[str]]]:
    """Open an address as a scanner of mails does, by GET and HEAD, also with what it thinks of; return status and cookies."""
    place = urlsplit(address)
    paths = [place.path, f"{place.path}?lang=en", f"{place.path}?score=3", f"{place.path}?edit=1"]
    return [_opened(place.netloc, method, path) for path in paths for method in ("GET", "HEAD")]


def _opened(host: str, method: str, path: str) -> tuple[int, list[str]]:
    with closing(HTTPConnection(host, timeout=30)) as connection:
        connection.request(method, path, headers={"User-Agent": "a scanner of mails"})
        answer = connection.getresponse()
        answer.read()
        return answer.status, answer.headers.get_all("Set-Cookie") or []


def everything_stored(site) -> dict[str, str]:
    """Return a digest of each table that holds what people did."""
    place = f"file:{site.home / 'atoippo.sqlite3'}?mode=ro"
    with closing(sqlite3.connect(place, uri=True, timeout=30)) as database:
        tables = [name for (name,) in database.execute("select name from sqlite_master where type = 'table'")]
        asked = {name: f'select * from "{name}"' for name in tables if name not in NOT_WHAT_PEOPLE_DID}  # noqa: S608 - the names come from the database itself
        return {name: _digest(database.execute(question)) for name, question in asked.items()}


def _digest(rows) -> str:
    return hashlib.sha256(repr(sorted(map(repr, rows))).encode()).hexdigest()


def answer(page, address: str) -> None:
    """Answer on the phone: a tap a question, one sentence, and send."""
    page.goto(address)
    for name, code in (("reasons", "timing"), ("hard", "inside"), ("conditions", "budget"), ("when", "next_year")):
        page.locator(f"label:has([name={name}][value={code}])").tap()
    page.fill("[name=words]", "来年度の予算で、あらためて考えたいです。")
    send(page)


def send(page) -> None:
    """Send the customer's form."""
    page.get_by_role("button", name="回答を送る").tap()
    page.wait_for_selector("text=ご回答ありがとうございました。")


def pairs_compared(page) -> int:
    """Return of how many losses お客様の声 compares what 営業 and お客様 say."""
    page.goto("/voices/")
    told = page.locator("section:has(#agreement-title) .lead")
    return int(re.match(r"([\d,]+)件中", told.inner_text())[1].replace(",", "")) if told.count() else 0


def text_of(page, path: str, part: str = "main") -> str:
    """Return the words of a page."""
    page.goto(path)
    return page.locator(part).first.inner_text()


def open_answer(page, deal: int) -> None:
    """Open what the customer of a deal answered."""
    page.goto(f"/deals/{deal}/")
    page.get_by_role("link", name="お言葉を読む").click()
    page.wait_for_url(re.compile(r"/answers/\d+/"))


def write_thanks_to_somebody_at_the_same_address(page, deal: int) -> None:
    """Draft thanks for a deal, to be sent under the address that is known already."""
    page.goto(f"/deals/{deal}/")
    page.get_by_role("button", name="お礼の下書きを作る").click()
    page.wait_for_url(re.compile(r"/letters/\d+/"))
    page.locator("#recipient summary").click()
    page.fill("#recipient [name=name]", "木村 次郎")
    page.fill("#recipient [name=email]", EMAIL.upper())
    page.get_by_role("button", name="宛先を保存する").click()
    page.wait_for_load_state("networkidle")
