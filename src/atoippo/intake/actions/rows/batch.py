"""One batch of rows, from lines to everything that they become; the caller holds the transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from atoippo.deals.actions.facts import set_fields
from atoippo.deals.models import Deal, ExternalId, StageChange
from atoippo.intake.actions.rows.companies import Customers
from atoippo.intake.actions.rows.deal_fields import changed_fields, company_to_be, keeps_contact, new_deal
from atoippo.intake.actions.rows.episodes import Episodes, known_works
from atoippo.intake.actions.rows.known_deals import KnownDeals, load_episodes
from atoippo.intake.actions.rows.statements import is_known, state, told_anew
from atoippo.intake.actions.rows.writing import Written, insert_deals
from atoippo.intake.rules.lines import CONTENT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from atoippo.intake.actions.rows.names import Names
    from atoippo.intake.actions.rows.statements import Told
    from atoippo.intake.actions.rows.work import NewDeal, Work
    from atoippo.intake.models import Intake
    from atoippo.intake.rules.lines import Line, Number


class Batch:
    """The lines of one batch on their way into the workspace."""

    def __init__(self, intake: Intake, names: Names, at: datetime) -> None:
        self._intake = intake
        self._names = names
        self._at = at
        self._customers = Customers(intake.workspace, at)
        self._episodes = Episodes(intake, names, at)
        self._written = Written()
        self._touched: dict[int, tuple[Deal, set[str]]] = {}
        self.renumbered = 0  # lines whose number belongs to a deal that has nothing else in common with them

    def take(self, lines: Sequence[Line], numbers: frozenset[Number]) -> list[Work]:
        """Write what the lines tell; return the work done for each."""
        self._customers.find_companies(lines)
        known = KnownDeals(self._intake, lines, numbers)
        works = known.works_of(lines, self._customers)
        self.renumbered = known.renumbered
        telling = [work for work in works if work.known is None or work.known.last_said != work.line.said]
        self._make_what_is_named(telling)
        self._open_deals([work for work in works if work.known is None])
        self._change_deals([work for work in telling if work.known is not None])
        for work in works:
            self._number(work, work.deal, known.owners)
        self._written.write()
        return works

    def _make_what_is_named(self, works: Sequence[Work]) -> None:
        self._names.learn(works)
        self._customers.make_companies(works)
        wanted = []
        for work in works:
            if not work.line.contact:
                continue
            if work.known is None:
                wanted.append((work, self._customers.company_of(work.line)))
            elif not keeps_contact(work.known.deal, work.line, self._customers):
                wanted.append((work, company_to_be(work.known.deal, work.line, self._customers)))
        self._customers.learn_contacts(wanted)

    def _open_deals(self, works: Sequence[Work]) -> None:
        rows = [new_deal(self._intake, work.line, self._names, self._customers, self._at) for work in works]
        for work, deal in zip(works, insert_deals(rows), strict=True):
            work.deal = deal
            self._episodes.add_new(work, deal)
            if deal.stage or deal.reach:
                self._note_stage(work, deal)

    def _change_deals(self, works: Sequence[Work]) -> None:
        load_episodes(works)
        works = [work for work in works if not work.is_of_the_past]
        for work, known in known_works(works):
            changes = changed_fields(work, known.deal, self._names, self._customers)
            changes |= self._episodes.add_to(work, known)
            if changes:
                self._set(work, known.deal, changes)
            if changes.keys() & {"stage", "reach"}:
                self._note_stage(work, known.deal)
        lost = [(work, loss, told) for work, loss, told in self._episodes.write() if not told.says_nothing]
        state(self._intake, [*lost, *self._restated(works)], self._at)
        self._save()

    def _set(self, work: Work, deal: Deal, changes: dict[str, Any]) -> None:
        work.before["deal"] = set_fields(deal, changes)
        work.says_something_new = True
        self._touched[deal.pk] = (deal, set(changes))

    def _save(self) -> None:
        fields = {name for _, names in self._touched.values() for name in names}
        if fields:
            columns = sorted(name.removesuffix("_id") for name in fields)
            Deal.objects.bulk_update([deal for deal, _ in self._touched.values()], columns)

    def _restated(self, works: Sequence[Work]) -> list[tuple[Work, int, Told]]:
        """Return what lines say otherwise about losses that stand."""
        restated = []
        for work, known in known_works(works):
            if known.loss is None or work.line.outcome.value != "lost":
                continue
            told = told_anew(work.line, known.statement)
            if not is_known(told, known.statement):
                restated.append((work, known.loss.pk, told))
                work.says_something_new = True
        return restated

    def _note_stage(self, work: Work, deal: Deal | NewDeal) -> None:
        change = {
            "workspace_id": deal.workspace_id,
            "deal_id": deal.pk,
            "stage": deal.stage,
            "reach": deal.reach,
            "noted_by_id": self._intake.started_by_id,
            "noted_at": self._at,
        }
        self._written.add(work, StageChange, change)

    def _number(self, work: Work, deal: Deal | NewDeal, owners: dict[Number, int]) -> None:
        """Let a deal be known by the marks of its line, save those that belong to another."""
        marks = (work.line.marks.number, (CONTENT, work.line.marks.content))
        for mark in marks:
            if mark is not None and mark not in owners:
                system, text = mark
                place = {"workspace_id": deal.workspace_id, "deal_id": deal.pk}
                self._written.add(work, ExternalId, {**place, "source": system, "external_id": text})
