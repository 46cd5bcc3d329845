"""Looks at a server that was just started: the sign-in page, its styles and the chart bundle are there."""

from __future__ import annotations

import re
import sys
from urllib.request import ProxyHandler, build_opener


def main(address: str) -> None:
    """Fetch the page and what it needs; whatever is not there ends in an error."""
    fetch = build_opener(ProxyHandler({})).open
    page = fetch(f"{address}/accounts/login/", timeout=30).read().decode("utf-8")
    files = re.findall(r'(?:href|src)="(/static/[^"]+)"', page)
    for path in [*files, "/static/vega.js"]:
        fetch(f"{address}{path}", timeout=30).read()
    sys.stdout.write(f"sign-in page, {len(files)} static files and the chart bundle are served\n")
    sys.exit(not any(path.endswith(".css") for path in files))


if __name__ == "__main__":
    main(sys.argv[1])
