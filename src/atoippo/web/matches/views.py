"""The pages of 同じ会社かどうかの確認."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.views.decorators.http import require_safe

from atoippo.web.doors import MemberRequest, member_required
from atoippo.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse


@require_safe
@member_required
def list_page(request: MemberRequest) -> HttpResponse:
    """Show 同じ会社かどうかの確認."""
    return page(request, "matches/list.html")
