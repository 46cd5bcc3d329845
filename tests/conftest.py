"""What all tests share: no property test has a deadline, and in CI nothing may be skipped, for there everything is at hand."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

settings.register_profile("house", deadline=None)  # tests are not timed; a slow machine is not a failure
settings.load_profile("house")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Turn a skip into a failure when `ATOIPPO_FAIL_ON_SKIP` is set, save for data that may not be there."""
    report = yield
    if os.environ.get("ATOIPPO_FAIL_ON_SKIP") and report.skipped and "../shared/data" not in str(report.longrepr):
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may be skipped: {report.longrepr}"
    return report
