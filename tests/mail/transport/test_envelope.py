"""A mail as bytes: read back by a mail program it says what was written, and nothing else."""

from __future__ import annotations

import re
from email import message_from_bytes, policy

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from atoippo.mail.models import Message, MessageKind
from atoippo.mail.rules import Wording
from atoippo.mail.transport import HeaderHoldsABreak, envelope_of
from atoippo.teams.models import Member, Workspace
from workplace import NOON

LINE = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=120)
JAPANESE = st.text(st.sampled_from("ご検討のお礼（株式会社みなと商会 山田）ABC 1?=_"), min_size=1, max_size=120)


def mail(subject="ご検討のお礼", body="ありがとうございました。", name="山田 太郎"):
    """Return a mail that no database knows."""
    return Message(
        workspace=Workspace(name="みなと商会"),
        sender=Member(display_name=name),
        from_email="yamada@minato.example.jp",
        to_email="tanaka@sakura.example.jp",
        message_id="<1.2@minato.example.jp>",
        subject=subject,
        body=body,
    )


def read(message):
    return message_from_bytes(envelope_of(message, at=NOON).content, policy=policy.default)


def test_all_headers_of_a_mail():
    arrived = read(mail())

    assert dict(arrived.items()) == {
        "Content-Type": 'text/plain; charset="utf-8"',
        "MIME-Version": "1.0",
        "Content-Transfer-Encoding": "base64",
        "From": "山田 太郎（みなと商会） <yamada@minato.example.jp>",
        "Reply-To": "山田 太郎（みなと商会） <yamada@minato.example.jp>",
        "To": "tanaka@sakura.example.jp",
        "Subject": "ご検討のお礼",
        "Date": "Wed, 01 Apr 2026 12:00:00 +0900",
        "Message-ID": "<1.2@minato.example.jp>",
    }


@given(st.one_of(LINE, JAPANESE))
@example("0" * 11 + "\xa0" * 22 + "\U00010000" * 8)  # by the library's own measure one sign too wide
def test_any_subject_arrives_in_words_that_every_server_takes(subject):
    content = envelope_of(mail(subject), at=NOON).content
    head = content.split(b"\r\n\r\n")[0].decode("ascii")

    assert "?==?" not in head
    assert max(map(len, re.findall(r"=\?\S+\?=", head))) <= 75
    assert max(map(len, head.split("\r\n"))) <= 78
    assert message_from_bytes(content, policy=policy.default)["Subject"].split() == subject.split()


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_any_body_arrives_line_by_line(body):
    content = envelope_of(mail(body=body), at=NOON).content

    assert content.isascii()
    assert b"\n" not in content.replace(b"\r\n", b"")
    said = message_from_bytes(content, policy=policy.default).get_payload(decode=True).decode()
    assert said == "\r\n".join(body.splitlines()) + "\r\n"


@pytest.mark.parametrize("field", ["subject", "to_email", "from_email", "message_id"])
@pytest.mark.parametrize("brk", ["\n", "\r", "\r\n", "\0"])
def test_a_line_break_in_a_header_is_refused(field, brk):
    message = mail()
    setattr(message, field, f"x{brk}Bcc: everybody@example.jp")

    with pytest.raises(HeaderHoldsABreak):
        envelope_of(message, at=NOON)


def test_a_line_break_in_a_name_is_refused():
    with pytest.raises(HeaderHoldsABreak):
        envelope_of(mail(name="山田\nBcc: everybody@example.jp"), at=NOON)


def test_a_sender_without_address_writes_from_ours(settings):
    settings.DEFAULT_FROM_EMAIL = "あと一歩 <atoippo@minato.example.jp>"
    message = mail()
    message.from_email = ""

    envelope = envelope_of(message, at=NOON)

    arrived = message_from_bytes(envelope.content, policy=policy.default)
    assert (envelope.sender, arrived["From"].addresses[0].addr_spec, arrived["Reply-To"]) == (
        "atoippo@minato.example.jp",
        "atoippo@minato.example.jp",
        None,
    )


@pytest.mark.django_db
def test_an_answer_stands_in_its_thread(desk):
    first = desk.draft()
    second = desk.draft("b", answers=first)
    third = desk.draft("c", answers=second, kind=MessageKind.REPLY, wording=Wording("お言葉へのお礼", "ありがとう。"))

    arrived = read(third)

    assert arrived["In-Reply-To"] == second.message_id
    assert arrived["References"].split() == [first.message_id, second.message_id]
    assert (second.subject, third.subject) == ("Re: ご検討のお礼", "Re: ご検討のお礼")
    assert arrived["To"] == "田中 花子 様 <tanaka@sakura.example.jp>"
