"""What people do about asking: ask, decide not to, take a request back, read what came."""

from atoippo.feedback.actions.asking import (
    Asked,
    MayNotAskNow,
    NotYoursToAsk,
    ask_for_feedback,
    decide_not_to_ask,
    revoke_request,
)
from atoippo.feedback.actions.reading import NotYoursToRead, mark_read, mark_release_read

__all__ = [
    "Asked",
    "MayNotAskNow",
    "NotYoursToAsk",
    "NotYoursToRead",
    "ask_for_feedback",
    "decide_not_to_ask",
    "mark_read",
    "mark_release_read",
    "revoke_request",
]
