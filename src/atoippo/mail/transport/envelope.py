"""A mail as bytes: UTF-8 in base64, plain text, threads kept, nothing that tells when it is read."""

from __future__ import annotations

from dataclasses import dataclass
from email import policy
from email.header import Header
from email.mime.text import MIMEText
from email.utils import format_datetime, parseaddr
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.conf import settings

from atoippo.teams.refused import Refused
from atoippo.values.message import msg
from atoippo.values.person_names import read_addressee

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.mail.models import Message

TOKYO = ZoneInfo("Asia/Tokyo")
LONGEST_THREAD = 20
LONGEST_LINE = 74  # the standard allows words of 75 signs, which the library can overrun by one
CRLF = policy.compat32.clone(linesep="\r\n")
_BREAKS = frozenset("\r\n\0")


class HeaderHoldsABreak(Refused):
    """Something that is to stand in a header has a line break, by which a second header could be smuggled in."""

    says = msg("件名・お名前・アドレスの中に改行があります。1行に直してください。")


@dataclass(frozen=True, slots=True)
class Envelope:
    """What a server needs: from whom, to whom, and the mail itself."""

    sender: str
    recipient: str
    content: bytes


def envelope_of(message: Message, *, at: datetime) -> Envelope:
    """Return a mail as it goes out: From is the sender's own address, else ours with the answers going to the company."""
    ours = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    own = message.from_email
    name = f"{message.sender.display_name}（{message.workspace.legal_name or message.workspace.name}）"
    mail = MIMEText("\r\n".join(message.body.splitlines()) + "\r\n", "plain", "utf-8")
    mail["From"] = _mailbox(name, own or ours)
    if own or message.workspace.email:
        mail["Reply-To"] = _mailbox(name, own or message.workspace.email)
    mail["To"] = _mailbox(_name_of(message), message.to_email)
    mail["Subject"] = _words(message.subject, "Subject")
    mail["Date"] = format_datetime(at.astimezone(TOKYO))
    mail["Message-ID"] = _plain(message.message_id)
    thread = _thread(message)
    if thread:
        mail["In-Reply-To"] = thread[-1]
        mail["References"] = "\r\n ".join(thread)
    return Envelope(own or ours, message.to_email, mail.as_bytes(policy=CRLF))


def _name_of(message: Message) -> str:
    name = read_addressee(message.contact.name).name if message.contact else ""
    return f"{name} 様" if name else ""


def _thread(message: Message) -> list[str]:
    """Return the Message-IDs of what this mail answers, the oldest first."""
    ids: list[str] = []
    earlier = message.answers
    while earlier is not None and len(ids) < LONGEST_THREAD:
        ids.append(_plain(earlier.message_id))
        earlier = earlier.answers
    return ids[::-1]


def _mailbox(name: str, address: str) -> str:
    return f"{_words(name, 'Reply-To')} <{_plain(address)}>" if name else _plain(address)


def _words(text: str, header: str) -> str:
    """Return words as a header holds them; each encoded word is short enough for every server."""
    return Header(_plain(text), "utf-8", maxlinelen=LONGEST_LINE, header_name=header).encode(linesep="\r\n")


def _plain(text: str) -> str:
    if _BREAKS & set(text):
        raise HeaderHoldsABreak
    return text
