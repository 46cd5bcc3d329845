"""Make the README's pictures from the demo workspace and the sample company's report, as they stand today: needs Chromium."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

HERE = Path(__file__).parent
ATOIPPO = Path(sys.executable).with_name("atoippo")
ADDRESS, PORT = "http://localhost:8791", "8791"
MANAGER, PASSWORD = "manager@example.jp", "ato-ippo-demo"
WAIT_SECONDS = 90


def main() -> None:
    """Photograph a report, then the workspace."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1120, "height": 1180})
        photograph_report(page, Path(folder))
        with workspace(Path(folder) / "home"):
            photograph_workspace(page)
        browser.close()


def photograph_report(page: Page, folder: Path) -> None:
    """Dig through the sample and photograph the first screen."""
    for arguments in (["sample", "--out", "s.csv"], ["dig", "s.csv", "--out", "r", "--today", "2026-04-01"]):
        subprocess.run([ATOIPPO, *arguments], cwd=folder, check=True, capture_output=True)
    page.goto((folder / "r" / "report.html").as_uri())
    page.screenshot(path=HERE / "report.png")


def photograph_workspace(page: Page) -> None:
    """Sign in as the demo's マネージャー and photograph 分析."""
    page.goto(f"{ADDRESS}/accounts/login/")
    page.fill("input[name=login]", MANAGER)
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_load_state("networkidle")
    page.goto(f"{ADDRESS}/insights/")
    page.wait_for_selector(".plot svg")
    page.screenshot(path=HERE / "workspace.png")


@contextmanager
def workspace(home: Path) -> Iterator[None]:
    """Serve the demo workspace from a home of its own."""
    environment = os.environ | {"ATOIPPO_HOME": str(home)}
    served = subprocess.Popen([ATOIPPO, "serve", "--port", PORT], env=environment, stdout=subprocess.DEVNULL)
    try:
        wait_for_answer()
        subprocess.run([ATOIPPO, "demo"], env=environment, check=True, capture_output=True)
        yield
    finally:
        served.terminate()
        served.wait(timeout=WAIT_SECONDS)


def wait_for_answer() -> None:
    """Wait until the sign-in page answers."""
    for _ in range(WAIT_SECONDS):
        try:
            urllib.request.urlopen(f"{ADDRESS}/accounts/login/", timeout=5)  # noqa: S310 - our own address
        except (urllib.error.URLError, OSError):
            time.sleep(1)
        else:
            return
    sys.exit("the workspace did not start")


if __name__ == "__main__":
    main()
