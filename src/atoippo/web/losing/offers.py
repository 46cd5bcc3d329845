"""What the loss form offers to this workspace about this deal: finer reasons, names known from before, days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.timezone import localdate

from atoippo.deals.queries import material_names, phrase_names, rival_names
from atoippo.reasons.queries import sub_reasons_of
from atoippo.web.losing.choices import Times

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from atoippo.reasons.rules import OfferedSubReason
    from atoippo.teams.models import Workspace
    from atoippo.values.reason import Reason

MOST_NAMES = 6  # of materials and phrases: the ones used last
MOST_RIVALS = 30


@dataclass(frozen=True, slots=True)
class Offers:
    """What the form has ready to tap."""

    times: Times
    sub_reasons: Mapping[Reason, tuple[OfferedSubReason, ...]]
    rivals: tuple[str, ...]
    materials: tuple[str, ...]
    phrases: tuple[str, ...]


def offers_of(workspace: Workspace, *, at: datetime) -> Offers:
    """Return what the form offers; five queries."""
    return Offers(
        times=Times.of(workspace, localdate(at)),
        sub_reasons=sub_reasons_of(workspace, at),
        rivals=tuple(rival_names(workspace)[:MOST_RIVALS]),
        materials=tuple(material_names(workspace)[:MOST_NAMES]),
        phrases=tuple(phrase_names(workspace)[:MOST_NAMES]),
    )
