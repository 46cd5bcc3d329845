"""What all tests share: no property test has a deadline, and in CI nothing may be skipped, for there everything is at hand."""

from __future__ import annotations

import os

import pytest
from django.test import Client
from hypothesis import settings

from atoippo.insights.held_table import forget_held_tables
from atoippo.teams.models import Role
from workplace import MemberFactory, WorkspaceFactory

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


@pytest.fixture(autouse=True)
def no_held_tables():
    """Begin each test without what the last one's workspace was held as: its numbers come again."""
    forget_held_tables()


@pytest.fixture
def workspace(db):
    """Return a workspace with its default team."""
    return WorkspaceFactory()


@pytest.fixture
def rep(workspace):
    """Return a 営業 of the default team who signs in."""
    return MemberFactory(workspace=workspace, role=Role.REP)


@pytest.fixture
def manager(workspace):
    """Return the マネージャー of the default team."""
    return MemberFactory(workspace=workspace, role=Role.MANAGER)


@pytest.fixture
def admin(workspace):
    """Return the 管理者 of the workspace."""
    return MemberFactory(workspace=workspace, role=Role.ADMIN)


@pytest.fixture
def client_of():
    """Return a function that gives the browser of a member, signed in."""

    def signed_in(member):
        client = Client()
        client.force_login(member.user)
        return client

    return signed_in
