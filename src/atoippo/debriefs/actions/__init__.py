"""What people and customers do about a lost deal."""

from atoippo.debriefs.actions.closing import (
    CompanyNeedsName,
    FormWasUsed,
    LostBeforeEarlier,
    NotYoursToClose,
    SayWhenToAskAgain,
    close_as_lost,
    close_new_deal_as_lost,
    note_new_deal_goes_on,
    say_still_considering,
)
from atoippo.debriefs.actions.correcting import correct_debrief
from atoippo.debriefs.actions.digging import answer_digging_question
from atoippo.debriefs.rules import DebriefDetails, DiggingAnswer, NewDeal

__all__ = [
    "CompanyNeedsName",
    "DebriefDetails",
    "DiggingAnswer",
    "FormWasUsed",
    "LostBeforeEarlier",
    "NewDeal",
    "NotYoursToClose",
    "SayWhenToAskAgain",
    "answer_digging_question",
    "close_as_lost",
    "close_new_deal_as_lost",
    "correct_debrief",
    "note_new_deal_goes_on",
    "say_still_considering",
]
