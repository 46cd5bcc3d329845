"""Make docs/images/report.png from the sample company's report, as it stands today: needs Chromium."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

TARGET = Path(__file__).with_name("report.png")
ATOIPPO = Path(sys.executable).with_name("atoippo")


def main() -> None:
    """Dig through the sample and photograph the first screen."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        for arguments in (["sample", "--out", "s.csv"], ["dig", "s.csv", "--out", "r", "--today", "2026-04-01"]):
            subprocess.run([ATOIPPO, *arguments], cwd=folder, check=True, capture_output=True)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1120, "height": 1180})
        page.goto((Path(folder) / "r" / "report.html").as_uri())
        page.screenshot(path=TARGET)
        browser.close()


if __name__ == "__main__":
    main()
