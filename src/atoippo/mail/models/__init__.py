"""The nouns of mail."""

from atoippo.mail.models.delivery import Delivery
from atoippo.mail.models.letter import Letter
from atoippo.mail.models.message import Message, MessageKind, MessageState
from atoippo.mail.models.suppression import Suppression

__all__ = ["Delivery", "Letter", "Message", "MessageKind", "MessageState", "Suppression"]
