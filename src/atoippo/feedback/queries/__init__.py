"""What is asked about requests and answers."""

from atoippo.feedback.queries.answers import (
    answers_to_read,
    details_of,
    masked_answers,
    releases_for,
    releases_to_read,
)
from atoippo.feedback.queries.fitting import requests_brought_by, why_not_to_send
from atoippo.feedback.queries.links import is_link_stale, request_drafted_as
from atoippo.feedback.queries.nudges import nudges_to_offer, nudges_to_send
from atoippo.feedback.queries.opening import (
    answer_of_browser,
    request_opened_by,
    responsible_for,
    responsible_of,
    superior_who_asks,
)
from atoippo.feedback.queries.proposals import AskingProposal, asking_proposal, requests_of
from atoippo.feedback.queries.states import request_state, request_states

__all__ = [
    "AskingProposal",
    "answer_of_browser",
    "answers_to_read",
    "asking_proposal",
    "details_of",
    "is_link_stale",
    "masked_answers",
    "nudges_to_offer",
    "nudges_to_send",
    "releases_for",
    "releases_to_read",
    "request_drafted_as",
    "request_opened_by",
    "request_state",
    "request_states",
    "requests_brought_by",
    "requests_of",
    "responsible_for",
    "responsible_of",
    "superior_who_asks",
    "why_not_to_send",
]
