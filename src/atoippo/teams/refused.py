"""What all refusals of this room have: a sentence that says what is wrong and how to mend it."""

from __future__ import annotations

from typing import ClassVar

from atoippo.values.message import Message


class Refused(Exception):  # noqa: N818 - its kinds are named as sentences
    """Something that can't be done as asked; `sentence` tells the person why, and what to do instead."""

    says: ClassVar[Message]

    @property
    def sentence(self) -> Message:
        """What the person reads; the subject's name is filled in where the sentence has a place for it."""
        return Message(self.says.text, {"name": str(self.args[0])}) if self.args else self.says
