"""The mails of the member's deals, by where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.utils import timezone
from django.views.decorators.http import require_safe

from atoippo.web.doors import MemberRequest, member_required
from atoippo.web.letters.door import RELATED, letters_listed_for
from atoippo.web.letters.rows import rows_of
from atoippo.web.letters.states import STANDINGS, standing_named
from atoippo.web.pages import page

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpResponse

    from atoippo.mail.models import Message
    from atoippo.teams.models import Member
    from atoippo.web.letters.states import Standing

A_PAGE = 20


@require_safe
@member_required
def list_page(request: MemberRequest) -> HttpResponse:
    """Show the mails that stand where the address says, newest first, and how many stand elsewhere."""
    own = own_letters(request.member)
    here = standing_named(request.GET.get("at", ""))
    found = own.filter(state__in=here.states).select_related(*RELATED).order_by("-pk")
    pages = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    rows = rows_of(pages.object_list, request.member, at=timezone.now())
    return page(request, "letters/list.html", here=here, tabs=_counted(own), pages=pages, rows=rows)


def own_letters(member: Member) -> QuerySet[Message]:
    """Return the mails of the member's deals: a rep's own ones, all of their teams for マネージャー."""
    letters = letters_listed_for(member)
    if member.is_manager:
        return letters
    return letters.filter(Q(deal__owner=member) | Q(sender=member) | Q(drafted_by=member))


def _counted(letters: QuerySet[Message]) -> list[tuple[Standing, int]]:
    counts = dict(letters.order_by().values_list("state").annotate(n=Count("pk")))
    return [(standing, sum(counts.get(state, 0) for state in standing.states)) for standing in STANDINGS]
