"""The nouns of mail."""

from atoippo.mail.models.delivery import Delivery, DeliveryOutcome
from atoippo.mail.models.letter import Letter
from atoippo.mail.models.message import Message, MessageState
from atoippo.mail.models.suppression import Suppression, SuppressionReason
from atoippo.mail.rules.kinds import MessageKind

__all__ = [
    "Delivery",
    "DeliveryOutcome",
    "Letter",
    "Message",
    "MessageKind",
    "MessageState",
    "Suppression",
    "SuppressionReason",
]
