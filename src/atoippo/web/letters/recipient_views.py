"""Who gets a letter, and whether they gave us their card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRefresh

from atoippo.customers.actions import note_permission
from atoippo.debriefs.actions.thanking import address_letter
from atoippo.mail.permissions import may_write
from atoippo.mail.queries import can_send_from_here
from atoippo.values.message import msg
from atoippo.web.doing import done_by_button, done_by_form
from atoippo.web.doors import MemberRequest, member_required
from atoippo.web.language import t
from atoippo.web.letters.door import letter_or_404
from atoippo.web.letters.forms import CardForm, RecipientForm
from atoippo.web.letters.showing import letter_page_of
from atoippo.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from atoippo.mail.models import Message


def show_letter(request: MemberRequest, letter: Message, **forms: Any) -> HttpResponse:
    """Show the page of a letter, with what was just asked or typed."""
    shown = letter_page_of(letter, request.member, at=timezone.now())
    if (
        getattr(request, "htmx", False) and not shown.is_waiting
    ):  # it has left, or has not: the page that waited shows other buttons now
        return HttpResponseClientRefresh()
    forms.setdefault("recipient", _recipient_form(letter))
    forms.setdefault("card", CardForm())
    return page(request, "letters/show.html", partial="standing", shown=shown, **forms)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def name_recipient(request: MemberRequest, message_id: int) -> HttpResponse:
    """Say who gets the letter; who only looks is led to it."""
    letter = letter_or_404(request, message_id)
    if request.method != "POST":
        return redirect("letters:show", letter.pk)
    form = _recipient_form(letter, request.POST)
    if form.is_valid() and done_by_form(request, form, address_letter, letter=letter, details=form.details):
        messages.success(request, t(msg("宛先を{name}様にしました。", name=form.details.name)))
        return redirect("letters:show", letter.pk)
    return show_letter(request, letter, recipient=form)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def note_card(request: MemberRequest, message_id: int) -> HttpResponse:
    """Note whether the person gave us their card; what nobody remembers is not noted."""
    letter = letter_or_404(request, message_id)
    if request.method != "POST" or letter.contact is None:
        return redirect("letters:show", letter.pk)
    if not may_write(request.member, letter.deal):
        raise Http404
    form = CardForm(request.POST)
    if not form.is_valid():
        return show_letter(request, letter, card=form)
    if not form.is_known:
        messages.info(request, t(msg("分かったときに、ここで記録できます。ご案内メールは、それまで送りません。")))
    elif done_by_button(request, note_permission, contact=letter.contact, details=form.details):
        messages.success(request, t(msg("名刺のことを記録しました。")))
    return redirect("letters:show", letter.pk)


def _recipient_form(letter: Message, said: Any = None) -> RecipientForm:
    return RecipientForm(said, contact=letter.contact, asks_address=can_send_from_here())
