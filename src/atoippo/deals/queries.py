"""What is asked about deals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from django.db.models import Count

from atoippo.deals.models import Deal, ExternalId, Loss, Return, Stage, Win
from atoippo.deals.rules import Episode, EpisodeKind
from atoippo.tables.vocabulary.stages import reach_of
from atoippo.values.reach import Reach

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from atoippo.teams.models import Workspace

CRM_NUMBER = re.compile(r"(?=.*\d)[!-~]{4,120}", re.ASCII)  # other words are never looked up as one


@dataclass(frozen=True, slots=True)
class ToldEpisode:
    """One episode of a deal with the row that tells it."""

    kind: EpisodeKind
    turn: int
    day: date | None
    row: Loss | Return | Win

    @property
    def as_episode(self) -> Episode:
        """The episode alone, as the rules take it."""
        return Episode(self.kind, self.turn, self.day)


def episodes_of(deal: Deal) -> list[ToldEpisode]:
    """List how a deal was lost, came back and was won, in order; six queries at most, however much happened."""
    losses = deal.losses.select_related("lost_to", "recorded_by").prefetch_related("corrections__corrected_by")
    returns = deal.returns.select_related("noted_by")
    wins = deal.wins.select_related("noted_by").prefetch_related("corrections__corrected_by")
    told = [
        *(ToldEpisode(EpisodeKind.LOSS, loss.turn, loss.lost_on, loss) for loss in losses),
        *(ToldEpisode(EpisodeKind.RETURN, back.turn, back.returned_on, back) for back in returns),
        *(ToldEpisode(EpisodeKind.WIN, win.turn, win.won_on, win) for win in wins),
    ]
    return sorted(told, key=attrgetter("turn"))


@dataclass(frozen=True, slots=True)
class StageInUse:
    """A stage by the company's word: how many deals stand there, what Atoippo reads from it, what a 管理者 said."""

    name: str
    deals: int
    read: Reach | None
    said: Reach | None
    said_by: str  # "" when nobody has said anything

    @property
    def is_said(self) -> bool:
        """Whether a person has said what the stage means, be it none of the six steps."""
        return self.said_by != ""

    @property
    def reach(self) -> Reach | None:
        """What the stage means: as said, else as read."""
        return self.said if self.is_said else self.read


def stages_of(workspace: Workspace) -> list[StageInUse]:
    """List the stages that deals stand at or that somebody spoke about, most deals first."""
    standing = Deal.objects.filter(workspace=workspace).exclude(stage="").values("stage").annotate(n=Count("pk"))
    counts = {row["stage"]: row["n"] for row in standing.order_by()}
    said = {stage.name: stage for stage in _said_in(workspace)}
    stages = [_in_use(name, counts.get(name, 0), said.get(name)) for name in {*counts, *said}]
    return sorted(stages, key=lambda stage: (-stage.deals, stage.name))


def meanings_of_stages(workspace: Workspace) -> Mapping[str, Reach | None]:
    """Return what a 管理者 said of stages, by their word; a word that is missing means what Atoippo reads from it."""
    return {stage.name: _reach(stage.reach) for stage in _said_in(workspace)}


def _said_in(workspace: Workspace) -> Iterable[Stage]:
    return Stage.objects.filter(workspace=workspace, said_at__isnull=False).select_related("said_by")


def _in_use(name: str, deals: int, stage: Stage | None) -> StageInUse:
    said = _reach(stage.reach) if stage else None
    return StageInUse(name, deals, reach_of(name), said, str(stage.said_by) if stage else "")


def _reach(step: int | None) -> Reach | None:
    return None if step is None else Reach(step)


def deals_numbered(number: str, *, workspace: Workspace) -> list[int]:
    """Return the deals that go by this number in a CRM; one query, none for what can't be a number."""
    if not CRM_NUMBER.fullmatch(number):
        return []
    found = ExternalId.objects.filter(workspace=workspace, external_id=number)
    return list(found.values_list("deal", flat=True))
