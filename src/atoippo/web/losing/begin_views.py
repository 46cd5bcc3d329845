"""失注を記録 from anywhere: choose an open deal, follow a CRM's prefilled link, or name customer and amount."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from atoippo.customers.models import Company
from atoippo.deals.models import Deal
from atoippo.deals.permissions import may_change
from atoippo.deals.queries import deals_numbered
from atoippo.web.doors import MemberRequest, member_required
from atoippo.web.losing.offers import offers_of
from atoippo.web.losing.quick_form import QuickForm
from atoippo.web.losing.saving import record_new_by
from atoippo.web.losing.typed import as_it_stands, being_written, to_be_saved
from atoippo.web.losing.views import led_on
from atoippo.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from atoippo.deals.models.deal import DealQuerySet
    from atoippo.teams.models import Member

MOST_DEALS = 5
MOST_COMPANIES = 12
MOST_OF_A_COMPANY = 3
SHORTEST_NAME = 2


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def begin(request: MemberRequest) -> HttpResponse:
    """Choose what was lost, or record it by customer and amount; a prefilled link opens the form and saves nothing."""
    known = _known_deal(request.GET.get("crm_id", ""), request.member)
    if known is not None and request.method != "POST":
        return redirect("losing:lose" if may_change(request.member, known) else "deals:show", known.pk)
    offers = offers_of(request.member.workspace, at=timezone.now())
    if not to_be_saved(request):
        return _asked(request, QuickForm(offers=offers, initial=as_it_stands(request)))
    form = QuickForm(request.POST, offers=offers)
    done = record_new_by(form, by=request.member, at=timezone.now())
    return led_on(request, form, done) if done else _asked(request, form)


@require_safe
@member_required
def companies(request: MemberRequest) -> HttpResponse:
    """Offer the companies whose names hold what is written so far, and the own open deals with the one that is meant."""
    return page(request, "losing/known.html", **_known(request.GET.get("company", ""), request.member))


def _asked(request: MemberRequest, form: QuickForm) -> HttpResponse:
    written = form["company"].value() or ""
    shown = {"draft": f"{request.member.pk}:new", "deals": [], **_known(written, request.member), **being_written(form)}
    if not written:
        shown["deals"] = _own_open_deals(request.member)[:MOST_DEALS]
    return page(request, "losing/begin.html", **shown)


def _own_open_deals(member: Member) -> DealQuerySet:
    own = Deal.objects.visible_to(member).open().filter(owner=member)
    return own.select_related("company__merged_into").order_by("-pk")


def _known_deal(number: str, member: Member) -> Deal | None:
    """Return the deal that goes by a CRM's number, if the member may see it."""
    numbered = deals_numbered(number, workspace=member.workspace)
    return Deal.objects.visible_to(member).filter(pk__in=numbered).first() if numbered else None


def _known(written: str, member: Member) -> dict[str, Any]:
    name = written.strip()[:200]
    if len(name) < SHORTEST_NAME:
        return {"companies": [], "open_deals": []}
    found = Company.objects.visible_to(member).heads().filter(name__icontains=name).order_by("name")[:MOST_COMPANIES]
    deals = _own_open_deals(member).of_company(found[0])[:MOST_OF_A_COMPANY] if len(found) == 1 else []
    return {"companies": list(found), "open_deals": list(deals)}
