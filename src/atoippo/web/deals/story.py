"""これまで: what happened to a deal, in order, with what a correction found before it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from django.utils.timezone import localdate

from atoippo.deals.models import Competitor, Loss, Win
from atoippo.deals.models.loss import LossState, Warmth
from atoippo.deals.queries import episodes_of
from atoippo.deals.rules import EpisodeKind, reach_as_said
from atoippo.reports.words import spoken_day
from atoippo.values.message import Message, msg
from atoippo.values.reach import Reach
from atoippo.values.yen import format_yen
from atoippo.web.deals.loss_notes import notes_of
from atoippo.web.language import spoken_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from atoippo.deals.models import Continuation, Deal, LossCorrection, StageChange, WinCorrection
    from atoippo.deals.queries import ToldEpisode
    from atoippo.teams.models import Member

ENDINGS = MappingProxyType(
    {
        LossState.PASSED: msg("今回は見送り"),
        LossState.RIVAL: msg("他社に決定"),
        LossState.STOPPED: msg("計画が中止"),
    }
)
PARTINGS = MappingProxyType({Warmth.POLITE: msg("ご丁寧"), Warmth.PLAIN: msg("ふつう"), Warmth.ANGRY: msg("お怒り")})
FIRST_TIME = MappingProxyType(
    {
        EpisodeKind.LOSS: msg("失注しました"),
        EpisodeKind.RETURN: msg("お話が再開しました"),
        EpisodeKind.WIN: msg("受注しました"),
    }
)
AGAIN = MappingProxyType(
    {
        EpisodeKind.LOSS: msg("ふたたび失注しました"),
        EpisodeKind.RETURN: msg("ふたたびお話が再開しました"),
        EpisodeKind.WIN: msg("再受注しました"),
    }
)


@dataclass(frozen=True, slots=True)
class Corrected:
    """What an episode said before somebody corrected it."""

    by: Member
    at: datetime
    before: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened: what, on which day if anybody knows it, and who wrote it down when."""

    what: Message
    day: date | None
    by: Member | None = None
    noted_at: datetime | None = None
    details: tuple[Message, ...] = ()
    reach: int | None = None
    corrections: tuple[Corrected, ...] = ()
    notes: tuple[Message, ...] = ()  # how it was taken what was shown, and what was asked afterwards
    words: str = ""  # the customer's


def story_of(
    deal: Deal, meanings: Mapping[str, Reach | None], exchanged: Iterable[tuple[date, Happening]] = ()
) -> list[Happening]:
    """Return what happened to a deal, oldest first; losses, returns and wins keep the order in which they followed.

    `meanings` are what a 管理者 said of stages: a stage means the same here as in lists and figures. `exchanged` is what
    was written and answered, as the reader may know it.
    """
    told = episodes_of(deal)
    rivals = _rivals(deal)
    later = deal.stage_changes.exclude(noted_at=deal.created_at)  # the stage that a deal came with is no change
    changes = list(later.select_related("noted_by"))
    moved = ((localdate(change.noted_at), _stage_change(change, meanings)) for change in changes)
    goes_on = ((localdate(said.noted_at), _going_on(said)) for said in deal.continuations.select_related("noted_by"))
    placed = [*_placed(deal, told, rivals, meanings), *moved, *goes_on, *exchanged]
    begun = [Happening(msg("商談がはじまりました"), deal.opened_on)] if deal.opened_on else []
    return begun + [happening for _, happening in sorted(placed, key=lambda pair: pair[0])]


def _placed(
    deal: Deal, told: list[ToldEpisode], rivals: Mapping[int, str], meanings: Mapping[str, Reach | None]
) -> Iterable[tuple[date, Happening]]:
    """Give each episode a day to stand at: its own, or that of the one before where it lies earlier or is not known."""
    latest = date.min
    seen: set[EpisodeKind] = set()
    notes = notes_of(deal, [episode.row for episode in told if isinstance(episode.row, Loss)])
    for episode in told:
        latest = max(latest, episode.day or latest)
        again = episode.kind in seen or (episode.kind is EpisodeKind.WIN and EpisodeKind.LOSS in seen)
        happening = _episode(episode, AGAIN if again else FIRST_TIME, rivals)
        if isinstance(episode.row, Loss):
            reach = reach_as_said(episode.row.stage, episode.row.reach, meanings)
            happening = replace(happening, reach=reach, notes=notes[episode.row.pk])
        yield latest, happening
        seen.add(episode.kind)


def _episode(told: ToldEpisode, words: Mapping[EpisodeKind, Message], rivals: Mapping[int, str]) -> Happening:
    row = told.row
    if isinstance(row, Loss):
        details = tuple(_facts(row, rivals))
        noted = (row.recorded_by, row.recorded_at)
        return Happening(words[told.kind], told.day, *noted, details, None, _corrections(row, rivals))
    corrections = _corrections(row, rivals) if isinstance(row, Win) else ()
    return Happening(
        words[told.kind], told.day, row.noted_by, row.noted_at, tuple(_facts(row, rivals)), None, corrections
    )


def _facts(row: object, rivals: Mapping[int, str]) -> Iterable[Message]:
    if isinstance(row, Loss):
        facts = {
            "state": row.state,
            "lost_to": row.lost_to_id,
            "stage": row.stage,
            "amount_yen": row.amount_yen,
            "warmth": row.warmth,
        }
        yield from _said(facts, rivals)
    if isinstance(row, Win):
        yield from _said({"amount_yen": row.amount_yen}, rivals)


def _corrections(row: Loss | Win, rivals: Mapping[int, str]) -> tuple[Corrected, ...]:
    made: Iterable[LossCorrection | WinCorrection] = row.corrections.all()
    return tuple(Corrected(c.corrected_by, c.corrected_at, tuple(_said(c.before, rivals, blank=True))) for c in made)


def _said(facts: Mapping[str, Any], rivals: Mapping[int, str], *, blank: bool = False) -> Iterable[Message]:
    """Say facts in words; with `blank` also those that were empty."""
    for name, fact in facts.items():
        if fact not in {None, ""}:
            yield _spoken(name, fact, rivals)
        elif blank:
            yield msg("{label}：なし", label=LABELS[name])


LABELS = MappingProxyType(
    {
        "lost_on": msg("失注日"),
        "won_on": msg("受注日"),
        "stage": msg("フェーズ"),
        "reach": msg("どこまで"),
        "state": msg("終わり方"),
        "amount_yen": msg("金額"),
        "lost_to": msg("決定先"),
        "warmth": msg("ご様子"),
    }
)


def _spoken(name: str, fact: Any, rivals: Mapping[int, str]) -> Message:
    values: dict[str, Any] = {
        "lost_on": lambda: spoken_day(date.fromisoformat(fact), spoken_language()),
        "won_on": lambda: spoken_day(date.fromisoformat(fact), spoken_language()),
        "reach": lambda: Reach(fact).label,
        "state": lambda: ENDINGS[LossState(fact)],
        "amount_yen": lambda: format_yen(fact, spoken_language()),
        "lost_to": lambda: rivals.get(fact, "?"),
        "warmth": lambda: PARTINGS[Warmth(fact)],
    }
    return msg("{label}：{name}", label=LABELS[name], name=values.get(name, lambda: str(fact))())


def _rivals(deal: Deal) -> dict[int, str]:
    return dict(Competitor.objects.filter(workspace=deal.workspace_id).values_list("pk", "name"))


def _stage_change(change: StageChange, meanings: Mapping[str, Reach | None]) -> Happening:
    what = msg("フェーズが「{stage}」になりました", stage=change.stage)
    reach = reach_as_said(change.stage, change.reach, meanings)
    return Happening(what, localdate(change.noted_at), change.noted_by, change.noted_at, (), reach)


def _going_on(said: Continuation) -> Happening:
    asked_again = msg("{day}にもう一度うかがいます", day=spoken_day(said.ask_again_on, spoken_language()))
    noted = (said.noted_by, said.noted_at)
    what = msg("まだ検討中とのことでした") if said.words else msg("まだ続いていると記録しました")
    return Happening(what, localdate(said.noted_at), *noted, (asked_again,), words=said.words)
