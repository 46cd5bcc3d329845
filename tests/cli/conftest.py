"""A prepared installation, made once for all tests of the commands; each test that changes it takes a copy."""

from __future__ import annotations

import shutil

import pytest

from cli.home import prepare


@pytest.fixture(scope="session")
def prepared_home(tmp_path_factory):
    """Return a home that is ready to serve and stays as it is."""
    return prepare(tmp_path_factory.mktemp("prepared") / "home")


@pytest.fixture
def home(prepared_home, tmp_path):
    """Return a home of the test's own, ready to serve."""
    return shutil.copytree(prepared_home, tmp_path / "home")
