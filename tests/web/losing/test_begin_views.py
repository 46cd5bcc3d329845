"""失注を記録 from anywhere: an own deal, a CRM's link, or a customer's name and an amount."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from atoippo.deals.models import Deal, ExternalId, Loss
from atoippo.values.periods import add_months
from web.losing.sent import form
from workplace import CompanyFactory, DealFactory, LostDealFactory, MemberFactory

BEGIN = "/deals/lose/"


@pytest.fixture
def client(client_of, rep):
    return client_of(rep)


def numbered(deal, number="MN-4711"):
    ExternalId.objects.create(workspace=deal.workspace, source="crm", external_id=number, deal=deal)
    return deal


def test_own_open_deals_are_offered_first(client, rep):
    mine = DealFactory(workspace=rep.workspace, owner=rep)
    DealFactory(workspace=rep.workspace)
    LostDealFactory(workspace=rep.workspace, owner=rep)

    assert list(client.get(BEGIN).context["deals"]) == [mine]


def test_link_of_the_crm_leads_to_the_known_deal_and_saves_nothing(client, rep):
    deal = numbered(DealFactory(workspace=rep.workspace, owner=rep))

    response = client.get(BEGIN, {"crm_id": "MN-4711", "company": "株式会社さくら製作所", "amount": "3200000"})

    assert response.headers["Location"] == reverse("losing:lose", args=[deal.pk])
    assert not Loss.objects.exists()


def test_link_to_a_colleagues_deal_leads_to_its_page(client, rep):
    deal = numbered(DealFactory(workspace=rep.workspace, owner=MemberFactory(workspace=rep.workspace)))

    assert client.get(BEGIN, {"crm_id": "MN-4711"}).headers["Location"] == reverse("deals:show", args=[deal.pk])


def test_link_of_the_crm_opens_the_form_filled_in(client):
    response = client.get(BEGIN, {"crm_id": "MN-1", "company": "株式会社さくら製作所", "amount": "320万円"})

    shown = response.context["form"]
    assert [shown[name].value() for name in ("crm_id", "company", "amount")] == [
        "MN-1",
        "株式会社さくら製作所",
        "320万円",
    ]
    assert (Deal.objects.count(), Loss.objects.count()) == (0, 0)


def test_number_of_another_workspace_is_no_known_deal(client):
    numbered(DealFactory())

    assert client.get(BEGIN, {"crm_id": "MN-4711"}).status_code == 200


def test_name_and_amount_are_enough(client, rep):
    known = CompanyFactory(workspace=rep.workspace, name="株式会社さくら製作所")

    response = client.post(BEGIN, form(company="㈱さくら製作所", amount="320万円", crm_id="MN-1"))

    loss = Loss.objects.select_related("deal").get()
    assert response.headers["Location"] == f"/losses/{loss.pk}/?saved=new"
    assert (loss.deal.company, loss.amount_yen, loss.deal.owner) == (known, 3_200_000, rep)
    assert loss.deal.external_ids.get().external_id == "MN-1"


def test_second_submit_makes_no_second_deal(client):
    for _ in range(2):
        client.post(BEGIN, form(company="株式会社さくら製作所"))

    assert (Deal.objects.count(), Loss.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("told", "field"),
    [({"company": ""}, "company"), ({"amount": "たくさん"}, "amount"), ({"state": "considering"}, "when")],
)
def test_what_is_missing_is_told_beside_its_field(client, told, field):
    response = client.post(BEGIN, form(**{"company": "株式会社さくら製作所"} | told))

    assert (list(response.context["form"].errors), Deal.objects.count()) == ([field], 0)


def test_customer_who_still_considers_opens_the_deal_with_a_day_to_ask_again(client, rep):
    told = form(
        company="株式会社さくら製作所", amount="320万円", crm_id="MN-1", reason="", state="considering", when="3m"
    )

    for _ in range(2):
        response = client.post(BEGIN, told)

    deal = Deal.objects.get()
    assert response.headers["Location"] == f"/deals/{deal.pk}/?saved=new"
    assert (deal.is_open, deal.amount_yen, deal.external_ids.get().external_id) == (True, 3_200_000, "MN-1")
    in_three_months = add_months(timezone.localdate(), 3)
    assert deal.continuations.get().ask_again_on == rep.workspace.calendar.business_day_on_or_after(in_three_months)
    shown = client.get(response.headers["Location"])
    assert f'data-forgets-draft="{rep.pk}:new"' in shown.text


def test_reading_without_script_keeps_the_company(client):
    response = client.post(BEGIN, form(company="株式会社さくら製作所", quote="予算がない", read="1"))

    assert response.context["form"]["company"].value() == "株式会社さくら製作所"
    assert not Deal.objects.exists()


def test_suggested_companies_are_of_the_workspace_with_ones_own_open_deals(client, rep):
    known = CompanyFactory(workspace=rep.workspace, name="株式会社さくら製作所")
    CompanyFactory(name="株式会社さくら工業")
    mine = DealFactory(workspace=rep.workspace, owner=rep, company=known)
    DealFactory(workspace=rep.workspace, owner=MemberFactory(workspace=rep.workspace), company=known)

    shown = client.get(reverse("losing:companies"), {"company": "さくら"}).context

    assert (shown["companies"], shown["open_deals"]) == ([known], [mine])


def test_one_letter_suggests_nothing(client, rep):
    CompanyFactory(workspace=rep.workspace, name="株式会社さくら製作所")

    assert client.get(reverse("losing:companies"), {"company": "株"}).context["companies"] == []
