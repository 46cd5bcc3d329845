"""The pages of 分析."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from atoippo.insights.queries import as_of, figures_of
from atoippo.insights.silent_deals import win_rate_of
from atoippo.web.doors import MemberRequest, member_required
from atoippo.web.filters import FilterForm
from atoippo.web.insights.charts import charts_of
from atoippo.web.language import spoken_language
from atoippo.web.pages import page


@require_safe
@member_required
def show_page(request: MemberRequest) -> HttpResponse:
    """Show what the lost deals tell."""
    form = FilterForm(request.GET, member=request.member)
    figures = figures_of(member=request.member, only=form.chosen)
    return page(
        request,
        "insights/show.html",
        form=form,
        figures=figures,
        charts=list(charts_of(figures, form.chosen, spoken_language())),
        query=request.GET.urlencode(),
        as_of=as_of(member=request.member),
        win_rate=win_rate_of(member=request.member, only=form.chosen, today=timezone.localdate()),
    )


@require_safe
@member_required
def chart_file(request: MemberRequest, chart: str) -> HttpResponse:
    """Give the table of one chart as CSV, filtered as the page is."""
    only = FilterForm(request.GET, member=request.member).chosen
    found = charts_of(figures_of(member=request.member, only=only), only, spoken_language())
    table = next((one.table for one in found if one.key == chart), None)
    if table is None:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="atoippo-{chart}.csv"'}
    return HttpResponse(table.as_csv(), content_type="text/csv; charset=utf-8", headers=headers)
