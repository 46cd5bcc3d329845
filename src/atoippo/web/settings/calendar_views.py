"""カレンダー: the fiscal year, yearly closures and the company's own days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from atoippo.teams.actions import mark_day, set_working_year, unmark_day
from atoippo.teams.models import CalendarDay
from atoippo.teams.rules import closed_runs
from atoippo.values.message import msg
from atoippo.web.doing import done_by_button, done_by_form
from atoippo.web.doors import MemberRequest, admin_required
from atoippo.web.language import t
from atoippo.web.pages import page
from atoippo.web.settings.forms import CalendarDayForm, WorkingYearForm

if TYPE_CHECKING:
    from django.http import HttpResponse

CLOSURES_SHOWN = 8


@require_http_methods(["GET", "HEAD", "POST"])
@admin_required
def calendar_page(request: MemberRequest) -> HttpResponse:
    """Show when the company is closed next; change how its year runs."""
    workspace = request.member.workspace
    form = WorkingYearForm(request.POST or None, workspace=workspace)
    if form.is_valid() and done_by_form(request, form, set_working_year, workspace=workspace, year=form.year):
        messages.success(request, t(msg("カレンダーを保存しました。")))
        return redirect("settings:calendar")
    return _show(request, form=form, day_form=CalendarDayForm())


@require_http_methods(["GET", "HEAD", "POST"])
@admin_required
def add_day(request: MemberRequest) -> HttpResponse:
    """Open or close the company on one day; who only looks (reload, language, new sign-in) is led to the calendar."""
    if request.method != "POST":
        return redirect("settings:calendar")
    workspace = request.member.workspace
    form = CalendarDayForm(request.POST)
    if form.is_valid() and done_by_form(request, form, mark_day, workspace=workspace, **form.cleaned_data):
        messages.success(request, t(msg("カレンダーに日を加えました。")))
        return redirect("settings:calendar")
    return _show(request, form=WorkingYearForm(workspace=workspace), day_form=form)


@require_POST
@admin_required
def remove_day(request: MemberRequest, day_id: int) -> HttpResponse:
    """Let a day follow the rule again."""
    day = get_object_or_404(CalendarDay.objects.visible_to(request.member), pk=day_id)
    if done_by_button(request, unmark_day, day=day):
        messages.success(request, t(msg("カレンダーから日を外しました。")))
    return redirect("settings:calendar")


def _show(request: MemberRequest, *, form: WorkingYearForm, day_form: CalendarDayForm) -> HttpResponse:
    days = CalendarDay.objects.visible_to(request.member)
    today = timezone.localdate()
    runs = closed_runs(request.member.workspace.calendar, today=today, count=CLOSURES_SHOWN)
    return page(request, "settings/calendar.html", form=form, day_form=day_form, days=days, runs=runs, today=today)
