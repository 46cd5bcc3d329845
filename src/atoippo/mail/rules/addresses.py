"""Addresses: which are the same, which can be written to, and the one Message-ID that a mail keeps."""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata
from dataclasses import dataclass
from email.utils import parseaddr
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID

    from atoippo.values.message import Message

_ADDRESS = re.compile(r"[!#$%&'*+/=?^_`{|}~.\w-]{1,64}@(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)*[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?", re.ASCII | re.IGNORECASE)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a mail may go to somebody, and if not, a sentence that says what to do instead."""

    allowed: bool
    why: Message | None = None


def folded_address(email: str) -> str:
    """Return what is the same for all spellings of an address: half width, small letters, no blanks around."""
    return unicodedata.normalize("NFKC", email).strip().casefold()


def is_address(email: str) -> bool:
    """Whether a mail can be sent there; local parts of old carriers with odd dots are let through."""
    return len(email) <= 254 and _ADDRESS.fullmatch(email) is not None


def domain_of(email: str) -> str:
    """Return the domain of an address, with or without a name before it; "" when there is none."""
    address = parseaddr(email)[1]
    return address.rpartition("@")[2].lower() if is_address(address) else ""


def new_message_id(unique: UUID, *, key: str, domain: str) -> str:
    """Return the Message-ID that a mail keeps for good; its tail shows that we made it."""
    tail = hmac.new(key.encode(), unique.bytes, hashlib.sha256).hexdigest()[:8]
    return f"<{unique.hex}.{tail}@{domain or 'localhost'}>"
