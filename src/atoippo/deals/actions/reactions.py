"""How a customer took what was shown and said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from django.db import transaction

from atoippo.deals.models import Material, Phrase, Reaction
from atoippo.deals.rules import require_one_workspace
from atoippo.teams.audit import record_audit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from atoippo.deals.models import Deal, Loss
    from atoippo.teams.models import Member


@dataclass(frozen=True, slots=True)
class ReactionDetails:
    """How the customer took one material (資料) or phrase (言葉), by the name that people give it."""

    kind: Literal["material", "phrase"]
    name: str
    landed: bool


@transaction.atomic
def note_reactions(
    *, deal: Deal, loss: Loss | None, reactions: Sequence[ReactionDetails], by: Member, at: datetime
) -> list[Reaction]:
    """Note how the customer took what was shown and said; a name that nobody has used yet begins its own chip."""
    require_one_workspace(deal.workspace_id, by, loss)
    named = {details for details in reactions if details.name.strip()}
    if not named:
        return []
    in_one_order = sorted(
        named, key=lambda each: (each.kind, each.name, each.landed)
    )  # else two might wait in a circle
    rows = [_reaction(deal, details) for details in in_one_order]
    for row in rows:
        row.loss, row.noted_by, row.noted_at = loss, by, at
    noted = Reaction.objects.bulk_create(rows)
    record_audit(workspace=deal.workspace, by=by, action="deal.reactions_noted", subject=noted[0], at=at)
    return noted


def _reaction(deal: Deal, details: ReactionDetails) -> Reaction:
    row = Reaction(workspace_id=deal.workspace_id, deal=deal, landed=details.landed)
    name = details.name.strip()
    if details.kind == "material":
        row.material, _ = Material.objects.get_or_create(workspace_id=deal.workspace_id, name=name)
    else:
        row.phrase, _ = Phrase.objects.get_or_create(workspace_id=deal.workspace_id, name=name)
    return row
