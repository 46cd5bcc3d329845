"""Factories: a workspace with people, companies and deals, made without surprises. `NOON` is when everything happens."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import factory

from atoippo.customers.models import Company, Contact
from atoippo.deals.models import Deal, Loss
from atoippo.teams.models import Member, Role, Seat, Team, User, Workspace
from atoippo.values.companies import read_company
from atoippo.values.outcome import Outcome

NOON = datetime(2026, 4, 1, 3, 0, tzinfo=UTC)  # noon in Tokyo
TODAY = date(2026, 4, 1)
PASSWORD = "あと一歩の言葉2026"
NUDGES: list[str] = []


def hear_nudge(job: str, after: timedelta = timedelta()) -> None:
    """Remember that the worker would have been woken."""
    NUDGES.append(job)


class WorkspaceFactory(factory.django.DjangoModelFactory):
    """A workspace with its default team."""

    class Meta:
        model = Workspace
        skip_postgeneration_save = True

    name = factory.Sequence("みなと商会{}".format)
    created_at = NOON

    @factory.post_generation
    def default_team(self, create, extracted, **kwargs):
        """Every workspace has one."""
        Team.objects.create(workspace=self, name="営業チーム", is_default=True)


class TeamFactory(factory.django.DjangoModelFactory):
    """A further team."""

    class Meta:
        model = Team

    workspace = factory.SubFactory(WorkspaceFactory)
    name = factory.Sequence("営業{}課".format)


class UserFactory(factory.django.DjangoModelFactory):
    """Somebody who can sign in with `PASSWORD`."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence("person{}@example.jp".format)
    joined_at = NOON

    @factory.post_generation
    def password(self, create, extracted, **kwargs):
        """Everybody has the same."""
        self.set_password(PASSWORD)
        self.save(update_fields=["password"])


class MemberFactory(factory.django.DjangoModelFactory):
    """A rep who signs in, seated in the default team; `teams=[…]` seats elsewhere, `user=None` is a rep from a file."""

    class Meta:
        model = Member
        skip_postgeneration_save = True

    workspace = factory.SubFactory(WorkspaceFactory)
    user = factory.SubFactory(UserFactory)
    display_name = factory.Sequence("山田 {}郎".format)
    role = Role.REP
    created_at = NOON

    @factory.post_generation
    def teams(self, create, extracted, **kwargs):
        """Seat the member."""
        for team in self.workspace.teams.filter(is_default=True) if extracted is None else extracted:
            Seat.objects.create(workspace=self.workspace, member=self, team=team)


class CompanyFactory(factory.django.DjangoModelFactory):
    """A company whose key is read from its name, as an import would."""

    class Meta:
        model = Company

    workspace = factory.SubFactory(WorkspaceFactory)
    name = factory.Sequence("株式会社さくら製作所{}".format)
    match_key = factory.LazyAttribute(lambda company: key_of(company.name))
    created_at = NOON


class ContactFactory(factory.django.DjangoModelFactory):
    """A person at a company."""

    class Meta:
        model = Contact

    company = factory.SubFactory(CompanyFactory)
    workspace = factory.SelfAttribute("company.workspace")
    name = factory.Sequence("田中 {}子".format)
    created_at = NOON


class DealFactory(factory.django.DjangoModelFactory):
    """An open deal of the default team."""

    class Meta:
        model = Deal

    workspace = factory.SubFactory(WorkspaceFactory)
    team = factory.LazyAttribute(lambda deal: deal.workspace.teams.get(is_default=True))
    company = factory.SubFactory(CompanyFactory, workspace=factory.SelfAttribute("..workspace"))
    name = factory.Sequence("受発注システム更改{}".format)
    amount_yen = 3_200_000
    opened_on = date(2025, 10, 1)
    created_at = NOON


class LostDealFactory(DealFactory):
    """A deal lost once, on 1 March 2026, recorded by `recorded_by` (somebody without sign-in when not named)."""

    class Meta:
        model = Deal
        skip_postgeneration_save = True

    outcome = Outcome.LOST
    closed_on = date(2026, 3, 1)
    reach = 3
    turns = 1

    @factory.post_generation
    def recorded_by(self, create, extracted, **kwargs):
        """Write the loss itself."""
        Loss.objects.create(
            workspace=self.workspace,
            deal=self,
            turn=1,
            lost_on=self.closed_on,
            reach=self.reach,
            amount_yen=self.amount_yen,
            recorded_by=extracted or MemberFactory(workspace=self.workspace, user=None),
            recorded_at=NOON,
            submission=f"factory-{self.pk}",
        )


def key_of(name: str) -> str:
    """Return the matching key of a company's name."""
    company = read_company(name)
    return f"{company.kind}|{company.position}|{company.key}"
