"""What a form begins with and what goes into the CRM: how far the deal got, what stands, one line of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from atoippo.conditions.models import Condition
from atoippo.conditions.rules import ConditionKind, Origin
from atoippo.deals.models import LossState
from atoippo.deals.queries import meanings_of_stages
from atoippo.deals.rules import reach_as_said
from atoippo.debriefs.rules import DebriefDetails
from atoippo.reasons.queries import standing_statements
from atoippo.reasons.rules import KnownBy, Voice
from atoippo.tables.vocabulary.stages import reach_of
from atoippo.values.message import Message, msg
from atoippo.values.reach import Reach
from atoippo.values.reason import Reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from atoippo.deals.models import Deal, Loss
    from atoippo.reasons.models import StatedReason


def proposed_reach(deal: Deal) -> Reach | None:
    """Return how far the deal got: as its stage means, else as was noted last on the way; None where nothing tells."""
    meanings = meanings_of_stages(deal.workspace)
    told = reach_as_said(deal.stage, deal.reach, meanings) or reach_of(deal.stage)
    if told is None:
        noted = deal.stage_changes.filter(reach__isnull=False).order_by("-noted_at", "-pk").first()
        told = noted.reach if noted else None
    return Reach(told) if told else None


def debrief_of(loss: Loss) -> DebriefDetails:
    """Return what was told about a loss as it stands now, as the form shows it for correction; without the promise."""
    said = standing_statements(loss).get(Voice.REP)
    reasons = list(said.reasons.all()) if said else []
    conditions = list(Condition.objects.standing().filter(loss=loss, origin=Origin.REP))
    again = next((each for each in reversed(conditions) if each.kind == ConditionKind.TIMING), None)
    return DebriefDetails(
        submission=loss.submission,
        **_reasons_told(reasons),
        quote=said.quote if said else "",
        known_by=KnownBy(said.known_by) if said else None,
        other_words=said.reason_words if said else "",
        state=LossState(loss.state) if loss.state else None,
        ask_from=again.due_on if again else None,
        ask_from_words=again.words if again else "",
        conditions=tuple(each.as_details for each in conditions if each.kind != ConditionKind.TIMING),
        lost_on=loss.lost_on,
        reach=Reach(loss.reach) if loss.reach else None,
        rival=loss.lost_to.name if loss.lost_to else "",
        warmth=loss.warmth,
    )


def crm_line(loss: Loss) -> Message:
    """Return a loss in one line for the CRM: 価格・予算／来期予算化／2027年4月に再連絡."""
    said = standing_statements(loss).get(Voice.REP)
    first = said.reasons.all()[0] if said and said.reasons.all() else None
    conditions = list(Condition.objects.standing().filter(loss=loss).order_by("pk"))
    reason = Reason(first.reason).label if first else Reason.UNKNOWN.label
    own_words = said.reason_words if said and reason == Reason.OTHER.label else ""
    return _line([reason, *_what_for(conditions, own_words or (first.sub_words if first else "")), *_when(conditions)])


def _reasons_told(reasons: Sequence[StatedReason]) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for (main, sub), stated in zip((("main", "sub"), ("second", "second_sub")), reasons, strict=False):
        name = stated.sub_reason.name if stated.sub_reason else stated.sub_words
        told |= {main: Reason(stated.reason), sub: name}
    return told


def _what_for(conditions: Sequence[Condition], finer: str) -> list[Message | str]:
    """Return what would make it yes, in the rep's words where there are some; else the finer reason."""
    waited_for = [condition for condition in conditions if condition.kind != ConditionKind.TIMING]
    told: list[Message | str] = [
        each.words or ConditionKind(each.kind).chip
        for each in waited_for
        if each.kind != ConditionKind.OTHER or each.words
    ]
    return told[:1] or [finer] * bool(finer)


def _when(conditions: Sequence[Condition]) -> list[Message]:
    days = [each.due_on for each in conditions if each.due_on and each.kind == ConditionKind.TIMING]
    days = days or [each.due_on for each in conditions if each.due_on]
    return [msg("{year}年{month}月に再連絡", year=day.year, month=day.month) for day in days[-1:]]


def _line(parts: Sequence[Message | str]) -> Message:
    match parts:
        case [what, which, when]:
            return msg("{what}／{which}／{when}", what=what, which=which, when=when)
        case [what, which]:
            return msg("{what}／{which}", what=what, which=which)
        case _:
            return msg("{what}", what=parts[0])
