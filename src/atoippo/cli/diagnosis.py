"""What a doctor says of one thing."""

from __future__ import annotations

from dataclasses import dataclass

from atoippo.values.message import Message, msg

REINSTALL = msg("入れ直してください（pip install --force-reinstall atoippo、開発中なら make setup）。")


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One thing looked at: what, how it stands, and how to mend it when it is wrong."""

    what: Message
    is_well: bool
    state: Message
    cure: Message | None = None
