from __future__ import annotations

from atoippo.intake.actions import cancel_intake, inspect_next
from atoippo.intake.models import Intake, IntakeState
from atoippo.intake.sample_workspace import open_sample_workspace
from atoippo.teams.models import Role, Workspace
from workplace import NOON, MemberFactory


def test_open_sample_workspace_makes_one_a_user(manager, workspace):
    first, second = (open_sample_workspace(user=manager.user, by=manager, at=NOON) for _ in range(2))

    assert (first, first.role, first.display_name) == (second, Role.ADMIN, manager.display_name)
    assert list(Workspace.objects.filter(sample_of=manager.user)) == [first.workspace]
    assert (Intake.objects.count(), workspace.members.count()) == (1, 1)


def test_open_sample_workspace_numbers_the_name_for_the_next_user(workspace):
    people = [MemberFactory(workspace=workspace) for _ in range(3)]

    places = [open_sample_workspace(user=person.user, by=person, at=NOON) for person in people]

    assert [place.workspace.name for place in places] == ["見本の会社", "見本の会社 2", "見本の会社 3"]


def test_open_sample_workspace_brings_a_file_that_is_sure(manager):
    open_sample_workspace(user=manager.user, by=manager, at=NOON)
    inspect_next(at=NOON)

    intake = Intake.objects.get()
    assert (intake.state, intake.found["is_sure"], intake.found["counts"]["deals"]) == (
        IntakeState.UPLOADED,
        True,
        2500,
    )


def test_open_sample_workspace_brings_the_file_again_when_it_was_called_off(manager):
    place = open_sample_workspace(user=manager.user, by=manager, at=NOON)
    cancel_intake(intake=Intake.objects.get(), by=place, at=NOON)

    open_sample_workspace(user=manager.user, by=manager, at=NOON)

    assert list(Intake.objects.values_list("state", flat=True)) == ["inspecting", "cancelled"]
