"""How a mail gets from its row to a mail server."""

from atoippo.mail.transport.envelope import Envelope, HeaderHoldsABreak, envelope_of
from atoippo.mail.transport.outcomes import (
    OutcomeUnknown,
    PermanentFailure,
    ServerOutOfReach,
    TemporaryFailure,
    Transport,
)
from atoippo.mail.transport.smtp import SmtpTransport

__all__ = [
    "Envelope",
    "HeaderHoldsABreak",
    "OutcomeUnknown",
    "PermanentFailure",
    "ServerOutOfReach",
    "SmtpTransport",
    "TemporaryFailure",
    "Transport",
    "envelope_of",
]
