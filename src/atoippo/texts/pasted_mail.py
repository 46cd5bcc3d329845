"""A customer's mail pasted whole (貼り付けたメール): whether it is one, the customer's own words, and who signed it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from atoippo.texts.courtesy import quoted_parts

_HEADER: Final = re.compile(
    r"^\s*(?:差出人|宛先|件名|送信日時|日時|from|to|cc|subject|date|sent)\s*[:：].*$", re.IGNORECASE | re.MULTILINE
)
_GREETING: Final = re.compile(r"お世話になって(?:おり|い)ます|お世話になります|平素")
_EMAIL: Final = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")


@dataclass(frozen=True, slots=True)
class SignatureFound:
    """Who signed a mail, as far as the signature tells; what it does not tell is empty."""

    company: str = ""
    department: str = ""
    job_title: str = ""
    name: str = ""
    email: str = ""
    phone: str = ""


def looks_like_a_mail(text: str) -> bool:
    """Whether a pasted text is a whole mail: headers, a greeting, quoted lines or a signature tell."""
    return bool(_HEADER.search(text) or _GREETING.search(text) or quoted_parts(text))


def own_words(text: str) -> str:
    """Return what the writer of a mail says, without headers, greetings, quoted earlier mails and signature."""
    kept, last = [], 0
    for start, end in quoted_parts(text):
        kept.append(text[last:start])
        last = end
    kept.append(text[last:])
    return _HEADER.sub("", "".join(kept)).strip()


def read_signature(text: str) -> SignatureFound | None:
    """Return who signed a pasted mail, or None where no signature is found."""
    found = _EMAIL.search(own_words(text))
    return SignatureFound(email=found[0]) if found else None
