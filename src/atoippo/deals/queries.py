"""What is asked about deals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from django.db.models import Count, F, Max, OuterRef, Subquery

from atoippo.deals.models import (
    Competitor,
    Continuation,
    Deal,
    ExternalId,
    Loss,
    Material,
    Phrase,
    Return,
    Stage,
    Win,
)
from atoippo.deals.rules import Episode, EpisodeKind
from atoippo.tables.vocabulary.stages import reach_of
from atoippo.values.reach import Reach

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from atoippo.teams.models import Workspace

MOST_NAMES = 30  # chips that a form can offer
_LATEST_FIRST = (F("lately").desc(nulls_last=True), "name")
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


def material_names(workspace: Workspace) -> list[str]:
    """Return what was shown to customers (資料) by its names, the most recently used first; one query."""
    lately = Material.objects.filter(workspace=workspace).annotate(lately=Max("reactions__noted_at"))
    return list(lately.order_by(*_LATEST_FIRST).values_list("name", flat=True)[:MOST_NAMES])


def phrase_names(workspace: Workspace) -> list[str]:
    """Return what was said to customers (言葉) by its wording, the most recently used first; one query."""
    lately = Phrase.objects.filter(workspace=workspace).annotate(lately=Max("reactions__noted_at"))
    return list(lately.order_by(*_LATEST_FIRST).values_list("name", flat=True)[:MOST_NAMES])


def rival_names(workspace: Workspace) -> list[str]:
    """Return the rivals (競合) by name, those we lost to most recently first; one query."""
    lost_to = Loss.objects.filter(workspace=workspace, lost_to=OuterRef("pk")).order_by("-recorded_at")
    lately = Competitor.objects.filter(workspace=workspace).annotate(lately=Subquery(lost_to.values("recorded_at")[:1]))
    return list(lately.order_by(*_LATEST_FIRST).values_list("name", flat=True)[:MOST_NAMES])


def continuations_of(deal: Deal) -> list[Continuation]:
    """Return when it was said that the deal goes on, the newest first; one query."""
    return list(deal.continuations.select_related("noted_by").order_by("-pk"))
