"""配信停止: a rep reads what it means, マネージャー see to whom, whence and when, and lift it on the customer's word."""

from __future__ import annotations

import pytest
from django.urls import reverse

from atoippo.mail.models import Suppression
from mail.desk import Desk
from workplace import ContactFactory

LIST = reverse("settings:suppressions")


@pytest.fixture
def desk(rep, manager):
    return Desk(rep, manager)


def lift(browser, suppression, because="お電話で、田中様から"):
    return browser.post(reverse("settings:lift", args=[suppression.pk]), {"because": because})


def test_a_rep_reads_what_it_means_and_sees_nobody(client_of, desk):
    desk.opt_out(contact=desk.contact)

    pages = [client_of(member).get(LIST).text for member in (desk.rep, desk.manager)]

    assert ["一覧はマネージャーだけが見られます。" in page for page in pages] == [True, False]
    for told in ("田中 花子 様", "お電話で", "2026年4月1日"):
        assert [told in page for page in pages] == [False, True]


def test_the_order_of_the_list_does_not_tell_when(client_of, desk):
    for name in ("わたなべ", "あおき"):
        desk.opt_out(contact=ContactFactory(company=desk.contact.company, name=name))

    rows = client_of(desk.manager).get(LIST).context["rows"]

    assert [to.name for _, _, to in rows] == ["あおき", "わたなべ"]


def test_a_manager_lifts_it_on_the_customers_word(client_of, desk):
    suppression = desk.opt_out(contact=desk.contact)

    response = lift(client_of(desk.manager), suppression)

    lifted = Suppression.objects.get()
    assert (response.headers["Location"], lifted.lifted_by, lifted.lifted_because) == (
        LIST,
        desk.manager,
        "お電話で、田中様から",
    )


@pytest.mark.parametrize("words", ["", "   "])
def test_without_a_word_nothing_is_lifted(client_of, desk, words):
    response = lift(client_of(desk.manager), desk.opt_out(contact=desk.contact), words)

    assert (response.status_code, Suppression.objects.get().lifted_at) == (200, None)


def test_a_rep_lifts_nothing(client_of, desk):
    response = lift(client_of(desk.rep), desk.opt_out(contact=desk.contact))

    assert (response.status_code, Suppression.objects.get().lifted_at) == (403, None)


def test_what_is_lifted_leaves_the_list(client_of, desk):
    suppression = desk.opt_out(email="somebody@example.jp")
    browser = client_of(desk.manager)
    lift(browser, suppression)

    assert (browser.get(LIST).context["rows"], lift(browser, suppression).status_code) == ([], 404)


@pytest.mark.parametrize("stops", [1, 3])
def test_the_list_asks_the_same_number_of_queries(client_of, desk, stops, django_assert_num_queries):
    for number in range(stops):
        desk.opt_out(contact=ContactFactory(company=desk.contact.company, name=f"田中 {number}子"))
    browser = client_of(desk.manager)

    with django_assert_num_queries(5):
        response = browser.get(LIST)

    assert len(response.context["rows"]) == stops
