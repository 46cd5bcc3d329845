"""What is typed, tapped or prefilled before anything is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from atoippo.debriefs.queries import proposed_reach
from atoippo.web.losing.reading import known_by_of, reading_of
from atoippo.web.losing.signature_fields import fields_of

if TYPE_CHECKING:
    from django.http import HttpRequest, QueryDict

    from atoippo.deals.models import Deal
    from atoippo.web.losing.form import LossForm

SEVERAL = {"hopes"}
NOT_FILLED_IN = {"csrfmiddlewaretoken", "read", "saved"}
ONLY_BY_THE_FORM = {"submission", "was_mail"}
LONGEST_PREFILL = 2_000  # of one parameter in an address


def to_be_saved(request: HttpRequest) -> bool:
    """Whether the form was sent to be saved, not to be read by 「文章から読み取る」."""
    return request.method == "POST" and "read" not in request.POST


def as_it_stands(request: HttpRequest) -> dict[str, Any]:
    """Return what fills an unsaved form: what was typed so far, or what an address brings along."""
    if request.method != "POST":
        told = _told(request.GET)
        if "quote" in told:
            told["known_by"] = known_by_of(request.GET)
        return {name: value[:LONGEST_PREFILL] for name, value in told.items() if name not in ONLY_BY_THE_FORM}
    return _told(request.POST) | {"known_by": known_by_of(request.POST)}


def proposed_for(deal: Deal) -> dict[str, Any]:
    """Return what the form proposes about a deal: how far it got."""
    return {"reach": proposed_reach(deal) or ""}


def being_written(form: LossForm) -> dict[str, Any]:
    """Return the form with what its text tells by itself."""
    reading = reading_of(form["quote"].value() or "", said_on=form.offers.times.today)
    if reading and not form.is_bound:
        form.initial.update(fields_of(reading.signature))
    return {"form": form, "reading": reading}


def _told(sent: QueryDict) -> dict[str, Any]:
    return {name: sent.getlist(name) if name in SEVERAL else sent[name] for name in sent if name not in NOT_FILLED_IN}
