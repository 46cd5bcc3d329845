"""What people and the clock do about asking: ask, decide not to, follow up once, take back, read and reply."""

from atoippo.feedback.actions.asking import (
    LONGEST_WHY,
    Asked,
    AskingNeedsAPerson,
    MayNotAskNow,
    NotAskingNeedsItsWhy,
    NotAskingWhyTooLong,
    NotYoursToAsk,
    SomebodyElseIsAsked,
    ask_anew,
    ask_for_feedback,
    decide_not_to_ask,
    revoke_request,
)
from atoippo.feedback.actions.nudging import NothingToFollowUp, draft_nudge, nudge_what_waits, withhold_nudge
from atoippo.feedback.actions.reading import NotYoursToRead, mark_read, mark_release_read
from atoippo.feedback.actions.releasing import release_masked
from atoippo.feedback.actions.replying import NotYoursToReply, draft_reply

__all__ = [
    "LONGEST_WHY",
    "Asked",
    "AskingNeedsAPerson",
    "MayNotAskNow",
    "NotAskingNeedsItsWhy",
    "NotAskingWhyTooLong",
    "NotYoursToAsk",
    "NotYoursToRead",
    "NotYoursToReply",
    "NothingToFollowUp",
    "SomebodyElseIsAsked",
    "ask_anew",
    "ask_for_feedback",
    "decide_not_to_ask",
    "draft_nudge",
    "draft_reply",
    "mark_read",
    "mark_release_read",
    "nudge_what_waits",
    "release_masked",
    "revoke_request",
    "withhold_nudge",
]
