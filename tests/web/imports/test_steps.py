from __future__ import annotations

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from atoippo.intake.models import Intake, IntakeState, RememberedColumns
from atoippo.teams.models import AuditEntry
from web.imports.runs import LOSSES, begun, inspected, over, with_rows_in

AS_READ = ("company", "deal", "outcome", "amount", "closed_on", "reason")


def post(client, name, intake, **said):
    """Post to a step of a run."""
    return client.post(reverse(f"imports:{name}", args=[intake.pk]), said)


def columns(*meanings):
    """Return what the form sends for these meanings."""
    return {"encoding": "", "day_order": ""} | {f"column_{n}": meaning for n, meaning in enumerate(meanings)}


def told(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_start_begins_the_run(client_of, manager):
    intake = inspected(manager)

    response = post(client_of(manager), "start", intake)

    intake.refresh_from_db()
    assert (response.headers["Location"], intake.state) == (
        reverse("imports:show", args=[intake.pk]),
        IntakeState.DUE,
    )


@pytest.mark.parametrize("make", [begun, with_rows_in, over])
def test_start_of_a_run_that_has_begun_changes_nothing(make, client_of, manager):
    intake = make(manager)
    before = (Intake.objects.values().get(pk=intake.pk), AuditEntry.objects.count())

    post(client_of(manager), "start", intake)

    assert (Intake.objects.values().get(pk=intake.pk), AuditEntry.objects.count()) == before


def test_cancel_calls_the_run_off(client_of, manager):
    intake = inspected(manager)

    post(client_of(manager), "cancel", intake)

    intake.refresh_from_db()
    assert intake.state == IntakeState.CANCELLED


def test_cancel_says_when_it_is_too_late(client_of, manager):
    response = post(client_of(manager), "cancel", with_rows_in(manager))

    assert told(response) == ["この取り込みは、もう始まっています。途中ではやめられません。"]


def test_columns_are_read_as_the_person_says_and_remembered(client_of, manager):
    intake = inspected(manager)

    response = post(client_of(manager), "columns", intake, **columns(*AS_READ[:5], "note"))

    intake.refresh_from_db()
    assert response.headers["Location"] == reverse("imports:show", args=[intake.pk])
    assert (intake.state, intake.options["columns"]) == (IntakeState.INSPECTING, {"失注理由": "note"})
    assert RememberedColumns.objects.get().options == intake.options


def test_columns_of_the_next_file_of_the_kind_are_read_alike(client_of, manager):
    post(client_of(manager), "columns", inspected(manager), **columns(*AS_READ[:5], "note"))

    following = inspected(manager, LOSSES + "株式会社ひかり,移行,失注,100,2026/3/3,時期\n")

    context = client_of(manager).get(reverse("imports:show", args=[following.pk])).context
    assert (context["was_told"], following.options["columns"]) == (True, {"失注理由": "note"})


def test_columns_keep_what_was_chosen_when_something_is_wrong(client_of, manager):
    intake = inspected(manager)

    response = post(client_of(manager), "columns", intake, **columns("company", "company", *AS_READ[2:]))

    form = response.context["form"]
    assert (response.status_code, form["column_1"].value()) == (422, "company")
    assert Intake.objects.get(pk=intake.pk).state == IntakeState.UPLOADED


def test_columns_of_a_run_that_has_begun_are_its_page(client_of, manager):
    intake = begun(manager)

    response = client_of(manager).get(reverse("imports:columns", args=[intake.pk]))

    assert response.headers["Location"] == reverse("imports:show", args=[intake.pk])
