"""How the customer's page names what was offered: without whose it was and for how much, for links get forwarded; pure."""

from __future__ import annotations

import re

from atoippo.values.companies import read_company

LONGEST = 120
_AMOUNT = re.compile(
    r"[¥￥]?[0-9０-９][0-9０-９,，.．]*\s*(?:円|千円|万円?|百万円?|億円?|[kKMmＭ]\b)|[¥￥][0-9０-９][0-9０-９,，.．]*"
)
_LEFT_OVERS = re.compile(r"[（(【\[「『]\s*[）)】\]」』]")
_KINDS = re.compile(r"株式会社|有限会社|合同会社|㈱|㈲|[(（][株有同][)）]")
_EDGES = " 　_-＿－・/／:：,、|｜様殿"


def spoken_subject(deal_name: str, *, company: str = "", contact: str = "") -> str:
    """Return 「受発注システム更改のご提案」 for a deal's name; where nothing is left of it, 「ご提案」."""
    name = deal_name
    for whose in _ways_to_say(company, contact):
        name = name.replace(whose, " ")
    if name != deal_name:
        name = _KINDS.sub(" ", name)
    name = _LEFT_OVERS.sub(" ", _AMOUNT.sub(" ", name))
    name = re.sub(r"[ 　]+", " ", name).strip(_EDGES)[:LONGEST]
    if not name:
        return "ご提案"
    if name.endswith("ご提案"):
        return name
    return f"{name.removesuffix('提案').removesuffix('の')}のご提案"


def _ways_to_say(company: str, contact: str) -> list[str]:
    """Return how a name may stand in a deal's name, the longest first; a single sign is never taken out."""
    named = read_company(company) if company.strip() else None
    ways = {company, named.full if named else "", named.core if named else "", contact, *contact.split()}
    return sorted((way for way in ways if len(way.strip()) > 1), key=len, reverse=True)
