"""Finding deals by what was said about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from atoippo.deals.search import holds, names_hold
from atoippo.reasons.models import Statement, Voice
from atoippo.values.spellings import spellings

if TYPE_CHECKING:
    from atoippo.deals.models.deal import DealQuerySet

MOST_WORDS = 5


def deals_speaking_of(deals: DealQuerySet, words: str, *, workspace_id: int) -> DealQuerySet:
    """Return the deals in whose names or spoken words all of these words stand, in whatever width they are written."""
    for word in words.split()[:MOST_WORDS]:
        said = Q(pk__in=_deals_of_which_is_said(word, workspace_id))
        deals = deals.filter(names_hold(word, workspace_id=workspace_id) | said)
    return deals


def _deals_of_which_is_said(word: str, workspace_id: int) -> object:
    """Look through people's words alone: a text's mark rests on words that a person left."""
    forms = spellings(word)
    people = [voice for voice in Voice if voice is not Voice.TEXT]
    said = Statement.objects.filter(workspace=workspace_id, voice__in=people)
    return said.filter(holds("quote", forms) | holds("reason_words", forms)).order_by().values("loss__deal")
