"""The pages of お客様の声."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.core.paginator import Paginator
from django.utils import timezone
from django.views.decorators.http import require_safe

from atoippo.insights.voices import Kind, Wanted, losses_wanted
from atoippo.values.message import msg
from atoippo.web.doors import MemberRequest, member_required
from atoippo.web.filters import FilterForm
from atoippo.web.language import spoken_language, t
from atoippo.web.pages import page
from atoippo.web.voices.export import csv_of
from atoippo.web.voices.question import Question
from atoippo.web.voices.rows import rows_of
from atoippo.web.voices.showing import shown_to

if TYPE_CHECKING:
    from django.http import HttpResponse

PAGE = 50


@require_safe
@member_required
def show_page(request: MemberRequest) -> HttpResponse:
    """Show whom we asked, who answered, and where the stories differ."""
    form = FilterForm(request.GET, member=request.member)
    shown = shown_to(request.member, form.chosen)
    return page(request, "voices/show.html", form=form, shown=shown, query=request.GET.urlencode())


@require_safe
@member_required
def losses_page(request: MemberRequest) -> HttpResponse:
    """Show the losses behind one figure of the page."""
    question = Question.of(request.GET)
    today = timezone.localdate()
    found = losses_wanted(member=request.member, wanted=question.wanted, only=question.only, today=today)
    pages = Paginator(found, PAGE).get_page(request.GET.get("page", ""))
    form = FilterForm(request.GET, member=request.member)
    rows = rows_of(list(pages), request.member)
    return page(request, "voices/losses.html", question=question, pages=pages, rows=rows, form=form)


@require_safe
@member_required
def export(request: MemberRequest) -> HttpResponse:
    """Hand out お客様's own words as a CSV, filtered as the page is."""
    only = FilterForm(request.GET, member=request.member).chosen
    losses = losses_wanted(member=request.member, wanted=Wanted(kind=Kind.SPOKE), only=only)
    name = t(msg("お客様の声_{day}", day=timezone.localdate().isoformat()))
    download = csv_of(losses, request.member, language=spoken_language(), name=name)
    return cast("HttpResponse", download)  # a streaming one is no HttpResponse to the types, but to Django
