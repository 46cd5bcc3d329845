"""How far a deal got on the buyer's own way (どこまで), and the one step that was missing (あと一歩)."""

from __future__ import annotations

from enum import IntEnum
from types import MappingProxyType

from atoippo.values.message import Message, msg


class Reach(IntEnum):
    """The buyer's way in six steps; a statement of fact, not a probability."""

    HEARD = 1
    SHARED = 2
    PROPOSED = 3
    COMPARED = 4
    DECIDED = 5
    PROMISED = 6

    @property
    def label(self) -> Message:
        """The step's name as people read it."""
        return REACH_LABELS[self]

    @property
    def up_to(self) -> Message:
        """How far that is, as people say it: 提案・見積まで."""
        return msg("お話を聞けたところまで") if self is Reach.HEARD else msg("{step}まで", step=self.label)

    @property
    def missing_step(self) -> Reach | None:
        """The next step, which this deal did not take; none after the last."""
        return Reach(self + 1) if self < Reach.PROMISED else None


REACH_LABELS = MappingProxyType(
    {
        Reach.HEARD: msg("お話を聞けた"),
        Reach.SHARED: msg("課題を共有"),
        Reach.PROPOSED: msg("提案・見積"),
        Reach.COMPARED: msg("比較の最終"),
        Reach.DECIDED: msg("社内決裁"),
        Reach.PROMISED: msg("内示"),
    }
)
