"""The link of a request: how it is made, and found again in the mail that alone holds it; pure."""

from __future__ import annotations

import re

from atoippo.teams.rules import token_digest

PATH = "/ask/{token}/"  # as `web.questionnaire` answers it
_LINK = re.compile(r"https?://[^\s<>「」（）]+/ask/([\w-]{43})/", re.ASCII)


def link_of(base_url: str, token: str) -> str:
    """Return the address that a customer opens."""
    return base_url.rstrip("/") + PATH.format(token=token)


def link_in(body: str, *, token_hash: str) -> str | None:
    """Return the link of a request as its mail holds it, None where somebody took it out."""
    found = (match for match in _LINK.finditer(body) if token_digest(match[1]) == token_hash)
    return next((match[0] for match in found), None)
