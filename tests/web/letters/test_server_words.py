"""What a mail server said, in words that a person can act on."""

from __future__ import annotations

import pytest

from atoippo.web.letters.server_words import in_plain_words


@pytest.mark.parametrize(
    ("said", "begins"),
    [
        (
            "550 5.1.1 <nobody@example.jp>: Recipient address rejected: User unknown",
            "宛先のメールアドレスが見つかりません",
        ),
        ("552 5.2.2 Mailbox full", "先方のメールボックスがいっぱい"),
        ("535 5.7.8 Error: authentication failed", "メールサーバーに入れませんでした"),
        ("530 5.7.0 Must issue a STARTTLS command first", "メールサーバーに入れませんでした"),
        ("554 5.7.1 Service unavailable; client host blocked", "先方のサーバーが受け取りを断りました"),
        ("[Errno 111] Connection refused", "メールサーバーにつながりませんでした"),
        ("SMTPServerDisconnected: Connection unexpectedly closed: timed out", "メールサーバーにつながりませんでした"),
        ("451 4.7.1 Greylisted, try again", "先方のサーバーが、いまは受け取れない"),
        ("554 no", "メールサーバーが受け取りませんでした"),
    ],
)
def test_an_answer_is_told_in_plain_words(said, begins):
    assert str(in_plain_words(said)).startswith(begins)


def test_a_sentence_of_our_own_is_no_servers():
    assert in_plain_words("この方へのメールは控えることになっています。") is None
