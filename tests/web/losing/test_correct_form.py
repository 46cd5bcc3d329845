"""失注の記録を直す: what nobody touches stays as it was said, also where a day has passed or a file told little."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from atoippo.conditions.actions import note_condition
from atoippo.conditions.models import Condition
from atoippo.conditions.rules import ConditionDetails, ConditionKind
from atoippo.deals.models import Loss
from atoippo.reasons.actions import retire_sub_reason
from atoippo.reasons.models import Statement, Voice
from atoippo.values.reason import Reason
from web.losing.sent import QUOTE, form, send
from workplace import DealFactory, LostDealFactory


@pytest.fixture
def client(client_of, rep):
    return client_of(rep)


@pytest.fixture
def deal(rep):
    return DealFactory(workspace=rep.workspace, owner=rep, stage="提案・見積")


@pytest.fixture
def agreed(client, deal):
    """A loss whose agreed day has passed."""
    send(client, deal, quote=QUOTE, when="1m")
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


def test_correction_shows_what_stands_and_keeps_what_stood(client, deal):
    send(client, deal, quote=QUOTE, when="fy", hopes=["budget"])
    loss = Loss.objects.get()
    address = reverse("losing:correct", args=[loss.pk])
    shown = client.get(address).context["form"]

    client.post(address, form(quote=shown["quote"].value(), reason="competitor", state="rival", rival="アルファ社"))

    assert [shown[name].value() for name in ("quote", "reason", "when", "hopes")] == [
        QUOTE,
        "price_budget",
        "day",
        ["budget"],
    ]
    assert [told.reasons.get().reason for told in loss.statements.filter(voice=Voice.REP)] == [
        "price_budget",
        "competitor",
    ]
    assert loss.corrections.get().before == {"state": "passed", "lost_to": None, "reach": 3}


def test_correction_that_touches_no_condition_leaves_all_as_they_are(client, deal, rep):
    send(client, deal, hopes=["budget"], hope_words="来期予算化")
    loss = Loss.objects.get()
    told = ConditionDetails(kind=ConditionKind.OTHER, words="部長が代わったら")
    note_condition(loss=loss, details=told, by=rep, at=loss.recorded_at)
    before = list(Condition.objects.values())

    shown = client.get(reverse("losing:correct", args=[loss.pk])).context["form"]
    client.post(
        reverse("losing:correct", args=[loss.pk]),
        form(hopes=shown["hopes"].value(), hope_words=shown["hope_words"].value()),
    )

    assert list(Condition.objects.values()) == before


def test_correction_changes_the_words_of_the_condition_that_had_them(client, deal):
    send(client, deal, hopes=["budget", "people"], hope_words="来期予算化")
    loss = Loss.objects.get()

    client.post(
        reverse("losing:correct", args=[loss.pk]),
        form(hopes=["budget", "people", "price"], hope_words="再来期に予算化"),
    )

    standing = Condition.objects.standing().order_by("kind").values_list("kind", "words")
    assert list(standing) == [("budget", "再来期に予算化"), ("people", ""), ("price", "")]


def test_correction_keeps_a_finer_reason_that_is_offered_no_more(client, deal, admin):
    send(client, deal, sub_price_budget="予算が取れない")
    loss = Loss.objects.get()
    retire_sub_reason(reason=Reason.PRICE_BUDGET, name="予算が取れない", by=admin, at=loss.recorded_at)

    shown = client.get(reverse("losing:correct", args=[loss.pk])).context["form"]

    assert shown["sub_price_budget"].value() == "予算が取れない"
    assert "予算が取れない" in dict(shown.fields["sub_price_budget"].choices)


def test_a_manager_corrects_what_happened_and_leaves_the_reps_words(client, client_of, deal, manager):
    send(client, deal, quote=QUOTE, sub_price_budget="予算が取れない", second="timing")
    loss = Loss.objects.get()
    address, said = reverse("losing:correct", args=[loss.pk]), list(Statement.objects.values())

    shown = client_of(manager).get(address, {"quote": "違うと思う"})
    client_of(manager).post(address, form(quote="違うと思う", reason="competitor", warmth="angry"))

    assert ('name="reason"' in shown.text, 'name="quote"' in shown.text) == (False, False)
    assert f'href="{reverse("voices:say", args=[loss.pk])}?voice=manager"' in shown.text
    loss.refresh_from_db()
    assert (loss.warmth, list(Statement.objects.values())) == ("angry", said)
