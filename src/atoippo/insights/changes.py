"""What the audit entries since a version say has to be loaded anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from atoippo.deals.models import Continuation, Loss, Win
from atoippo.reasons.models import Statement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from atoippo.teams.models import Workspace

MOST_DEALS = 20_000  # from here on loading everything is as quick
LOOK_BACK = 200  # entries before the newest seen: a transaction with a smaller number may have committed later
UNSEEN_IN_TABLES = frozenset(
    {
        "conditions.condition",
        "customers.permission",
        "deals.reaction",
        "feedback.answer",
        "feedback.feedbackrequest",
        "feedback.notasking",
        "intake.intake",
        "intake.rememberedcolumns",
        "lessons.promise",
        "mail.letter",
        "mail.message",
        "mail.suppression",
        "pursuits.pursuit",
        "reasons.question",
        "reasons.questionanswer",
        "reasons.subreason",
        "teams.invitation",
        "teams.seat",
        "teams.user",
    }
)
DAYS_AND_YEARS = frozenset({"teams.calendarday", "teams.workspace"})  # other results, the same table
DEAL_OF = {
    "deals.continuation": (Continuation.objects, "deal"),
    "deals.loss": (Loss.objects, "deal"),
    "deals.win": (Win.objects, "deal"),
    "reasons.statement": (Statement.objects, "loss__deal"),
}
NAMES_ONLY = frozenset(
    {"teams.team", "teams.member", "customers.company", "customers.companymatch", "customers.contact"}
)

Entry = tuple[int, str, int, dict[str, Any]]  # number, type and number of the subject, changes


@dataclass(frozen=True, slots=True)
class Changes:
    """What to load anew: nothing of the table, the names, some deals, or everything."""

    versions: frozenset[int]
    deals: tuple[int, ...] = ()
    everything: bool = False
    names: bool = False
    days: bool = False

    @property
    def touch_results(self) -> bool:
        """Whether anything that was worked out may differ now."""
        return bool(self.deals) or self.everything or self.names or self.days


def changes_since(workspace: Workspace, version: int, seen: frozenset[int]) -> Changes:
    """Read the audit entries that came since a version, and late ones that were not `seen` then."""
    newer = workspace.audit_entries.filter(pk__gt=version - LOOK_BACK).exclude(pk__in=seen).order_by("pk")
    entries: list[Entry] = list(newer.values_list("pk", "subject_type", "subject_id", "changes"))
    kinds = {kind for _, kind, _, changes in entries if "deals" not in changes}
    deals = _deals_named(entries)
    known = UNSEEN_IN_TABLES | DAYS_AND_YEARS | NAMES_ONLY | {"deals.deal"} | set(DEAL_OF)
    return Changes(
        versions=frozenset(pk for pk, *_ in entries),
        deals=tuple(sorted(deals)),
        everything=not kinds <= known or len(deals) > MOST_DEALS,
        names=not kinds.isdisjoint(NAMES_ONLY) or any(changes.get("deals") for *_, changes in entries),
        days=not kinds.isdisjoint(DAYS_AND_YEARS),
    )


def _deals_named(entries: Iterable[Entry]) -> set[int]:
    deals: set[int] = set()
    subjects: dict[str, set[int]] = {}
    for _, kind, subject, changes in entries:
        if "deals" in changes:
            deals.update(changes["deals"])
        elif kind == "deals.deal":
            deals.add(subject)
        elif kind in DEAL_OF:
            subjects.setdefault(kind, set()).add(subject)
    for kind, numbers in subjects.items():
        rows, path = DEAL_OF[kind]
        deals.update(rows.filter(pk__in=numbers).values_list(path, flat=True))
    return deals
