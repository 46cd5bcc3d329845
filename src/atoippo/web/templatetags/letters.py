"""The mails about a deal, on its page: `{% load letters %}{% deal_letters deal %}`."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django import template
from django.utils import timezone

from atoippo.mail.models import MessageKind
from atoippo.mail.permissions import may_write
from atoippo.web.letters.rows import letters_of_deal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from atoippo.deals.models import Deal, Loss
    from atoippo.teams.models import Member
    from atoippo.web.letters.rows import LetterRow

THANKS_ARE_LATE_AFTER = timedelta(days=60)
register = template.Library()


@register.inclusion_tag("letters/of_deal.html", takes_context=True)
def deal_letters(context: Mapping[str, Any], deal: Deal) -> dict[str, Any]:
    """Show the mails about a deal that the reader may open; of one lost lately without thanks, offer to draft them."""
    member: Member = context["member"]
    letters = letters_of_deal(deal, member, at=timezone.now())
    return {"letters": letters, "to_thank_for": _to_thank_for(deal, member, letters)}


def _to_thank_for(deal: Deal, member: Member, letters: list[LetterRow]) -> Loss | None:
    today = timezone.localdate()
    if not deal.is_lost or deal.closed_on is None or deal.closed_on < today - THANKS_ARE_LATE_AFTER:
        return None
    loss = deal.losses.order_by("-turn").first()
    thanked = {row.letter.occasion for row in letters if row.letter.kind == MessageKind.THANKS}
    if loss is None or f"loss:{loss.pk}:thanks" in thanked or not may_write(member, deal):
        return None
    return loss
