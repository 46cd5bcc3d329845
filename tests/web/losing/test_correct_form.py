"""失注の記録を直す: what nobody touches stays as it was said, also where a day has passed or a file told little."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from atoippo.conditions.models import Condition
from atoippo.deals.models import Loss
from web.losing.sent import QUOTE, send
from workplace import DealFactory, LostDealFactory


@pytest.fixture
def client(client_of, rep):
    return client_of(rep)


@pytest.fixture
def agreed(client, rep):
    """A loss whose agreed day has passed."""
    send(client, DealFactory(workspace=rep.workspace, owner=rep), quote=QUOTE, when="1m")
    Condition.objects.update(due_on=timezone.localdate() - timedelta(days=3))
    return Loss.objects.get()


@pytest.fixture
def imported(rep):
    """A loss of which a file told neither the day nor how the deal ended."""
    loss = LostDealFactory(workspace=rep.workspace, owner=rep).losses.get()
    Loss.objects.update(state="", lost_on=None)
    return loss


def correct(client, loss, **told):
    """Send the correction as it stands on the page, with what is told anew."""
    address = reverse("losing:correct", args=[loss.pk])
    shown = client.get(address).context["form"]
    stands = {field.html_name: field.value() for field in shown}
    return client.post(address, {name: value for name, value in (stands | told).items() if value is not None})


def test_day_that_has_passed_stands_while_something_else_is_corrected(client, agreed):
    before = list(Condition.objects.values())

    response = correct(client, agreed, rival="アルファ社")

    assert response.headers["Location"] == reverse("deals:show", args=[agreed.deal_id])
    assert Loss.objects.get().lost_to.name == "アルファ社"
    assert list(Condition.objects.values()) == before


def test_another_day_that_has_passed_is_no_day_to_come(client, agreed):
    response = correct(client, agreed, when_on=(timezone.localdate() - timedelta(days=2)).isoformat())

    assert list(response.context["form"].errors) == ["when_on"]


def test_correction_adds_no_day_that_nobody_told(client, imported):
    correct(client, imported, reason="timing")

    assert Loss.objects.get().lost_on is None


def test_correction_preselects_no_state_that_nobody_told(client, imported):
    shown = client.get(reverse("losing:correct", args=[imported.pk]))

    assert shown.context["form"]["state"].value() == ""
    assert "選ばなければ" not in shown.text


def test_day_and_state_may_be_told_later(client, imported):
    correct(client, imported, reason="timing", lost_on="2026-02-01", state="stopped")

    loss = Loss.objects.get()
    assert (str(loss.lost_on), loss.state) == ("2026-02-01", "stopped")


@pytest.mark.parametrize("told", [{"known_by": "elsewhere"}, {"reason": "none", "sub_none": "…"}])
def test_address_that_names_no_answer_of_ours_breaks_nothing(client, imported, told):
    assert client.get(reverse("losing:correct", args=[imported.pk]), told).status_code == 200


def test_old_day_stays_and_no_older_one_is_taken(client, imported):
    Loss.objects.update(lost_on=date(1985, 4, 1))

    kept = correct(client, imported, reason="timing")
    refused = correct(client, imported, lost_on="1985-03-31")

    assert kept.headers["Location"] == reverse("deals:show", args=[imported.deal_id])
    assert list(refused.context["form"].errors) == ["lost_on"]
