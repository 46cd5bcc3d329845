"""Where mails stand, in the five words that people read."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from atoippo.mail.models import MessageState
from atoippo.values.message import Message, msg

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.mail.models import Message as Letter


@dataclass(frozen=True, slots=True)
class Standing:
    """One of the places where mails stand: its key in the address, its word, its states, and what an empty one says."""

    key: str
    word: Message
    states: frozenset[MessageState]
    nothing: Message


STANDINGS = (
    Standing(
        "draft",
        msg("下書き"),
        frozenset({MessageState.DRAFT}),
        msg("下書きはありません。失注を記録すると、お礼の下書きがすぐにできます。"),
    ),
    Standing(
        "waiting",
        msg("送信待ち"),
        frozenset({MessageState.DUE, MessageState.CLAIMED, MessageState.HANDING_OVER, MessageState.RETRY}),
        msg("送信を待っているメールはありません。"),
    ),
    Standing(
        "sent",
        msg("送った"),
        frozenset({MessageState.BY_HAND, MessageState.SENT}),
        msg("送ったメールはまだありません。下書きを開き、コピーしてお送りください。"),
    ),
    Standing(
        "unknown",
        msg("送れたか不明"),
        frozenset({MessageState.UNKNOWN}),
        msg("送れたか分からないメールはありません。"),
    ),
    Standing(
        "unsent",
        msg("送れなかった"),
        frozenset({MessageState.FAILED, MessageState.WITHHELD}),
        msg("送れなかったメールはありません。"),
    ),
)
BY_HAND, WITHHELD = msg("自分のメールで送った"), msg("送らなかった")
OF_STATE = MappingProxyType(
    {state: standing.word for standing in STANDINGS for state in standing.states}
    | {MessageState.WITHHELD: WITHHELD, MessageState.BY_HAND: BY_HAND}
)


def standing_named(key: str) -> Standing:
    """Return the place that an address names; the drafts where it names none."""
    return next((standing for standing in STANDINGS if standing.key == key), STANDINGS[0])


def is_unknown(letter: Letter, at: datetime) -> bool:
    """Whether nobody knows if a mail left: it says so, or whoever was handing it over never came back."""
    if letter.state == MessageState.HANDING_OVER:
        return letter.lease_until is not None and letter.lease_until <= at
    return letter.state == MessageState.UNKNOWN


def state_word(letter: Letter, at: datetime) -> Message:
    """Return where a mail stands, in words."""
    return OF_STATE[MessageState.UNKNOWN if is_unknown(letter, at) else MessageState(letter.state)]
