"""Mail servers on loopback: one that takes everything and remembers it, and one that says exactly what it is told to."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager

from aiosmtpd.controller import Controller

HELLO = ["220 hello", "250 hello"]
TAKES = ["250 sender", "250 recipient", "354 go on", "250 taken"]


class Mailbox:
    """What a server took: for each mail its recipient and its bytes; `answers` says otherwise for an address."""

    def __init__(self):
        self.mails = []
        self.answers = {}

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 - the hook's name
        if address in self.answers:
            return self.answers[address]
        envelope.rcpt_tos.append(address)
        return "250 ok"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - the hook's name
        self.mails.append((envelope.rcpt_tos[0], envelope.content))
        return "250 taken"


@contextmanager
def serving(mailbox):
    """Serve a mailbox on a free port; yields the port."""
    controller = Controller(mailbox, hostname="127.0.0.1", port=free_port())
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


@contextmanager
def saying(*conversations):
    """Serve one connection after the other, answering each line in turn as told; an answer None hangs up."""
    listening = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=_converse, args=(listening, conversations), daemon=True)
    thread.start()
    try:
        yield listening.getsockname()[1]
    finally:
        listening.close()
        thread.join(5)


def _converse(listening, conversations):
    for answers in conversations:
        try:
            connection, _ = listening.accept()
        except OSError:
            return
        with connection, connection.makefile("rb") as lines:
            _answer(connection, lines, answers)


def _answer(connection, lines, answers):
    for answer in answers:
        if answer is None:
            return
        connection.sendall(f"{answer}\r\n".encode())
        line = lines.readline()
        while answer.startswith("354") and line not in {b".\r\n", b""}:
            line = lines.readline()
        if not line:
            return


def free_port():
    """Return a port on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]
