"""理由とご質問: the finer reasons and the two questions of each reason, in the workspace's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from atoippo.reasons.actions import (
    add_sub_reason,
    merge_sub_reasons,
    rename_sub_reason,
    restore_sub_reason,
    retire_sub_reason,
)
from atoippo.reasons.models import SubReason
from atoippo.reasons.queries import sub_reasons_of
from atoippo.values.message import Message, msg
from atoippo.values.reason import Reason
from atoippo.web.doing import done_by_button, done_by_form
from atoippo.web.doors import MemberRequest, admin_required
from atoippo.web.language import t
from atoippo.web.pages import page
from atoippo.web.settings.reason_forms import QuestionForm, SubReasonForm
from atoippo.web.settings.reason_page import reason_or_404, reason_page_of, summaries_of
from atoippo.web.undo import undoable

if TYPE_CHECKING:
    from django.http import HttpResponse


@require_safe
@admin_required
def reasons_page(request: MemberRequest) -> HttpResponse:
    """Show the six reasons with the finer ones and the questions of each."""
    return page(request, "settings/reasons.html", reasons=summaries_of(request.member.workspace, timezone.now()))


@require_safe
@admin_required
def reason_page(request: MemberRequest, main_reason: str) -> HttpResponse:
    """Show one reason, to be put into the workspace's own words."""
    return show_reason(request, reason_or_404(main_reason))


@require_http_methods(["GET", "HEAD", "POST"])
@admin_required
def add(request: MemberRequest, main_reason: str) -> HttpResponse:
    """Offer a finer reason of the workspace's own; a look leads to the reason."""
    under = reason_or_404(main_reason)
    if request.method != "POST":
        return redirect("settings:reason", under)
    form = SubReasonForm(request.POST, auto_id="add_%s")
    if form.is_valid() and done_by_form(request, form, add_sub_reason, reason=under, **form.cleaned_data):
        messages.success(request, t(msg("「{name}」を加えました。", **form.cleaned_data)))
        return redirect("settings:reason", under)
    return show_reason(request, under, adding=form)


@require_http_methods(["GET", "HEAD", "POST"])
@admin_required
def rename(request: MemberRequest, main_reason: str) -> HttpResponse:
    """Call a finer reason by another name from now on; a look leads to the reason."""
    under, name = reason_or_404(main_reason), request.POST.get("called", "")
    if request.method != "POST":
        return redirect("settings:reason", under)
    form = SubReasonForm(request.POST, auto_id="renamed_%s")
    new_name = form.cleaned_data["name"] if form.is_valid() else ""
    if new_name and done_by_form(request, form, rename_sub_reason, reason=under, name=name, new_name=new_name):
        messages.success(request, t(msg("「{name}」に変えました。これまでの記録の言葉は変わりません。", name=new_name)))
        return redirect("settings:reason", under)
    return show_reason(request, under, renaming=(name, form))


@require_http_methods(["GET", "HEAD", "POST"])
@admin_required
def merge(request: MemberRequest, main_reason: str) -> HttpResponse:
    """Ask before one finer reason is counted as another from now on, with how often each was said; then do so."""
    under, said = reason_or_404(main_reason), request.POST or request.GET
    offered = {sub.name: sub for sub in sub_reasons_of(request.member.workspace, timezone.now())[under]}
    sub, into = offered.get(said.get("called", "")), offered.get(said.get("into", ""))
    if sub is None or into is None or sub == into:
        messages.warning(request, t(msg("まとめる先を選び直してください。名前が変わったかもしれません。")))
        return redirect("settings:reason", under)
    if request.method != "POST":
        return page(request, "settings/merge_reasons.html", reason=under, sub=sub, into=into, both=sub.used + into.used)
    if done_by_button(request, merge_sub_reasons, reason=under, name=sub.name, into=into.name):
        _told_with_way_back(request, under, sub.name, msg("「{name}」にまとめました。", name=into.spoken))
    return redirect("settings:reason", under)


@require_POST
@admin_required
def retire(request: MemberRequest, main_reason: str) -> HttpResponse:
    """Offer a finer reason no more."""
    under, name = reason_or_404(main_reason), request.POST.get("called", "")
    if done_by_button(request, retire_sub_reason, reason=under, name=name):
        told = msg("「{name}」を選択肢から外しました。これまでの記録はそのまま残ります。", name=name)
        _told_with_way_back(request, under, name, told)
    return redirect("settings:reason", under)


@require_POST
@admin_required
def restore(request: MemberRequest, sub_reason_id: int) -> HttpResponse:
    """Offer a finer reason again."""
    row = get_object_or_404(SubReason.objects.visible_to(request.member), pk=sub_reason_id)
    under = Reason(row.reason)
    if done_by_button(request, restore_sub_reason, reason=under, name=row.name):
        messages.success(request, t(msg("「{name}」をまた選べるようにしました。", name=row.name)))
    return redirect("settings:reason", under)


def show_reason(
    request: MemberRequest,
    reason: Reason,
    *,
    adding: SubReasonForm | None = None,
    renaming: tuple[str, SubReasonForm] | None = None,
    wording: QuestionForm | None = None,
) -> HttpResponse:
    """Show the page of a reason, with a form that was refused."""
    workspace = request.member.workspace
    forms = {"adding": adding, "renaming": renaming, "wording": wording}
    return page(
        request,
        "settings/reason.html",
        shown=reason_page_of(workspace, reason, timezone.now(), **forms),  # type: ignore[arg-type]
    )


def _told_with_way_back(request: MemberRequest, reason: Reason, name: str, told: Message) -> None:
    row = SubReason.objects.visible_to(request.member).get(reason=reason.value, name=name)
    undoable(request, t(told), "settings:restore_sub_reason", row.pk)
