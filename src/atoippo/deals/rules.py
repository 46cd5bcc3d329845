"""How losses, returns and wins follow each other, and where they lead a deal; pure, so that people's work and imports share it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from atoippo.values.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from atoippo.values.reach import Reach


class EpisodeKind(StrEnum):
    """What can happen to a deal: it is lost (失注), comes back (再開) or is won (受注)."""

    LOSS = "loss"
    RETURN = "return"
    WIN = "win"


LEADS_TO = MappingProxyType(
    {EpisodeKind.LOSS: Outcome.LOST, EpisodeKind.RETURN: Outcome.OPEN, EpisodeKind.WIN: Outcome.WON}
)
_CLOSES_AS = MappingProxyType({Outcome.LOST: (EpisodeKind.LOSS,), Outcome.WON: (EpisodeKind.WIN,), Outcome.OPEN: ()})


class EpisodeCannotFollow(Exception):  # noqa: N818 - named as a sentence
    """An episode does not fit where the deal stands: only an open deal closes, only a closed one returns."""


class OfAnotherWorkspace(Exception):  # noqa: N818 - named as a sentence
    """A row of another workspace was about to be joined to this one's."""


class BelongsToWorkspace(Protocol):
    """A row of some workspace."""

    @property
    def workspace_id(self) -> int:
        """The workspace's number."""


@dataclass(frozen=True, slots=True)
class Episode:
    """One thing that happened to a deal: its place in the order (`turn`, from 1) and its day, where anybody knows it."""

    kind: EpisodeKind
    turn: int
    day: date | None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where its episodes have led a deal: what `Deal.outcome`, `closed_on` and `turns` must say."""

    outcome: Outcome
    closed_on: date | None
    turns: int

    def after(self, kind: EpisodeKind, day: date | None) -> Standing:
        """Return where one more episode leads; a return leaves the deal open and without closing day."""
        if (self.outcome is Outcome.OPEN) is (kind is EpisodeKind.RETURN):
            raise EpisodeCannotFollow(self, kind)
        outcome = LEADS_TO[kind]
        return Standing(outcome, None if outcome is Outcome.OPEN else day, self.turns + 1)

    def as_fields(self) -> dict[str, object]:
        """Return the fields of Deal that hold the standing, to set or to update them."""
        return {"outcome": self.outcome.value, "closed_on": self.closed_on, "turns": self.turns}


BRAND_NEW = Standing(Outcome.OPEN, None, 0)


def standing_of(episodes: Iterable[Episode]) -> Standing:
    """Work out anew where the episodes lead: `turn` gives the order, also of those of one day, and has no gap."""
    standing = BRAND_NEW
    for episode in sorted(episodes, key=attrgetter("turn")):
        if episode.turn != standing.turns + 1:
            raise EpisodeCannotFollow(standing, episode)
        standing = standing.after(episode.kind, episode.day)
    return standing


def next_episodes(standing: Standing, told: Outcome) -> tuple[EpisodeKind, ...]:
    """Return what a deal that stands so lacks when a file tells an outcome: the same outcome again adds nothing.

    A closed deal returns before it closes in another way. A brand-new deal takes what it is told. Another day of the
    same loss or win is no second one: see `tells_another_day`.
    """
    if told is standing.outcome:
        return ()
    back = () if standing.outcome is Outcome.OPEN else (EpisodeKind.RETURN,)
    return (*back, *_CLOSES_AS[told])


def told_episodes(standing: Standing, told: Outcome, closed_on: date | None) -> tuple[Episode, ...]:
    """Return the episodes that a file's outcome and closing day add; the file only shows that a deal came back, not when."""
    kinds = next_episodes(standing, told)
    first = standing.turns + 1
    return tuple(
        Episode(kind, turn, None if kind is EpisodeKind.RETURN else closed_on) for turn, kind in enumerate(kinds, first)
    )


def standing_after(standing: Standing, episodes: Iterable[Episode]) -> Standing:
    """Return where a deal stands once these episodes are added."""
    for episode in episodes:
        standing = standing.after(episode.kind, episode.day)
    return standing


def tells_another_day(standing: Standing, told: Outcome, closed_on: date | None) -> bool:
    """Whether a file gives another closing day for the loss or win that stands: a correction, however far apart the days.

    A deal lost on 2025-06-01 that the file now calls lost on 2026-02-01 may have been reopened between two exports, but
    no export says so; we never invent an episode, and the correction keeps the earlier day. A blank day corrects nothing.
    """
    is_closed_as_told = told is standing.outcome and told is not Outcome.OPEN
    return is_closed_as_told and closed_on not in {None, standing.closed_on}


def is_of_the_past(episodes: Sequence[Episode], told: Outcome, closed_on: date | None) -> bool:
    """Whether a file's closing day lies before what has happened to the deal since: an older export, which says nothing new.

    Another day of the one loss or win there is stays a correction; so does the day of the episode that stands.
    """
    if closed_on is None or told is Outcome.OPEN or not episodes:
        return False
    newest = max(episodes, key=attrgetter("turn"))
    same = LEADS_TO[newest.kind] is told
    if same and closed_on == newest.day:
        return False
    since = [episode for episode in episodes if not (same and episode is newest)]
    return any(_is_before(closed_on, told, episode) for episode in since)


def _is_before(closed_on: date, told: Outcome, episode: Episode) -> bool:
    if episode.day is None:
        return False
    return closed_on < episode.day or (closed_on == episode.day and LEADS_TO[episode.kind] is told)


def reach_as_said(stage: str, noted: int | None, meanings: Mapping[str, Reach | None]) -> int | None:
    """Return how far a deal got: as a 管理者 says that its stage means, else as it was noted; the note itself stays.

    Of a lost deal, stage and note are its latest loss's where that has any (see `insights.deal_facts`, the same for all
    deals at once).
    """
    return meanings.get(stage, noted)


def require_one_workspace(workspace_id: int, *rows: BelongsToWorkspace | None) -> None:
    """Refuse rows of another workspace before they are joined to this one's."""
    strangers = [row for row in rows if row is not None and row.workspace_id != workspace_id]
    if strangers:
        raise OfAnotherWorkspace(workspace_id, *strangers)
