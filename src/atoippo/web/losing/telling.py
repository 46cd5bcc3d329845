"""What a sent loss form tells, as the domain takes it; and a recorded loss as the form shows it again."""

from __future__ import annotations

from dataclasses import replace
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
    from collections.abc import Sequence

    from atoippo.deals.models import Loss
    from atoippo.web.losing.form import LossForm


def details_of(form: LossForm, *, stands: Sequence[ConditionDetails] = ()) -> DebriefDetails:
    """Return what a valid form tells; `stands` are the conditions that a correction found."""
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
        conditions=tuple(_conditions(told, stands)),
        lost_on=told["lost_on"],
        reach=Reach(int(told["reach"])) if told["reach"] else None,
        rival=told["rival"],
        warmth=told["warmth"],
        reactions=form.reactions.details,
        promise=told.get("promise", ""),
    )


def _conditions(told: dict[str, Any], stands: Sequence[ConditionDetails]) -> list[ConditionDetails]:
    """Return what field 5 tells; what stands and is still tapped stays as it is, save for words that were changed."""
    kinds = [ConditionKind(kind) for kind in told["hopes"] if kind != UNHEARD]
    words = told["hope_words"]
    if words and not kinds:
        kinds = [ConditionKind.OTHER]
    kept = [condition for condition in stands if condition.kind in kinds]
    known = {condition.kind for condition in kept}
    tapped = [*kept, *(ConditionDetails(kind=kind) for kind in kinds if kind not in known)]
    if words == shown_words(stands) or not tapped:
        return tapped
    bearer = _bearer_of_words(tapped)
    return [replace(condition, words=words) if condition is bearer else condition for condition in tapped]


def shown_words(conditions: Sequence[ConditionDetails]) -> str:
    """Return the words that the one line of field 5 shows."""
    return next((condition.words for condition in conditions if condition.words), "")


def _bearer_of_words(conditions: Sequence[ConditionDetails]) -> ConditionDetails:
    """Return with which condition the line's words stand: the one that had words, else その他, else the first."""
    had_words = next((condition for condition in conditions if condition.words), None)
    other = next((condition for condition in conditions if condition.kind is ConditionKind.OTHER), None)
    return had_words or other or conditions[0]


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
        "hopes": list(dict.fromkeys(condition.kind.value for condition in told.conditions)),
        "hope_words": shown_words(told.conditions),
        "lost_on": told.lost_on,
        "reach": told.reach or "",
        "rival": told.rival,
        "warmth": told.warmth,
    }
