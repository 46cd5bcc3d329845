"""The page on which 営業 adds or corrects what they said about a loss, and 上司 adds a view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from atoippo.deals.models import Loss
from atoippo.debriefs.actions.saying import say_about
from atoippo.reasons.models import Voice
from atoippo.reasons.permissions import may_state
from atoippo.reasons.queries import standing_statements, sub_reasons_of
from atoippo.values.message import msg
from atoippo.web.doing import done_by_form
from atoippo.web.doors import MemberRequest, member_required
from atoippo.web.language import t
from atoippo.web.pages import page
from atoippo.web.voices.say_form import SayForm

if TYPE_CHECKING:
    from django.http import HttpResponse

    from atoippo.teams.models import Member

VOICES = (Voice.REP, Voice.MANAGER)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def say(request: MemberRequest, loss_id: int) -> HttpResponse:
    """Ask what a voice says about a loss; add it to what was said."""
    visible = Loss.objects.visible_to(request.member).select_related("deal__company__merged_into", "workspace")
    loss = get_object_or_404(visible, pk=loss_id)
    voices = [voice for voice in VOICES if may_state(request.member, loss, voice)]
    if not voices:
        raise PermissionDenied
    voice = _voice(request, loss, voices)
    standing = standing_statements(loss).get(voice)
    subs = sub_reasons_of(loss.workspace, timezone.now())
    form = SayForm(request.POST or None, voice=voice, subs=subs, standing=standing)
    if form.is_valid() and done_by_form(request, form, say_about, loss=loss, voice=voice, details=form.details):
        messages.success(request, t(msg("言葉を残しました。前の言葉も、そのまま残っています。")))
        return redirect("deals:show", loss.deal_id)
    return page(request, "voices/say.html", form=form, loss=loss, voice=voice, voices=voices)


def _voice(request: MemberRequest, loss: Loss, voices: list[Voice]) -> Voice:
    """Return in whose voice the member speaks: as asked, else as who they are to the deal."""
    asked = request.GET.get("voice", "")
    if asked in voices:
        return Voice(asked)
    return _own_voice(request.member, loss) if _own_voice(request.member, loss) in voices else voices[0]


def _own_voice(member: Member, loss: Loss) -> Voice:
    return Voice.REP if loss.deal.owner_id == member.pk else Voice.MANAGER
