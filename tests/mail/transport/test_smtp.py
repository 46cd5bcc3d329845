"""Each way in which a conversation with a server can break off is told apart by what we know afterwards."""

from __future__ import annotations

import pytest

from atoippo.mail.transport import (
    Envelope,
    OutcomeUnknown,
    PermanentFailure,
    ServerOutOfReach,
    SmtpTransport,
    TemporaryFailure,
)
from mail.sink import HELLO, TAKES, free_port, saying

MAIL = Envelope("yamada@minato.example.jp", "tanaka@sakura.example.jp", b"Subject: x\r\n\r\n.begins with a dot\r\n")


def send(times=1):
    transport = SmtpTransport()
    try:
        return [transport.send(MAIL) for _ in range(times)]
    finally:
        transport.close()


def outcome(server_of, *conversations):
    with saying(*conversations) as port:
        server_of(port)
        with pytest.raises(Exception) as raised:  # noqa: PT011 - which one it is, is what is asked
            send()
    return raised.type, str(raised.value)


def test_a_mail_arrives_as_it_was(mailbox):
    said = send(times=3)

    assert said == ["250 taken"] * 3
    assert mailbox.mails == [(MAIL.recipient, MAIL.content)] * 3


@pytest.mark.parametrize(
    ("answers", "failure", "said"),
    [
        (["421 come back"], ServerOutOfReach, "SMTPConnectError: (421, b'come back')"),
        (["220 hello", None], ServerOutOfReach, "SMTPServerDisconnected: Connection unexpectedly closed"),
        ([*HELLO, "451 not now"], TemporaryFailure, "451 not now"),
        ([*HELLO, "250 ok", "450 4.2.1 busy"], TemporaryFailure, "450 4.2.1 busy"),
        ([*HELLO, "250 ok", None], TemporaryFailure, "SMTPServerDisconnected: Connection unexpectedly closed"),
        ([*HELLO, "550 5.7.1 not you"], PermanentFailure, "550 5.7.1 not you"),
        ([*HELLO, "250 ok", "550 5.1.1 nobody"], PermanentFailure, "550 5.1.1 nobody"),
        ([*HELLO, "250 ok", "250 ok", "554 no mail"], PermanentFailure, "554 no mail"),
        ([*HELLO, *TAKES[:3], "452 full"], TemporaryFailure, "452 full"),
        ([*HELLO, *TAKES[:3], "550 5.6.0 bad"], PermanentFailure, "550 5.6.0 bad"),
        ([*HELLO, *TAKES[:3], None], OutcomeUnknown, "SMTPServerDisconnected: Connection unexpectedly closed"),
    ],
)
def test_a_failure_says_what_is_known(server_of, answers, failure, said):
    assert outcome(server_of, answers) == (failure, said)


def test_only_a_refused_recipient_tells_on_the_address(server_of):
    refusals = []
    for answers in ([*HELLO, "550 no"], [*HELLO, "250 ok", "550 no"], [*HELLO, *TAKES[:3], "550 no"]):
        with saying(answers) as port:
            server_of(port)
            with pytest.raises(PermanentFailure) as raised:
                send()
        refusals.append(raised.value.at_recipient)

    assert refusals == [False, True, False]


def test_a_server_that_is_not_there_is_out_of_reach(server_of):
    server_of(free_port())

    with pytest.raises(ServerOutOfReach):
        send()


def test_a_server_that_says_nothing_is_out_of_reach(server_of, settings):
    with saying([""]) as port:
        server_of(port)
        settings.EMAIL_TIMEOUT = 1
        with pytest.raises(ServerOutOfReach):
            send()


def test_a_conversation_that_the_server_ended_is_begun_anew(server_of):
    first, second = [*HELLO, *TAKES, "421 that is enough"], [*HELLO, *TAKES, "221 bye"]
    with saying(first, second) as port:
        server_of(port)
        said = send(times=2)

    assert said == ["250 taken"] * 2


def test_a_password_that_is_refused_is_no_fault_of_a_mail(server_of, settings):
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "atoippo", "wrong"
    greeting = ["220 hello", "250-hello\r\n250 AUTH PLAIN", "535 5.7.8 no", "501 no"]

    failure, said = outcome(server_of, greeting)

    assert (failure, said.split(":")[0]) == (ServerOutOfReach, "SMTPAuthenticationError")
