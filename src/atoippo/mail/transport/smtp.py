"""The conversation with an SMTP server, in which each way of breaking off is told apart."""

from __future__ import annotations

import re
import smtplib
import socket
import ssl
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from django.conf import settings

from atoippo.mail.transport.outcomes import OutcomeUnknown, PermanentFailure, ServerOutOfReach, TemporaryFailure

if TYPE_CHECKING:
    from collections.abc import Callable

    from atoippo.mail.transport.envelope import Envelope

Answer = tuple[int, bytes]
T = TypeVar("T")
MAILS_A_CONVERSATION = 100  # servers end long ones by themselves


class SmtpTransport:
    """Our mail server as the settings name it; one conversation serves several mails."""

    def __init__(self) -> None:
        self._server: smtplib.SMTP | None = None
        self._mails = 0

    def send(self, envelope: Envelope) -> str:
        """Hand over one mail; after a failure the conversation is begun anew."""
        try:
            return self._hand_over(envelope)
        except (TemporaryFailure, PermanentFailure, OutcomeUnknown):
            self._let_go()
            raise

    def close(self) -> None:
        """End the conversation, in whatever state it is."""
        if self._server is not None:
            with suppress(OSError, smtplib.SMTPException):
                self._server.quit()
        self._let_go()

    def _let_go(self) -> None:
        """Leave without a goodbye, which nobody may be there to hear."""
        if self._server is not None:
            self._server.close()
        self._server, self._mails = None, 0

    def greet(self) -> None:
        """Begin a conversation and end it, to see whether the server is there and lets us in."""
        self._open()
        self.close()

    def _hand_over(self, envelope: Envelope) -> str:
        server = self._begin(envelope)
        _expect(_ask(lambda: server.rcpt(envelope.recipient)), 250, 251, at_recipient=True)
        _expect(_ask(lambda: server.docmd("DATA")), 354)
        _ask(lambda: server.send(_with_dots_doubled(envelope.content)))
        try:
            server.send(b".\r\n")  # from here on the server may have it
            answer = server.getreply()
        except (OSError, smtplib.SMTPException) as broken:
            raise OutcomeUnknown(_told(broken)) from broken
        if not 200 <= answer[0] < 600:
            raise OutcomeUnknown(_said(answer))
        _expect(answer, 250)
        return _said(answer)

    def _begin(self, envelope: Envelope) -> smtplib.SMTP:
        """Name the sender; a conversation that the server ended while it was idle is begun anew."""
        was_open = self._server is not None
        if self._mails >= MAILS_A_CONVERSATION:
            self.close()
            was_open = False
        server = self._open()
        self._mails += 1
        try:
            answer = server.mail(envelope.sender)
            if answer[0] == 421:
                raise smtplib.SMTPServerDisconnected(_said(answer))
        except (OSError, smtplib.SMTPException) as broken:
            self._let_go()
            if was_open:
                return self._begin(envelope)
            raise TemporaryFailure(_told(broken)) from broken
        _expect(answer, 250)
        return server

    def _open(self) -> smtplib.SMTP:
        """Return a server that greeted us and let us in; whatever hinders that is no fault of a mail."""
        if self._server is None:
            try:
                self._server = connected()
            except (OSError, smtplib.SMTPException) as hindrance:
                raise ServerOutOfReach(_told(hindrance)) from hindrance
        return self._server


def connected() -> smtplib.SMTP:
    """Return a fresh conversation with the server of the settings, encrypted and signed in as they say."""
    host, port, seconds = settings.EMAIL_HOST, settings.EMAIL_PORT, float(settings.EMAIL_TIMEOUT or 10)
    context = ssl.create_default_context()
    server: smtplib.SMTP = (
        smtplib.SMTP_SSL(host, port, timeout=seconds, context=context)
        if settings.EMAIL_USE_SSL
        else smtplib.SMTP(host, port, timeout=seconds)
    )
    try:
        if server.sock is not None:
            server.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # a mail's last line is written apart
        server.ehlo_or_helo_if_needed()
        if settings.EMAIL_USE_TLS:
            server.starttls(context=context)
            server.ehlo_or_helo_if_needed()
        if settings.EMAIL_HOST_USER:
            server.login(settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD)
    except BaseException:
        server.close()
        raise
    return server


def _ask(what: Callable[[], T]) -> T:
    """Say something to the server before it has the whole mail: when the line breaks, nothing went out."""
    try:
        return what()
    except (OSError, smtplib.SMTPException) as broken:
        raise TemporaryFailure(_told(broken)) from broken


def _expect(answer: Answer, *codes: int, at_recipient: bool = False) -> None:
    if answer[0] in codes:
        return
    if 500 <= answer[0] < 600:
        raise PermanentFailure(_said(answer), at_recipient=at_recipient)
    raise TemporaryFailure(_said(answer))


def _with_dots_doubled(content: bytes) -> bytes:
    """Return a mail so that no line of its own can be taken for its end."""
    ended = content if content.endswith(b"\r\n") else content + b"\r\n"
    return re.sub(rb"(?m)^\.", b"..", ended)


def _said(answer: Answer) -> str:
    code, text = answer
    return f"{code} {text.decode('utf-8', 'replace')}"


def _told(trouble: Exception) -> str:
    return f"{type(trouble).__name__}: {trouble}"
