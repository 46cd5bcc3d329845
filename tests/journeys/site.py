"""The application as it is served for the journeys: a home on SQLite with the demo in it, and the people who visit it."""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Any

from cli.home import prepare, run

if TYPE_CHECKING:
    from pathlib import Path

PASSWORD = "ato-ippo-demo"
MANAGER, ADMIN, REP = "manager@example.jp", "kanri@example.jp", "nishio@example.jp"


def home_with_demo(folder: Path) -> Path:
    """Return a home with the demo in it, made by whichever of the test processes comes first."""
    import fcntl  # noqa: PLC0415 - Windows has none, and none of the journeys either

    with (folder / "journeys.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        home = folder / "journeys-home"
        if not (folder / "journeys-made").exists():
            shutil.rmtree(home, ignore_errors=True)
            prepare(home)
            code, _, complaint = run(home, "demo")
            assert code == 0, complaint
            (folder / "journeys-made").touch()
    return home


@dataclass
class Site:
    """The served application: where it answers and where its home is."""

    address: str
    home: Path
    browser: Any = None
    doors: dict[str, Any] = field(default_factory=dict)  # the cookies of who has signed in
    numbers: Any = field(default_factory=lambda: count(1))

    def newcomer(self) -> str:
        """Return the address of the 管理者 of an empty workspace of their own."""
        number = next(self.numbers)
        email = f"newcomer{number}@example.jp"
        named = ["--email", email, "--workspace", f"はじめての会社{number}", "--name", "小川 恵"]
        code, _, complaint = run(self.home, "admin", "create", *named, said=f"{PASSWORD}\n")
        assert code == 0, complaint
        return email

    def visit(self, who: str | None = None, *, size=(1280, 900), scheme="light", language="ja", **options):
        """Open a browser window for somebody, signed in unless it is nobody, and return its page."""
        if who and who not in self.doors:
            self.doors[who] = self._signed_in(who)
        context = self.browser.new_context(
            base_url=self.address,
            viewport={"width": size[0], "height": size[1]},
            color_scheme=scheme,
            storage_state=self.doors.get(who),
            **options,
        )
        context.set_default_timeout(20_000)
        context.add_cookies([{"name": "atoippo_language", "value": language, "url": self.address}])
        return listened_to(context.new_page())

    def stored(self, question: str, *values: object) -> list[tuple[Any, ...]]:
        """Ask the database of the home."""
        place = f"file:{self.home / 'atoippo.sqlite3'}?mode=ro"
        with closing(sqlite3.connect(place, uri=True, timeout=30)) as database:
            return database.execute(question, values).fetchall()

    def _signed_in(self, who: str) -> Any:
        with closing(self.browser.new_context(base_url=self.address)) as context:
            sign_in(context.new_page(), who)
            return context.storage_state()


def sign_in(page, who: str) -> None:
    """Sign in as a person does."""
    page.goto("/accounts/login/")
    page.fill("[name=login]", who)
    page.fill("[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url(re.compile(r"//[^/]+/$"))


def listened_to(page):
    """Return the page with what it asks for, what it complains of and what its documents were answered with."""
    page.asked, page.complaints, page.answers = [], [], []
    page.on("request", lambda asked: page.asked.append(asked.url))
    page.on("console", lambda said: said.type in {"error", "warning"} and page.complaints.append(said.text))
    page.on("pageerror", lambda trouble: page.complaints.append(str(trouble)))
    page.on("response", lambda answer: answer.request.resource_type == "document" and page.answers.append(answer))
    return page
