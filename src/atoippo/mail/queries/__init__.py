"""What is asked about mail: whether one may go out, in which words, and what became of those that did."""

from atoippo.mail.queries.gate import can_send_from_here, may_be_mailed, may_send
from atoippo.mail.queries.letters import LetterInUse, facts_of, letters_of, wording_of
from atoippo.mail.queries.messages import messages_of, sender_address, stuck_messages, suppressions_of

__all__ = [
    "LetterInUse",
    "can_send_from_here",
    "facts_of",
    "letters_of",
    "may_be_mailed",
    "may_send",
    "messages_of",
    "sender_address",
    "stuck_messages",
    "suppressions_of",
    "wording_of",
]
