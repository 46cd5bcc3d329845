"""One row of a file under work: its line, its deal, what was there before and what it adds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from atoippo.deals.rules import is_of_the_past
from atoippo.intake.models import RowOutcome

if TYPE_CHECKING:
    from django.db import models

    from atoippo.deals.models import Deal, Loss, Win
    from atoippo.deals.rules import Episode
    from atoippo.intake.rules.lines import Line
    from atoippo.reasons.models import Statement


@dataclass(slots=True)
class Known:
    """A deal that was there before: what a file said of it last, and the latest loss or win with what was stated."""

    deal: Deal
    last_said: str = ""
    loss: Loss | None = None
    win: Win | None = None
    statement: Statement | None = None
    episodes: list[Episode] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class NewDeal:
    """A deal that a batch has made: as much of it as the rows beside it need."""

    pk: int
    workspace_id: int
    stage: str
    reach: int | None
    amount_yen: int | None


@dataclass(slots=True)
class Work:
    """One row under work."""

    line: Line
    known: Known | None = None
    deal: Deal | NewDeal = field(init=False)  # the known one, or the new one once it is made
    before: dict[str, Any] = field(default_factory=dict)  # fields that changed, by row, as they stood
    added: dict[str, list[int]] = field(default_factory=dict)  # numbers of rows by table
    says_something_new: bool = False

    @property
    def is_of_the_past(self) -> bool:
        """Whether the line comes from an older export than what is known of the deal."""
        return self.known is not None and is_of_the_past(self.known.episodes, self.line.outcome, self.line.closed_on)

    @property
    def team_id(self) -> int | None:
        """The team of the deal that was there before."""
        return self.known.deal.team_id if self.known else None

    @property
    def outcome(self) -> RowOutcome:
        """What the row did."""
        if self.known is None:
            return RowOutcome.NEW
        return RowOutcome.CHANGED if self.says_something_new else RowOutcome.UNCHANGED

    @property
    def trace(self) -> dict[str, Any] | None:
        """What is kept so that the run can be undone: earlier values, and the rows that were added.

        The rows of a new deal are not named: they leave with it. What was made beside it (a company, a rep) is.
        """
        kept = {**self.before, **({"added": self.added} if self.added else {})}
        return kept or None

    def adds(self, kind: type[models.Model], pk: int) -> None:
        """Note that a row was added."""
        self.added.setdefault(kind._meta.model_name or "", []).append(pk)
