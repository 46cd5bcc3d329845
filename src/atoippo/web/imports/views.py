"""The pages of 取り込み: the list, a new file, and one import as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import HttpResponseClientRedirect

from atoippo.intake.actions import receive_upload
from atoippo.intake.models import Intake, IntakeState
from atoippo.intake.queries import latest_intakes, set_aside_csv_of, waiting_with
from atoippo.web.doors import MemberRequest, manager_required
from atoippo.web.imports.showing import heard, screen_of, shown, spoken_progress, wants_a_look
from atoippo.web.imports.upload_form import UploadForm
from atoippo.web.imports.words import STATES
from atoippo.web.language import spoken_language
from atoippo.web.pages import page

if TYPE_CHECKING:
    from atoippo.teams.models import Member

UNTIL_THE_END = frozenset({IntakeState.READING_WORDS, IntakeState.DONE})
SINCE_THE_WORD = frozenset({"due", "running"})


@require_safe
@manager_required
def list_page(request: MemberRequest) -> HttpResponse:
    """Show the newest imports, and where to drop the next file."""
    intakes = [(intake, STATES[intake.state]) for intake in latest_intakes(request.member)]
    return page(request, "imports/list.html", intakes=intakes, form=UploadForm())


@require_http_methods(["GET", "HEAD", "POST"])
@manager_required
def new_page(request: MemberRequest) -> HttpResponse:
    """Take a file, keep it and have it looked at."""
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_valid():
        return redirect("imports:show", _received(request.member, form).pk)
    return page(request, "imports/new.html", form=form, status=422 if form.is_bound else 200)


@require_safe
@manager_required
def show_page(request: MemberRequest, intake_id: int) -> HttpResponse:
    """Show one import as it stands; columns that are not sure come first."""
    intake = visible_intake(request, intake_id)
    if wants_a_look(intake):
        return redirect("imports:columns", intake.pk)
    return page(request, "imports/show.html", heard=heard(intake), **shown(intake, request.member))


@require_safe
@manager_required
def progress(request: MemberRequest, intake_id: int) -> HttpResponse:
    """Show how far an import is, for a page that asks every second; a new state is a new page."""
    intake = visible_intake(request, intake_id)
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect("imports:show", intake.pk)
    if request.GET.get("screen") != screen_of(intake):
        return HttpResponseClientRedirect(_next_page(request, intake))
    now_heard = heard(intake)
    said = spoken_progress(intake) if request.GET.get("heard") != now_heard else None
    return page(request, "imports/progress.html", heard=now_heard, said=said, **shown(intake, request.member))


@require_safe
@manager_required
def set_aside_file(request: MemberRequest, intake_id: int) -> HttpResponse:
    """Give the rows that were set aside as a file to mend and drop again."""
    intake = visible_intake(request, intake_id)
    name = quote(f"取り分け_{intake.file_name.rsplit('.', 1)[0]}.csv")
    disposition = f"attachment; filename=\"set-aside-{intake.pk}.csv\"; filename*=UTF-8''{name}"
    content = set_aside_csv_of(intake, spoken_language())
    return HttpResponse(
        content, headers={"Content-Type": "text/csv; charset=utf-8", "Content-Disposition": disposition}
    )


def visible_intake(request: MemberRequest, intake_id: int) -> Intake:
    """Return an import that the member may see; another's is not there."""
    intakes = Intake.objects.visible_to(request.member).select_related("workspace", "started_by")
    return get_object_or_404(intakes, pk=intake_id)


def _received(member: Member, form: UploadForm) -> Intake:
    """Keep the file, unless the member sent it a moment ago and has not confirmed it yet."""
    name, content = form.file_name, form.content
    waiting = waiting_with(content, member)
    return waiting or receive_upload(
        workspace=member.workspace, name=name, content=content, by=member, at=timezone.now()
    )


def _next_page(request: MemberRequest, intake: Intake) -> str:
    """Return where a page goes on whose import came to a new state: the first one that is in leads to what it tells."""
    others = Intake.objects.visible_to(request.member).filter(state__in=UNTIL_THE_END).exclude(pk=intake.pk)
    if intake.state in UNTIL_THE_END and request.GET.get("screen") in SINCE_THE_WORD and not others.exists():
        return reverse("first_run:findings")
    return reverse("imports:show", args=[intake.pk])
