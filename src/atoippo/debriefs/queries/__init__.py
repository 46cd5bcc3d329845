"""What is asked across rooms about a lost deal: what its words tell, what is still to be asked, what waits."""

from atoippo.debriefs.queries.fitting import why_not_to_send
from atoippo.debriefs.queries.proposals import crm_line, debrief_of, proposed_reach
from atoippo.debriefs.queries.reading import NamedDay, ReadReason, ReadSpan, ReadText, read_while_typing
from atoippo.debriefs.queries.unasked import (
    BestQuestion,
    UnfinishedLoss,
    best_question,
    unfinished_losses,
    unheard_of,
)

__all__ = [
    "BestQuestion",
    "NamedDay",
    "ReadReason",
    "ReadSpan",
    "ReadText",
    "UnfinishedLoss",
    "best_question",
    "crm_line",
    "debrief_of",
    "proposed_reach",
    "read_while_typing",
    "unfinished_losses",
    "unheard_of",
    "why_not_to_send",
]
