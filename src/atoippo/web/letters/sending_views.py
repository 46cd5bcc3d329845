"""What becomes of a letter: copied and sent by hand, sent from here, called back, or settled by a person."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from atoippo.debriefs.actions.sending import approve_letter, say_letter_sent, settle_letter
from atoippo.debriefs.actions.taking_back import take_back_letter
from atoippo.mail.actions import call_back_message
from atoippo.values.message import msg
from atoippo.web.doing import done_by_button
from atoippo.web.doors import MemberRequest, member_required
from atoippo.web.language import t
from atoippo.web.letters.door import letter_or_404
from atoippo.web.letters.showing import letter_page_of

if TYPE_CHECKING:
    from django.http import HttpResponse

MAY_BE_CALLED_BACK = timedelta(seconds=10)
ARRIVED = "arrived"


@require_POST
@member_required
def say_sent(request: MemberRequest, message_id: int) -> HttpResponse:
    """Note that the letter left from the member's own mailbox (送った); the page that follows has the way back."""
    letter = letter_or_404(request, message_id)
    if done_by_button(request, say_letter_sent, message=letter):
        messages.success(request, t(msg("送ったことを記録しました。おつかれさまでした。")))
    return redirect("letters:show", letter.pk)


@require_POST
@member_required
def take_back(request: MemberRequest, message_id: int) -> HttpResponse:
    """Undo 送った: the letter is a draft again."""
    letter = letter_or_404(request, message_id)
    if done_by_button(request, take_back_letter, message=letter):
        messages.success(request, t(msg("下書きに戻しました。")))
    return redirect("letters:show", letter.pk)


@require_POST
@member_required
def approve(request: MemberRequest, message_id: int) -> HttpResponse:
    """Let the letter leave from here in ten seconds, within which it may be called back."""
    letter = letter_or_404(request, message_id)
    shown = letter_page_of(letter, request.member, at=timezone.now())
    if shown.is_draft and not (shown.unfit or shown.has_stale_link or shown.may_send_now):
        messages.error(request, t(msg("まだ送れません。宛先のメールアドレスと、直すところを確かめてください。")))
    else:
        done_by_button(request, approve_letter, message=letter, send_after=timezone.now() + MAY_BE_CALLED_BACK)
    return redirect("letters:show", letter.pk)


@require_POST
@member_required
def call_back(request: MemberRequest, message_id: int) -> HttpResponse:
    """Stop a letter that has not left yet: it is a draft again."""
    letter = letter_or_404(request, message_id)
    if done_by_button(request, call_back_message, message=letter):
        messages.success(request, t(msg("送信を取り消しました。お客様には届いていません。")))
    return redirect("letters:show", letter.pk)


@require_POST
@member_required
def settle(request: MemberRequest, message_id: int) -> HttpResponse:
    """Say whether a letter of which nobody knows has arrived; one that has not is sent once more."""
    letter = letter_or_404(request, message_id)
    arrived = request.POST.get("outcome") == ARRIVED
    if done_by_button(request, settle_letter, message=letter, was_sent=arrived):
        messages.success(request, t(msg("届いたことを記録しました。") if arrived else msg("もう一度送ります。")))
    return redirect("letters:show", letter.pk)
