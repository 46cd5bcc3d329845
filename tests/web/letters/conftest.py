"""What the tests of letters share: a rep with a lost deal and somebody to thank."""

from __future__ import annotations

import pytest

from mail.desk import Desk


@pytest.fixture
def desk(rep, manager):
    """Return the desk from which a rep writes about a lost deal."""
    return Desk(rep, manager)


@pytest.fixture
def letter(desk):
    """Return the draft of the thanks for the desk's loss."""
    return desk.draft()


@pytest.fixture
def browser(client_of, desk):
    """Return the rep's browser."""
    return client_of(desk.rep)
