"""What people and the clock do about mail."""

from atoippo.mail.actions.approving import (
    TooLateToCallBack,
    approve_message,
    call_back_message,
    say_sent_by_hand,
    take_back_sent_by_hand,
)
from atoippo.mail.actions.drafting import Draft, draft_message, edit_message, redraft_message
from atoippo.mail.actions.letters import use_our_letter, write_letter
from atoippo.mail.actions.refusals import (
    LetterNeedsMending,
    LettersAreForAdmins,
    MayNotBeSent,
    NoMailServer,
    NotADraft,
    NotYoursToSign,
    NotYoursToWrite,
)
from atoippo.mail.actions.sending import note_unknown_messages, send_next, withhold_message
from atoippo.mail.actions.settling import NotUnknown, settle_unknown
from atoippo.mail.actions.suppressing import (
    LiftingNeedsAWord,
    NotYoursToLift,
    SuppressionDetails,
    lift_suppression,
    suppress,
)

__all__ = [
    "Draft",
    "LetterNeedsMending",
    "LettersAreForAdmins",
    "LiftingNeedsAWord",
    "MayNotBeSent",
    "NoMailServer",
    "NotADraft",
    "NotUnknown",
    "NotYoursToLift",
    "NotYoursToSign",
    "NotYoursToWrite",
    "SuppressionDetails",
    "TooLateToCallBack",
    "approve_message",
    "call_back_message",
    "draft_message",
    "edit_message",
    "lift_suppression",
    "note_unknown_messages",
    "redraft_message",
    "say_sent_by_hand",
    "send_next",
    "settle_unknown",
    "suppress",
    "take_back_sent_by_hand",
    "use_our_letter",
    "withhold_message",
    "write_letter",
]
