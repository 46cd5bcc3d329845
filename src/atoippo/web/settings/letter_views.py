"""メールの文面: each letter as it is written now, ours beside the workspace's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from atoippo.mail.actions import use_our_letter, write_letter
from atoippo.mail.models import Letter
from atoippo.mail.queries import letters_of
from atoippo.mail.rules import PLACES, Wording, our_wording
from atoippo.values.message import msg
from atoippo.web.doing import done_by_button, done_by_form
from atoippo.web.doors import MemberRequest, admin_required
from atoippo.web.language import t
from atoippo.web.letters.forms import WordingForm
from atoippo.web.pages import page
from atoippo.web.settings.letter_names import ALL, letter_name
from atoippo.web.settings.letter_preview import preview_of
from atoippo.web.undo import undoable

if TYPE_CHECKING:
    from django.http import HttpResponse

    from atoippo.mail.queries import LetterInUse


@require_safe
@admin_required
def letters_page(request: MemberRequest) -> HttpResponse:
    """List the letters that the workspace writes, and whose words they are."""
    letters = [(letter, letter_name(letter), letter.reason or ALL) for letter in letters_of(request.member.workspace)]
    return page(request, "settings/letters.html", letters=letters)


@require_http_methods(["GET", "HEAD", "POST"])
@admin_required
def letter_page(request: MemberRequest, kind: str, reason: str) -> HttpResponse:
    """Show one letter with ours beside it; write it in the workspace's own words."""
    letter = _letter_or_404(request, kind, reason)
    form = WordingForm(request.POST or None, initial=_as_fields(letter.wording))
    if form.is_valid() and done_by_form(request, form, write_letter, wording=form.wording, **_which(request, letter)):
        messages.success(request, t(msg("「{name}」の文面を保存しました。", name=letter_name(letter))))
        return redirect("settings:letters")
    return _show(request, letter, form)


@require_http_methods(["GET", "HEAD", "POST"])
@admin_required
def check_letter(request: MemberRequest, kind: str, reason: str) -> HttpResponse:
    """Show the words in the form as a customer would read them, with what to mend, and save nothing."""
    letter = _letter_or_404(request, kind, reason)
    if request.method != "POST":
        return redirect("settings:letter", kind, reason)
    return _show(
        request, letter, WordingForm(initial={name: request.POST.get(name, "") for name in ("subject", "body")})
    )


@require_POST
@admin_required
def use_ours(request: MemberRequest, kind: str, reason: str) -> HttpResponse:
    """Go back to our letter, with a way back to the own one."""
    letter = _letter_or_404(request, kind, reason)
    if done_by_button(request, use_our_letter, **_which(request, letter)):
        undoable(request, t(msg("はじめの文面に戻しました。")), "settings:restore_letter", kind, reason)
    return redirect("settings:letter", kind, reason)


@require_POST
@admin_required
def restore_own(request: MemberRequest, kind: str, reason: str) -> HttpResponse:
    """Write the workspace's own words again that stood before somebody went back to ours."""
    letter = _letter_or_404(request, kind, reason)
    written = Letter.objects.visible_to(request.member).filter(kind=letter.kind, reason=letter.reason, is_ours=False)
    last = written.order_by("-pk").first()
    if last is None:
        raise Http404
    words = Wording(last.subject, last.body)
    if done_by_button(request, write_letter, wording=words, **_which(request, letter)):
        messages.success(request, t(msg("変更した文面に戻しました。")))
    return redirect("settings:letter", kind, reason)


def _show(request: MemberRequest, letter: LetterInUse, form: WordingForm) -> HttpResponse:
    return page(
        request,
        "settings/letter.html",
        partial="preview",
        letter=letter,
        name=letter_name(letter),
        reason=letter.reason or ALL,
        form=form,
        ours=our_wording(letter.kind, letter.reason),
        places=PLACES.items(),
        preview=preview_of(letter.kind, form.typed),
    )


def _letter_or_404(request: MemberRequest, kind: str, reason: str) -> LetterInUse:
    wanted = (kind, "" if reason == ALL else reason)
    letters = letters_of(request.member.workspace)
    found = next((letter for letter in letters if (letter.kind, letter.reason) == wanted), None)
    if found is None:
        raise Http404
    return found


def _which(request: MemberRequest, letter: LetterInUse) -> dict[str, object]:
    return {"workspace": request.member.workspace, "kind": letter.kind, "reason": letter.reason}


def _as_fields(wording: Wording) -> dict[str, str]:
    return {"subject": wording.subject, "body": wording.body}
