"""The names that rows mention — teams, people, products, rivals, stages — found in the workspace or made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atoippo.deals.models import Competitor, Product, Stage
from atoippo.intake.rules.lines import person_key
from atoippo.tables.vocabulary.stages import reach_of
from atoippo.teams.models import Member, Role, Seat, Team
from atoippo.values.japanese_text import normalize

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime

    from django.db import models

    from atoippo.intake.actions.rows.work import Work
    from atoippo.intake.models import Intake
    from atoippo.intake.rules.lines import Line

    Place = tuple[Work, int, int]  # who caused it, a member's number and a team's


class Register:
    """Rows of one kind by the key of their name; what is missing is made once."""

    def __init__(self, kind: type[models.Model], known: Iterable[tuple[str, int]], key: Callable[[str], str]) -> None:
        self._kind = kind
        self._key = key
        self._ids: dict[str, int] = {}
        for name, pk in known:
            self._ids.setdefault(key(name), pk)
        self._keys: dict[str, str] = {"": ""}

    def id_of(self, name: str) -> int | None:
        """Return the number of the row of a name, None for no name."""
        return self._ids.get(self._known_key(name)) if name else None

    def learn(self, named: Iterable[tuple[Work, str]], make: Callable[[str], models.Model]) -> list[tuple[Work, int]]:
        """Make the rows of the names that are not there yet, and return them with the work that named each first."""
        missing: dict[str, tuple[Work, models.Model]] = {}
        for work, name in named:
            key = self._known_key(name)
            if key and key not in self._ids and key not in missing:
                missing[key] = (work, make(name))
        rows = [row for _, row in missing.values()]
        self._kind._base_manager.bulk_create(rows)  # noqa: SLF001 - Django's name for any model's
        for key, (work, row) in missing.items():
            self._ids[key] = row.pk
            work.adds(self._kind, row.pk)
        return [(work, row.pk) for work, row in missing.values()]

    def _known_key(self, name: str) -> str:
        if name not in self._keys:
            self._keys[name] = self._key(name)
        return self._keys[name]


class Names:
    """All small registers of a workspace, loaded once a slice."""

    def __init__(self, intake: Intake, at: datetime) -> None:
        workspace = self._workspace = intake.workspace
        self._starter = intake.started_by
        self._at = at
        teams = list(Team.objects.filter(workspace=workspace).order_by("pk"))
        self.default_team = next(team.pk for team in teams if team.is_default)
        self._teams = Register(Team, [(team.name, team.pk) for team in teams], normalize)
        members = list(Member.objects.filter(workspace=workspace).order_by("-is_active", "pk"))
        self._members = Register(Member, [(member.display_name, member.pk) for member in members], person_key)
        self._sign_in = {member.pk for member in members if member.user_id is not None}
        self._seats = set(Seat.objects.filter(workspace=workspace).values_list("member_id", "team_id"))
        products = Product.objects.filter(workspace=workspace).order_by("pk")
        self._products = Register(Product, products.values_list("name", "pk"), normalize)
        competitors = Competitor.objects.filter(workspace=workspace).order_by("pk")
        self._competitors = Register(Competitor, competitors.values_list("name", "pk"), normalize)
        stages = list(Stage.objects.filter(workspace=workspace).order_by("pk"))
        self._stages = Register(Stage, [(stage.name, stage.pk) for stage in stages], str)
        self._said = {stage.name: stage.reach for stage in stages if stage.said_at is not None}

    def learn(self, works: Sequence[Work]) -> None:
        """Make what these rows name and the workspace lacks: teams, people with a seat, products, rivals, stages."""
        workspace, at = self._workspace, self._at
        new_teams = self._teams.learn(_named(works, "team"), lambda name: Team(workspace=workspace, name=name))
        self._members.learn(
            _named(works, "owner"),
            lambda name: Member(workspace=workspace, display_name=name, role=Role.REP, created_at=at),
        )
        self._seat([*self._starters_places(new_teams), *self._reps_places(works)])
        self._products.learn(_named(works, "product"), lambda name: Product(workspace=workspace, name=name))
        self._competitors.learn(_named(works, "competitor"), lambda name: Competitor(workspace=workspace, name=name))
        self._stages.learn(
            _named(works, "stage"), lambda name: Stage(workspace=workspace, name=name, reach=reach_of(name))
        )

    def team_of(self, line: Line) -> int | None:
        """Return the team that a line names."""
        return self._teams.id_of(line.team)

    def owner_of(self, line: Line) -> int | None:
        """Return the member whom a line names as its rep."""
        return self._members.id_of(line.owner)

    def product_of(self, line: Line) -> int | None:
        """Return the product that a line names."""
        return self._products.id_of(line.product)

    def competitor_of(self, line: Line) -> int | None:
        """Return the rival whom a line names."""
        return self._competitors.id_of(line.competitor)

    def competitor(self, pk: int) -> Competitor:
        """Return a rival by its number, to point at."""
        return Competitor(pk=pk, workspace=self._workspace)

    def reach_of(self, line: Line) -> int | None:
        """Return how far a line's deal got: as a 管理者 says of its stage, else as was read."""
        read = line.reach.value if line.reach else None
        return read if line.outcome.value == "won" else self._said.get(line.stage, read)

    def _starters_places(self, new_teams: Iterable[tuple[Work, int]]) -> Iterator[Place]:
        """Yield seats for who brought the file in the teams that it makes: a マネージャー sees what came of it."""
        return ((work, self._starter.pk, team) for work, team in new_teams if not self._starter.is_admin)

    def _reps_places(self, works: Iterable[Work]) -> Iterator[Place]:
        """Yield seats for reps in the teams of their deals; a file gives no view of further teams to who signs in."""
        for work in works:
            member = self.owner_of(work.line)
            if member is not None and member not in self._sign_in:
                yield work, member, self.team_of(work.line) or work.team_id or self.default_team

    def _seat(self, places: Iterable[Place]) -> None:
        seats: dict[tuple[int, int], tuple[Work, Seat]] = {}
        for work, member, team in places:
            if (member, team) not in self._seats and (member, team) not in seats:
                seats[member, team] = (work, Seat(workspace=self._workspace, member_id=member, team_id=team))
        Seat.objects.bulk_create([seat for _, seat in seats.values()])
        self._seats.update(seats)
        for work, seat in seats.values():
            work.adds(Seat, seat.pk)


def _named(works: Iterable[Work], field: str) -> list[tuple[Work, str]]:
    return [(work, name) for work in works if (name := getattr(work.line, field))]
