"""Views of the list that a member named. They are bookmarks of one's own, no facts: nothing is written into the audit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from atoippo.values.message import Message, msg
from atoippo.web.deals.question import Question
from atoippo.web.doors import MemberRequest, member_required
from atoippo.web.language import t
from atoippo.web.models import LONGEST_QUERY, SavedView
from atoippo.web.undo import undoable

if TYPE_CHECKING:
    from django.http import HttpResponse

MOST_VIEWS = 50
TAKEN = msg("同じ名前の一覧があります。別の名前を付けてください。")


class ViewForm(forms.Form):
    """The name of a view."""

    name = forms.CharField(max_length=60)


@require_POST
@member_required
def keep(request: MemberRequest) -> HttpResponse:
    """Keep the list as it is asked for, under a name."""
    query = Question.of(QueryDict(request.POST.get("query", "")[:LONGEST_QUERY])).address
    form = ViewForm(request.POST)
    if not form.is_valid() or len(query) > LONGEST_QUERY:
        return _refused(request, query, msg("一覧の名前を60文字までで入れてください。"))
    if SavedView.objects.visible_to(request.member).kept().count() >= MOST_VIEWS:
        return _refused(request, query, msg("保存できる一覧は50件までです。使わないものを削除してください。"))
    view = SavedView(member=request.member, workspace=request.member.workspace, query=query, created_at=timezone.now())
    view.name = form.cleaned_data["name"]
    if not _saved(view):
        return _refused(request, query, TAKEN)
    messages.success(request, t(msg("「{name}」を保存しました。", name=view.name)))
    return _to_list(query)


@require_POST
@member_required
def rename(request: MemberRequest, view_id: int) -> HttpResponse:
    """Give a view another name."""
    view = get_object_or_404(SavedView.objects.visible_to(request.member).kept(), pk=view_id)
    form = ViewForm(request.POST)
    if not form.is_valid():
        return _refused(request, view.query, msg("一覧の名前を60文字までで入れてください。"))
    view.name = form.cleaned_data["name"]
    if not _saved(view):
        return _refused(request, view.query, TAKEN)
    messages.success(request, t(msg("名前を「{name}」に変えました。", name=view.name)))
    return _to_list(view.query)


@require_POST
@member_required
def remove(request: MemberRequest, view_id: int) -> HttpResponse:
    """Take a view away; the notice offers to put it back."""
    view = get_object_or_404(SavedView.objects.visible_to(request.member).kept(), pk=view_id)
    view.removed_at = timezone.now()
    view.save(update_fields=["removed_at"])
    undoable(request, t(msg("「{name}」を削除しました。", name=view.name)), "deals:restore_view", view.pk)
    return _to_list(view.query)


@require_POST
@member_required
def restore(request: MemberRequest, view_id: int) -> HttpResponse:
    """Put a view back that was taken away."""
    view = get_object_or_404(SavedView.objects.visible_to(request.member), pk=view_id)
    view.removed_at = None
    if not _saved(view):
        return _refused(request, view.query, TAKEN)
    messages.success(request, t(msg("「{name}」を元に戻しました。", name=view.name)))
    return _to_list(view.query)


def _saved(view: SavedView) -> bool:
    """Save a view unless its name is taken, also by a second tap of the same moment."""
    try:
        with transaction.atomic():
            view.save()
    except IntegrityError:
        return False
    return True


def _refused(request: MemberRequest, query: str, why: Message) -> HttpResponse:
    messages.error(request, t(why))
    return _to_list(query)


def _to_list(query: str) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('deals:list')}?{query}")
