"""What the journeys share: one browser a module, and one served installation a test process."""

from __future__ import annotations

import os
import shutil

import pytest

from cli.home import free_port, served
from journeys.chromium import chromium
from journeys.site import Site, home_with_demo


@pytest.fixture(scope="session")
def running_site(tmp_path_factory):
    """Serve the demo from a home of this process's own."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    home = shutil.copytree(home_with_demo(shared), own / "home")
    port = free_port()
    with served(home, port=port) as process:
        assert process.poll() is None, process.said
        yield Site(address=f"http://localhost:{port}", home=home)


@pytest.fixture(scope="module")
def browser():
    """Return a browser; it ends with the module, for tests of the database can't run beside it."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def site(running_site, browser):
    """Return the served application with a browser to visit it; its windows close with the module."""
    running_site.browser = browser
    yield running_site
    running_site.browser = None


@pytest.fixture
def visit(site):
    """Return what opens a window for somebody; the windows close with the test."""
    pages = []

    def opened(*who, **how):
        pages.append(site.visit(*who, **how))
        return pages[-1]

    yield opened
    for page in pages:
        page.context.close()
