"""What a sent loss form tells, as the domain takes it; and a recorded loss as the form shows it again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from atoippo.conditions.rules import ConditionDetails, ConditionKind
from atoippo.deals.models import LossState
from atoippo.debriefs.queries import debrief_of
from atoippo.debriefs.rules import DebriefDetails
from atoippo.reasons.models import KnownBy
from atoippo.values.reach import Reach
from atoippo.values.reason import Reason
from atoippo.web.losing.choices import CONSIDERING, UNHEARD, When

if TYPE_CHECKING:
    from atoippo.deals.models import Loss
    from atoippo.web.losing.form import LossForm


def details_of(form: LossForm) -> DebriefDetails:
    """Return what a valid form tells."""
    told = form.cleaned_data
    main = Reason(told["reason"]) if told["reason"] else Reason.UNKNOWN
    ends = told["state"] if told["state"] != CONSIDERING else ""
    return DebriefDetails(
        submission=told["submission"],
        main=main,
        sub=told.get(f"sub_{main}", ""),
        second=Reason(told["second"]) if told["second"] else None,
        quote=told["quote"],
        known_by=KnownBy(told["known_by"]) if told["known_by"] else None,
        other_words=told["other_words"],
        state=LossState(ends) if ends else None,
        ask_from=form.ask_from,
        conditions=tuple(_conditions(told)),
        lost_on=told["lost_on"],
        reach=Reach(int(told["reach"])) if told["reach"] else None,
        rival=told["rival"],
        warmth=told["warmth"],
        reactions=form.reactions.details,
        promise=told.get("promise", ""),
    )


def _conditions(told: dict[str, Any]) -> list[ConditionDetails]:
    """Return what field 5 tells; the words stand with the first that was tapped, alone they are その他."""
    kinds = [ConditionKind(kind) for kind in told["hopes"] if kind != UNHEARD]
    words = told["hope_words"]
    if words and not kinds:
        kinds = [ConditionKind.OTHER]
    bearer = ConditionKind.OTHER if ConditionKind.OTHER in kinds else next(iter(kinds), None)
    return [ConditionDetails(kind=kind, words=words if kind is bearer else "") for kind in kinds]


def told_of(loss: Loss) -> dict[str, Any]:
    """Return how the form shows what stands of a loss."""
    told = debrief_of(loss)
    return {
        "quote": told.quote,
        "known_by": told.known_by or "",
        "reason": told.main.value,
        f"sub_{told.main}": told.sub,
        "other_words": told.other_words,
        "second": told.second or "",
        "state": told.state or "",
        "when": When.DAY if told.ask_from else When.UNHEARD,
        "when_on": told.ask_from,
        "hopes": [condition.kind.value for condition in told.conditions],
        "hope_words": next((condition.words for condition in told.conditions if condition.words), ""),
        "lost_on": told.lost_on,
        "reach": told.reach or "",
        "rival": told.rival,
        "warmth": told.warmth,
    }
