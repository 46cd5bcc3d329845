"""The page that shows every component in its states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.views.decorators.http import require_safe

from atoippo.web.design.specimens import OUTLOOKS, ExampleForm, form_to_mend
from atoippo.web.doors import MemberRequest, member_required
from atoippo.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

PARTS = tuple(f"design/parts/{name}.html" for name in ("actions", "forms", "cards", "facts", "states"))


@require_safe
@member_required
def show(request: MemberRequest) -> HttpResponse:
    """Show the components; `?page=` turns the pages of the example list."""
    return page(
        request,
        "design/show.html",
        parts=PARTS,
        form=ExampleForm(),
        form_to_mend=form_to_mend(),
        outlooks=OUTLOOKS,
        reaches=range(1, 7),
        pages=Paginator(range(1284), 50).get_page(request.GET.get("page", 4)),
    )
