"""One letter: drafted with a tap, read, copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from atoippo.deals.models import Loss
from atoippo.debriefs.actions.thanking import draft_thanks
from atoippo.teams.refused import Refused
from atoippo.web.doors import MemberRequest, member_required
from atoippo.web.language import t
from atoippo.web.letters.door import letter_or_404
from atoippo.web.letters.recipient_views import show_letter

if TYPE_CHECKING:
    from django.http import HttpResponse


@require_POST
@member_required
def thanks(request: MemberRequest, loss_id: int) -> HttpResponse:
    """Draft the thanks for a loss (お礼) and lead to it; a second tap leads to the same draft."""
    loss = get_object_or_404(Loss.objects.visible_to(request.member).select_related("deal"), pk=loss_id)
    try:
        letter = draft_thanks(loss=loss, by=request.member, at=timezone.now())
    except Refused as refused:
        messages.error(request, t(refused.sentence))
        return redirect("deals:show", loss.deal_id)
    return redirect("letters:show", letter.pk)


@require_safe
@member_required
def show(request: MemberRequest, message_id: int) -> HttpResponse:
    """Show one letter; htmx asks for its state alone, while it is on its way out."""
    return show_letter(request, letter_or_404(request, message_id))
