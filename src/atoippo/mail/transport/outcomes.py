"""How handing a mail to a server can end, told apart by what we know afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from atoippo.mail.transport.envelope import Envelope


class TemporaryFailure(Exception):  # noqa: N818 - what happened, not what was done wrong
    """The server did not take the mail and may take it later; it is certain that nothing went out."""

    def __init__(self, answer: str) -> None:
        super().__init__(answer)
        self.answer = answer


class ServerOutOfReach(TemporaryFailure):
    """No conversation with the server came about; the next mail would fare no better just now."""


class PermanentFailure(Exception):  # noqa: N818 - what happened, not what was done wrong
    """The server refuses the mail for good; `at_recipient` when it was the address that it refused."""

    def __init__(self, answer: str, *, at_recipient: bool = False) -> None:
        super().__init__(answer)
        self.answer = answer
        self.at_recipient = at_recipient


class OutcomeUnknown(Exception):  # noqa: N818 - what happened, not what was done wrong
    """The server had the whole mail, and the line broke before it said whether it took it."""

    def __init__(self, answer: str) -> None:
        super().__init__(answer)
        self.answer = answer


class Transport(Protocol):
    """A way to hand over a mail."""

    def send(self, envelope: Envelope) -> str:
        """Hand over one mail and return what the server said; raises one of the failures above."""

    def close(self) -> None:
        """End the conversation."""
