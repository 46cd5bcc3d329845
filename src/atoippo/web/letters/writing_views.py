"""Writing a letter: the text, and what a careful reader says of it while one writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from atoippo.debriefs.actions.thanking import redraft_thanks
from atoippo.mail.actions import edit_message
from atoippo.mail.models import Message, MessageKind
from atoippo.mail.permissions import may_write
from atoippo.values.message import msg
from atoippo.web.doing import done_by_button, done_by_form
from atoippo.web.doors import MemberRequest, member_required
from atoippo.web.language import t
from atoippo.web.letters.door import letter_or_404
from atoippo.web.letters.forms import LetterForm, seen_of
from atoippo.web.letters.remarks import pieces_of, remarks_on
from atoippo.web.letters.showing import CHANGEABLE
from atoippo.web.letters.suggestions import suggestions_for
from atoippo.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

CHANGED_MEANWHILE = msg(
    "この文面は、開いたあとに別の画面で変わりました。いま保存されている文面も並べて出しています。"
    "見くらべて直し、もう一度保存すると、こちらの文面になります。"
)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def edit(request: MemberRequest, message_id: int) -> HttpResponse:
    """Change a draft; a text that changed since it was opened is shown beside, never overwritten unseen."""
    letter = _draft_or_404(request, message_id)
    form = LetterForm(request.POST or None, letter=letter)
    if form.is_valid() and _saved(request, form, letter):
        messages.success(request, t(msg("文面を保存しました。")))
        return redirect("letters:show", letter.pk)
    return _show(request, letter, form)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def check(request: MemberRequest, message_id: int) -> HttpResponse:
    """Say what to mend in the text as it stands in the form, and save nothing."""
    letter = _draft_or_404(request, message_id)
    if request.method != "POST":
        return redirect("letters:edit", letter.pk)
    form = LetterForm(initial={name: request.POST.get(name, "") for name in ("subject", "body", "seen")}, letter=letter)
    return _show(request, letter, form)


@require_POST
@member_required
@transaction.atomic
def redraft(request: MemberRequest, message_id: int) -> HttpResponse:
    """Draft thanks anew by what is said about the loss now; words that came in since the page was opened are kept."""
    letter = letter_or_404(request, message_id)
    stored = Message.objects.select_for_update().get(pk=letter.pk)
    if request.POST.get("seen") != seen_of(stored):
        messages.error(
            request, t(msg("この文面は、開いたあとに別の画面で変わりました。読み直してからお選びください。"))
        )
    elif done_by_button(request, redraft_thanks, letter=stored):
        messages.success(request, t(msg("いまの理由に合わせて、文面を作り直しました。")))
    return redirect("letters:show", letter.pk)


def _saved(request: MemberRequest, form: LetterForm, letter: Message) -> bool:
    with transaction.atomic():
        stored = Message.objects.select_for_update().get(pk=letter.pk)
        if form.cleaned_data["seen"] != seen_of(stored):
            letter.refresh_from_db(fields=["subject", "body", "state"])
            form.add_error(None, t(CHANGED_MEANWHILE))
            form.show_stored(seen_of(letter))
            return False
        return done_by_form(request, form, edit_message, message=stored, wording=form.wording, to_email=stored.to_email)


def _show(request: MemberRequest, letter: Message, form: LetterForm) -> HttpResponse:
    kind = MessageKind(letter.kind)
    remarks = remarks_on(form.typed, kind, drafted=letter.first_body)
    return page(
        request,
        "letters/edit.html",
        partial="remarks",
        letter=letter,
        form=form,
        kind=kind.spoken,
        remarks=remarks,
        pieces=pieces_of(form.typed.body, remarks) if remarks else [],
        suggestions=suggestions_for(letter),
    )


def _draft_or_404(request: MemberRequest, message_id: int) -> Message:
    letter = letter_or_404(request, message_id)
    if letter.state not in CHANGEABLE or not may_write(request.member, letter.deal):
        raise Http404
    return letter
