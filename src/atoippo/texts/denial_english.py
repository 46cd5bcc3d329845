"""Denied reasons in English: "not because of price", "the budget was approved", "we loved the demo"."""

from __future__ import annotations

import re
from typing import Final

from atoippo.values.reason import Reason

_SUBJECT: Final = (
    r"(?:pric\w*|cost\w*|budget\w*|money|fees?|competit\w*|rivals?|timing|schedule|deadline|features?|products?|quality"
    r"|support|service|response\w*|reps?|team|approval|boss|manager|management|cfo|ceo|needs?|value|demo|proposal|funding"
    r"|quote|numbers?)"
)
_FINE: Final = (
    r"(?:fine|ok|okay|good|great|fair|reasonable|approved|excellent|acceptable|quick|fast|prompt|competitive|in place"
    r"|happy|keen|on board|supportive|strong|clear|secured|available|impressive|impressed|within budget|there)"
)
_BE: Final = r"(?:was|is|were|are|looked|seemed|felt)"
_NOT_BECAUSE: Final = (
    rf"\bnot (?:because|due to|about|over|really (?:about|a)|(?:(?:an?|the|our|your) )?{_SUBJECT})\b"
    r"(?! (?:approved|secured|available|clear|there))"
    rf"|\b(?:wasn'?t|isn'?t|weren'?t) (?:about|because|due to|really about|(?:the |our |your )?{_SUBJECT})\b"
    rf"|\bnothing to do with\b|\bregardless of\b|\brather than {_SUBJECT}|\bno longer about\b"
)
_NO_ISSUE: Final = (
    rf"\b{_SUBJECT}\b[\w' ]{{0,24}}?\b{_BE} ?n[o']?t (?:an? |the |really |main )*"
    r"(?:issue|problem|reason|concern|factor|blocker|objection)"
    r"|\bno (?:issues?|problems?|complaints?|objections?|concerns?|pushback) (?:with|on|about|over|from)"
    r"|\bno (?:competitors?|rivals?)(?: was| were)? (?:involved|in|at)\b"
)
_IN_HAND: Final = (
    rf"\b{_SUBJECT}\b[\w' ]{{0,24}}?\b{_BE} (?:(?!not\b|n't\b|more\b|better\b|too\b|already\b)\w+ ){{0,2}}"
    rf"{_FINE}\b(?! than)"
    r"|\b(?:approval|budget|funding|sign-?off) (?:was |is )?(?:in hand|granted|secured|obtained|approved)"
    r"|\b(?:got|had|have) (?:the |full )?(?:approval|budget|sign-?off)"
    r"|\b(?:we|they|everyone|team|users?|staff|boss|cfo|management|director)\b(?: really| all| both| genuinely)?"
    r" (?:liked|loved|enjoyed|was keen|were keen|was happy|were happy|supported|praised)"
)
ENGLISH_SUBJECTS: Final = (
    (Reason.PRICE_BUDGET, re.compile(r"\b(?:pric|cost|budget|money|fee|funding|quote|numbers)")),
    (Reason.COMPETITOR, re.compile(r"\b(?:competit|rival|vendor)")),
    (Reason.TIMING, re.compile(r"\b(?:timing|schedule|deadline)")),
    (Reason.INTERNAL_APPROVAL, re.compile(r"\b(?:approv|sign-?off|boss|manage|cfo|ceo|director|team|staff|users?\b)")),
    (Reason.UNCLEAR_NEED, re.compile(r"\b(?:need|value)")),
    (Reason.RESPONSE_ATTITUDE, re.compile(r"\b(?:respon|service|support|reps?\b)")),
)
_DENIAL: Final = re.compile("|".join((_NOT_BECAUSE, _NO_ISSUE, _IN_HAND)))


def denied_in_english(clause: str) -> bool:
    """Whether a clause in small letters says in English that something was not the reason."""
    return _DENIAL.search(clause) is not None
