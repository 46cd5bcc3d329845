"""The page of 今日."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.views.decorators.http import require_safe

from atoippo.deals.models import Deal
from atoippo.web import first_run
from atoippo.web.doors import MemberRequest, member_required
from atoippo.web.pages import page
from atoippo.web.today.cards import today_of

if TYPE_CHECKING:
    from django.http import HttpResponse


@require_safe
@member_required
def show(request: MemberRequest) -> HttpResponse:
    """Show whom to contact today; in an empty workspace, where to begin."""
    if not Deal.objects.visible_to(request.member).exists():
        return first_run.page_for(request)
    return page(request, "today/show.html", today=today_of(request.member, now=timezone.localtime()))
