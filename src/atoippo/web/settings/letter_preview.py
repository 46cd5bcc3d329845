"""A letter of the workspace as an invented customer would read it, with what to mend."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from atoippo.mail.rules import SAMPLE_FACTS, Wording, check_letter, filled
from atoippo.teams.refused import Refused
from atoippo.web.letters.remarks import Piece, Remark, pieces_of, remarks_on

if TYPE_CHECKING:
    from atoippo.mail.models import MessageKind
    from atoippo.values.message import Message


@dataclass(frozen=True, slots=True)
class Preview:
    """The filled letter, or what keeps it from being filled; and the places that a careful reader would mend."""

    wording: Wording | None
    refusal: Message | None
    remarks: tuple[Remark, ...] = ()
    pieces: tuple[Piece, ...] = ()


def preview_of(kind: MessageKind, wording: Wording) -> Preview:
    """Fill a letter for an invented customer and read it."""
    try:
        check_letter(kind, wording)
        shown = filled(wording, SAMPLE_FACTS)
    except Refused as refused:
        return Preview(wording=None, refusal=refused.sentence)
    remarks = remarks_on(shown, kind, drafted=shown.body)
    return Preview(shown, None, remarks, tuple(pieces_of(shown.body, remarks)))
