"""The sample company: a workspace beside the own one, where everything can be tried without mixing with real deals."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from atoippo.intake.actions import receive_upload
from atoippo.intake.models import Intake, IntakeState
from atoippo.tables.sample.export import sample_export
from atoippo.teams.actions import add_member, create_workspace
from atoippo.teams.models import Member, Role, User, Workspace

if TYPE_CHECKING:
    from datetime import datetime

SAMPLE_FILE = "見本.csv"
SAMPLE_NAME = "見本の会社"
CALLED_OFF = (IntakeState.REFUSED, IntakeState.CANCELLED)


def open_sample_workspace(*, user: User, by: Member, at: datetime) -> Member:
    """Return a user's place as 管理者 of their own sample company, made with its file received at the first call.

    The file then goes the way of every other: it is looked at, confirmed and imported. `by` gives the person's name.
    """
    place = _place_in_sample(user, by.display_name, at)
    if not _is_on_its_way(place.workspace):
        _receive_sample(place, at)
    return place


@transaction.atomic
def _place_in_sample(user: User, display_name: str, at: datetime) -> Member:
    User.objects.select_for_update().get(pk=user.pk)  # a second click waits, and finds what the first one made
    workspace = Workspace.objects.filter(sample_of=user).first() or _sample_workspace(user, at)
    place = workspace.members.filter(user=user).first()
    if place is None:
        place = add_member(workspace=workspace, display_name=display_name, role=Role.ADMIN, by=None, at=at)
        place.user = user
        place.save(update_fields=["user"])
    return place


def _sample_workspace(user: User, at: datetime) -> Workspace:
    workspace = create_workspace(name=_free_name(), at=at)
    workspace.sample_of = user
    workspace.save(update_fields=["sample_of"])
    return workspace


def _free_name() -> str:
    """Return the sample company's name, numbered where others look at theirs already."""
    taken = set(Workspace.objects.filter(name__startswith=SAMPLE_NAME).values_list("name", flat=True))
    numbered = (f"{SAMPLE_NAME} {number}" for number in range(2, len(taken) + 3))
    return SAMPLE_NAME if SAMPLE_NAME not in taken else next(name for name in numbered if name not in taken)


def _is_on_its_way(workspace: Workspace) -> bool:
    """Whether the sample's file is in, or waits to be; one that was called off is received anew."""
    return Intake.objects.filter(workspace=workspace).exclude(state__in=CALLED_OFF).exists()


def _receive_sample(place: Member, at: datetime) -> None:
    content = sample_export(until=at.date().replace(day=1) - timedelta(days=1))
    with transaction.atomic():
        Workspace.objects.select_for_update().get(pk=place.workspace_id)
        if not _is_on_its_way(place.workspace):
            receive_upload(workspace=place.workspace, name=SAMPLE_FILE, content=content, by=place, at=at)
