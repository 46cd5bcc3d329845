"""配信停止: to whom no mail goes, and letting it go again on the customer's word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import F
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from atoippo.mail.actions import lift_suppression
from atoippo.mail.models import Suppression
from atoippo.mail.permissions import may_read_origin
from atoippo.values.message import msg
from atoippo.web.doing import done_by_form
from atoippo.web.doors import MemberRequest, manager_required, member_required
from atoippo.web.language import t
from atoippo.web.letters.addressed import addressee_of
from atoippo.web.pages import page
from atoippo.web.settings.suppression_form import REASON_WORDS, LiftForm

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpResponse

    from atoippo.teams.models import Member

A_PAGE = 30


@require_safe
@member_required
def suppressions_page(request: MemberRequest) -> HttpResponse:
    """List who gets no mail, for マネージャー; a rep reads what it means, for a name that comes up tells who answered."""
    reads_origin = may_read_origin(request.member)
    listed = _in_force(request.member) if reads_origin else Suppression.objects.none()
    pages = Paginator(listed, A_PAGE).get_page(request.GET.get("page"))
    rows = [
        (suppression, REASON_WORDS[suppression.reason], addressee_of(suppression.contact))
        for suppression in pages.object_list
    ]
    return page(request, "settings/suppressions.html", pages=pages, rows=rows, reads_origin=reads_origin)


@require_http_methods(["GET", "HEAD", "POST"])
@manager_required
def lift(request: MemberRequest, suppression_id: int) -> HttpResponse:
    """Ask for the customer's word, and let mail go to them again."""
    suppression = get_object_or_404(_in_force(request.member), pk=suppression_id)
    form = LiftForm(request.POST or None)
    if form.is_valid() and done_by_form(
        request, form, lift_suppression, suppression=suppression, because=form.cleaned_data["because"]
    ):
        messages.success(request, t(msg("配信停止を解除しました。お言葉は記録に残ります。")))
        return redirect("settings:suppressions")
    to = addressee_of(suppression.contact)
    return page(request, "settings/lift.html", form=form, suppression=suppression, to=to)


def _in_force(member: Member) -> QuerySet[Suppression]:
    """Return the stops that hold, in the order of names: the order of coming would tell when."""
    standing = Suppression.objects.visible_to(member).in_force(timezone.now())
    told = standing.select_related("contact__company__merged_into", "noted_by")
    return told.order_by(F("contact__name").asc(nulls_last=True), "email_key", "reason")
