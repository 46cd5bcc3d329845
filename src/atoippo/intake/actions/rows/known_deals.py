"""Which deals of the workspace the lines of a batch mean, and how those stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import F, Prefetch

from atoippo.deals.models import Deal, ExternalId, Loss, Return, Win
from atoippo.deals.rules import Episode, EpisodeKind
from atoippo.intake.actions.rows.work import Known, Work
from atoippo.intake.models import IntakeRow
from atoippo.intake.rules.lines import CONTENT
from atoippo.reasons.models import KnownBy, StatedReason, Statement, Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from atoippo.customers.models import Company
    from atoippo.intake.actions.rows.companies import Customers
    from atoippo.intake.models import Intake
    from atoippo.intake.rules.lines import Line, Number


class KnownDeals:
    """The deals that the lines of a batch may mean."""

    def __init__(self, intake: Intake, lines: Sequence[Line], numbers: frozenset[Number]) -> None:
        self._workspace = intake.workspace_id
        self._of_file = numbers
        self.owners = self._owners(lines)
        self._numbers = self._numbers_of(set(self.owners.values()))
        deals = Deal.objects.filter(pk__in=set(self.owners.values())).order_by("pk")
        locked = deals.select_for_update(of=("self",)).select_related("company", "contact", "owner")
        self._deals = {deal.pk: deal for deal in locked}
        self._said: dict[int, str] = {}
        self._taken: set[int] = set()  # by another line of this file
        for deal, run, said in self._rows_before():
            self._said[deal] = said
            if run == intake.pk:
                self._taken.add(deal)
        self.renumbered = 0

    def works_of(self, lines: Iterable[Line], customers: Customers) -> list[Work]:
        """Return the work for each line, with the deal that it means where that is there; no two lines mean one deal."""
        works = []
        for line in lines:
            deal = self._by_number(line, customers) or self._by_content(line)
            if deal is None:
                works.append(Work(line))
                continue
            self._taken.add(deal.pk)
            work = Work(line, Known(deal, self._said.get(deal.pk, "")))
            work.deal = deal
            works.append(work)
        return works

    def _by_number(self, line: Line, customers: Customers) -> Deal | None:
        """Accept a number only where something else agrees: two lists may both count from 1."""
        owner = self.owners.get(line.marks.number) if line.marks.number else None
        if owner is None or owner in self._taken:
            return None
        deal = self._deals[owner]
        if agrees(deal, line, customers):
            return deal
        self.renumbered += 1
        return None

    def _by_content(self, line: Line) -> Deal | None:
        """Accept the same content only where no number says that another line or deal is meant."""
        owner = self.owners.get((CONTENT, line.marks.content))
        if owner is None or owner in self._taken:
            return None
        numbers = self._numbers.get(owner, set())
        own_system = line.marks.number[0] if line.marks.number else None
        if any(system == own_system or (system, text) in self._of_file for system, text in numbers):
            return None
        return self._deals[owner]

    def _owners(self, lines: Sequence[Line]) -> dict[Number, int]:
        marks: dict[str, set[str]] = {CONTENT: {line.marks.content for line in lines}}
        for line in lines:
            if line.marks.number:
                system, text = line.marks.number
                marks.setdefault(system, set()).add(text)
        owners: dict[Number, int] = {}
        for system, texts in marks.items():
            known = ExternalId.objects.filter(workspace=self._workspace, source=system, external_id__in=texts)
            owners |= {(system, text): deal for text, deal in known.values_list("external_id", "deal_id")}
        return owners

    def _numbers_of(self, deals: set[int]) -> Mapping[int, set[Number]]:
        numbers: dict[int, set[Number]] = {}
        known = ExternalId.objects.filter(deal__in=deals).exclude(source=CONTENT)
        for deal, system, text in known.values_list("deal_id", "source", "external_id"):
            numbers.setdefault(deal, set()).add((system, text))
        return numbers

    def _rows_before(self) -> Iterable[Sequence[Any]]:
        """Return what earlier lines said of these deals, the newest last.

        Sorted here and asked by deal alone, for a database asked to sort may read all rows of the workspace instead.
        """
        rows = IntakeRow.objects.filter(deal__in=list(self._deals)).order_by()
        return (told for _, *told in sorted(rows.values_list("pk", "deal_id", "intake_id", "said")))


def agrees(deal: Deal, line: Line, customers: Customers) -> bool:
    """Whether company, name or opened date of a deal and a line are one; also where they share nothing to compare."""
    comparable = []
    if deal.company and line.company_key:
        comparable.append(is_company_of(deal.company, line, customers))
    if deal.name and line.name:
        comparable.append(deal.name == line.name)
    if deal.opened_on and line.opened_on:
        comparable.append(deal.opened_on == line.opened_on)
    return not comparable or any(comparable)


def is_company_of(company: Company | None, line: Line, customers: Customers) -> bool:
    """Whether a line names this company, as itself or as one that is joined with it."""
    if company is None:
        return False
    same_number = line.corporate_number in {"", company.corporate_number}
    if company.match_key == line.company_key and same_number:
        return True
    return customers.company_of(line) == (company.merged_into_id or company.pk)


DAYS = (
    (Loss, EpisodeKind.LOSS, "lost_on"),
    (Return, EpisodeKind.RETURN, "returned_on"),
    (Win, EpisodeKind.WIN, "won_on"),
)


def load_episodes(works: Sequence[Work]) -> None:
    """Give the works of known deals what happened, the loss or win that stands, and what was stated about the loss."""
    known = {work.known.deal.pk: work.known for work in works if work.known is not None}
    for model, kind, day in DAYS:
        happened = model._base_manager.filter(deal__in=known).order_by()  # noqa: SLF001 - Django's name for any model's
        for deal, turn, on in happened.values_list("deal_id", "turn", day):
            known[deal].episodes.append(Episode(kind, turn, on))
    lost = [pk for pk, each in known.items() if each.deal.is_lost]
    won = [pk for pk, each in known.items() if not each.deal.is_lost and not each.deal.is_open]
    losses = Loss.objects.filter(deal__in=lost, turn=F("deal__turns")).select_related("lost_to").order_by()
    by_number = {loss.pk: known[loss.deal_id] for loss in losses}
    for loss in losses:
        known[loss.deal_id].loss = loss
    for win in Win.objects.filter(deal__in=won, turn=F("deal__turns")).order_by():
        known[win.deal_id].win = win
    main_first = Prefetch("reasons", StatedReason.objects.order_by("-weight", "pk"))
    stated = Statement.objects.filter(loss__in=by_number, voice=Voice.REP).order_by("pk")
    told: dict[int, list[Statement]] = {}
    for statement in stated.prefetch_related(main_first):
        told.setdefault(statement.loss_id, []).append(statement)
    for number, statements in told.items():
        by_number[number].statement = _of_file(statements)


def _of_file(statements: Sequence[Statement]) -> Statement:
    """Return the newest word from a file, else the rep's own newest."""
    from_files = [statement for statement in statements if statement.known_by == KnownBy.FILE]
    return (from_files or statements)[-1]
