"""How a deal was lost, came back or was won, as a file's outcome tells it; what happened before is never rewritten."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from atoippo.deals.actions import LossFacts, WinFacts, loss_corrected, win_corrected
from atoippo.deals.models import Loss, LossCorrection, Return, Win, WinCorrection
from atoippo.deals.rules import BRAND_NEW, Episode, EpisodeKind, standing_after, tells_another_day, told_episodes
from atoippo.intake.actions.rows.statements import Told, told_by
from atoippo.intake.actions.rows.writing import Written, insert
from atoippo.intake.rules.lines import digest, outcome_said

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from django.db import models

    from atoippo.deals.models import Deal
    from atoippo.intake.actions.rows.names import Names
    from atoippo.intake.actions.rows.work import Known, NewDeal, Work
    from atoippo.intake.models import Intake
    from atoippo.intake.rules.lines import Line
    from atoippo.values.outcome import Outcome


@dataclass(slots=True)
class Episodes:
    """The episodes and corrections of one batch, gathered and written at once."""

    intake: Intake
    names: Names
    at: datetime
    losses: list[tuple[Work, dict[str, Any]]] = field(default_factory=list)
    written: Written = field(default_factory=Written)
    corrected: dict[type[models.Model], dict[int, tuple[models.Model, set[str]]]] = field(default_factory=dict)

    def add_new(self, work: Work, deal: Deal | NewDeal) -> None:
        """Tell how a new deal ended, where it has ended."""
        for episode in told_episodes(BRAND_NEW, work.line.outcome, work.line.closed_on):
            self._add(work, deal, episode)

    def add_to(self, work: Work, known: Known) -> dict[str, Any]:
        """Add what a line tells beyond what is known of a deal; return the deal's fields that follow from it."""
        deal, line = known.deal, work.line
        if self._was_changed_here(known, line.outcome):
            return {}
        standing = deal.standing
        episodes = told_episodes(standing, line.outcome, line.closed_on)
        for episode in episodes:
            self._add(work, deal, episode)
        if episodes:
            return standing_after(standing, episodes).as_fields()
        self._correct(work, known)
        return {"closed_on": line.closed_on} if tells_another_day(standing, line.outcome, line.closed_on) else {}

    def write(self) -> list[tuple[Work, int, Told]]:
        """Write episodes and corrections; return the new losses with what the lines say about them."""
        insert(Loss, [fields for _, fields in self.losses])
        deals = {fields["deal_id"] for _, fields in self.losses}
        found = Loss.objects.filter(deal__in=deals).order_by().values_list("deal_id", "turn", "pk")
        numbers = {(deal, turn): pk for deal, turn, pk in found}
        new = [(work, numbers[fields["deal_id"], fields["turn"]]) for work, fields in self.losses]
        for work, loss in new:
            if work.known is not None:
                work.adds(Loss, loss)
        self.written.write()
        for kind, corrected in self.corrected.items():
            columns = sorted(set().union(*(names for _, names in corrected.values())))
            rows = [row for row, _ in corrected.values()]
            kind._base_manager.bulk_update(rows, columns)  # noqa: SLF001 - Django's name for any model's
        return [(work, loss, told_by(work.line)) for work, loss in new]

    def _was_changed_here(self, known: Known, told: Outcome) -> bool:
        """Whether the file says the outcome that it said before, and people have recorded another since."""
        return outcome_said(known.last_said) == told.value and known.deal.outcome != told.value

    def _add(self, work: Work, deal: Deal | NewDeal, episode: Episode) -> None:
        if episode.kind is EpisodeKind.LOSS:
            self.losses.append((work, self._loss(work, deal, episode)))
        elif episode.kind is EpisodeKind.RETURN:
            self.written.add(work, Return, {**self._noted(deal, episode), "returned_on": episode.day})
        else:
            told = {"won_on": episode.day, "amount_yen": _amount(work.line, deal)}
            self.written.add(work, Win, {**self._noted(deal, episode), **told})
        work.says_something_new = True

    def _loss(self, work: Work, deal: Deal | NewDeal, episode: Episode) -> dict[str, Any]:
        line = work.line
        marks = line.marks.number or (line.marks.content,)
        return {
            "workspace_id": deal.workspace_id,
            "deal_id": deal.pk,
            "turn": episode.turn,
            "lost_on": episode.day,
            "stage": line.stage,
            "reach": self.names.reach_of(line) or deal.reach,
            "state": "",
            "amount_yen": _amount(line, deal),
            "lost_to_id": self.names.competitor_of(line),
            "warmth": "",
            "recorded_by_id": self.intake.started_by_id,
            "recorded_at": self.at,
            "submission": f"file:{digest(*marks)}:{episode.turn}",
        }

    def _noted(self, deal: Deal | NewDeal, episode: Episode) -> dict[str, Any]:
        return {
            "workspace_id": deal.workspace_id,
            "deal_id": deal.pk,
            "turn": episode.turn,
            "noted_by_id": self.intake.started_by_id,
            "noted_at": self.at,
        }

    def _correct(self, work: Work, known: Known) -> None:
        """Correct the loss or win that stands where the line tells it otherwise; a correction keeps what it said."""
        row: Loss | Win | None = known.loss or known.win
        correction: LossCorrection | WinCorrection | None = None
        if known.loss:
            correction = self._corrected_loss(work, known.loss)
        elif known.win:
            correction = self._corrected_win(work, known.win)
        if row is None or correction is None:
            return
        self.corrected.setdefault(type(row), {})[row.pk] = (row, set(correction.before))
        self.written.add(work, type(correction), _fields(correction))
        work.says_something_new = True

    def _corrected_loss(self, work: Work, loss: Loss) -> LossCorrection | None:
        line = work.line
        told: dict[str, Any] = {"lost_on": line.closed_on, "stage": line.stage, "amount_yen": line.amount_yen}
        told["reach"] = self.names.reach_of(line)
        facts = replace(LossFacts.of(loss), **{name: value for name, value in told.items() if value not in {None, ""}})
        rival = self.names.competitor_of(line)
        if rival is not None and rival != loss.lost_to_id:
            facts = replace(facts, lost_to=self.names.competitor(rival))
        return loss_corrected(loss=loss, changes=facts, by=self.intake.started_by, at=self.at)

    def _corrected_win(self, work: Work, win: Win) -> WinCorrection | None:
        told: dict[str, Any] = {"won_on": work.line.closed_on, "amount_yen": work.line.amount_yen}
        facts = replace(WinFacts.of(win), **{name: value for name, value in told.items() if value is not None})
        return win_corrected(win=win, changes=facts, by=self.intake.started_by, at=self.at)


def _amount(line: Line, deal: Deal | NewDeal) -> int | None:
    """Return the amount that the line tells, else the one known before; one in another currency is none in yen."""
    return line.amount_yen if line.amount_yen is not None or line.foreign_amount else deal.amount_yen


def _fields(row: models.Model) -> dict[str, Any]:
    """Return what a new row says, by its attributes."""
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if not field.primary_key}


def known_works(works: Sequence[Work]) -> list[tuple[Work, Known]]:
    """Return the works of deals that were there before."""
    return [(work, work.known) for work in works if work.known is not None]
