"""What the tests of mail share: a lost deal of a rep with somebody to write to, and a server on loopback."""

from __future__ import annotations

import pytest

from mail.desk import Desk
from mail.sink import Mailbox, serving


@pytest.fixture
def desk(rep, manager):
    """Return the desk from which a rep writes about a lost deal."""
    return Desk(rep, manager)


@pytest.fixture
def server_of(settings):
    """Return a function that names a port of this machine as the mail server."""

    def named(port):
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        settings.EMAIL_TIMEOUT = 5
        return port

    return named


@pytest.fixture
def mailbox(server_of):
    """Return the mailbox of a server that takes everything, which the settings name."""
    box = Mailbox()
    with serving(box) as port:
        server_of(port)
        yield box
