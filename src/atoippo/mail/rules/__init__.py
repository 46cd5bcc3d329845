"""Rules of mail that need no database: what a letter may hold, when it is tried again, what a server's answer means."""

from atoippo.mail.rules.addresses import Verdict, domain_of, folded_address, is_address, new_message_id
from atoippo.mail.rules.kinds import MessageKind, may_hold_an_offer
from atoippo.mail.rules.letters import INCUMBENT, our_wording
from atoippo.mail.rules.retries import gives_up, is_address_gone, next_try_after
from atoippo.mail.rules.wording import (
    PLACES,
    SAMPLE_FACTS,
    LetterFacts,
    LinkIsMissing,
    NothingIsWritten,
    PlaceIsEmpty,
    PlaceIsUnknown,
    SubjectHasManyLines,
    Wording,
    check_letter,
    check_ready,
    filled,
    post_in_one_word,
)

__all__ = [
    "INCUMBENT",
    "PLACES",
    "SAMPLE_FACTS",
    "LetterFacts",
    "LinkIsMissing",
    "MessageKind",
    "NothingIsWritten",
    "PlaceIsEmpty",
    "PlaceIsUnknown",
    "SubjectHasManyLines",
    "Verdict",
    "Wording",
    "check_letter",
    "check_ready",
    "domain_of",
    "filled",
    "folded_address",
    "gives_up",
    "is_address",
    "is_address_gone",
    "may_hold_an_offer",
    "new_message_id",
    "next_try_after",
    "our_wording",
    "post_in_one_word",
]
