"""After a loss was recorded: one question more, the line for the CRM, what was not heard."""

from __future__ import annotations

import pytest
from django.urls import reverse

from atoippo.conditions.models import Condition
from atoippo.deals.models import Loss
from atoippo.reasons.models import QuestionAnswer
from web.losing.sent import send
from workplace import DealFactory, LostDealFactory, MemberFactory


@pytest.fixture
def client(client_of, rep):
    return client_of(rep)


@pytest.fixture
def loss(client, rep):
    send(client, DealFactory(workspace=rep.workspace, owner=rep), when="fy", hopes=["budget"], hope_words="来期予算化")
    return Loss.objects.get()


def answer(client, loss, **told):
    return client.post(reverse("losing:question", args=[loss.pk]), {"reason": "price_budget", "place": "1"} | told)


def test_saved_form_is_thanked_for_and_its_draft_forgotten(client, loss):
    saved = client.get(f"/losses/{loss.pk}/?saved=deal")

    assert "記録しました。おつかれさまでした。" in saved.text
    assert f'data-forgets-draft="{loss.recorded_by_id}:{loss.deal_id}"' in saved.text
    assert "data-forgets-draft" not in client.get(f"/losses/{loss.pk}/").text


def test_one_question_is_asked_and_the_line_for_the_crm_stands_ready(client, loss):
    shown = client.get(f"/losses/{loss.pk}/").context["shown"]

    assert str(shown.asked.words) == "差はどのくらいでしたか"
    assert shown.crm_line.split("／")[:2] == ["価格・予算", "来期予算化"]


def test_answer_is_kept(client, loss):
    response = answer(client, loss, choice="2〜3割")

    assert response.headers["Location"] == f"/losses/{loss.pk}/"
    assert [(kept.words, kept.unheard) for kept in QuestionAnswer.objects.all()] == [("2〜3割", False)]


def test_unheard_is_an_answer_and_becomes_what_is_not_heard_yet(client, loss):
    answer(client, loss, unheard="1")

    shown = client.get(f"/losses/{loss.pk}/").context["shown"]
    assert [str(each.words) for each in shown.unheard] == ["差はどのくらいでしたか"]


def test_day_becomes_a_condition(client, loss):
    answer(client, loss, place="2", day="2027-02-01")

    assert str(Condition.objects.get(kind="budget", due_on__isnull=False).due_on) == "2027-02-01"


def test_a_contract_may_renew_itself_beside_the_years_that_are_tapped(client, rep):
    send(client, DealFactory(workspace=rep.workspace, owner=rep), reason="competitor", rival="アルファ社")
    loss = Loss.objects.get()

    form = client.get(reverse("losing:question", args=[loss.pk])).context["form"]
    answer(client, loss, reason="competitor", place="2", choice="3年", renews="on")

    assert [value for value, _ in form.fields["choice"].choices] == ["1年", "3年"]
    assert (form["renews"].label, Condition.objects.get(kind="contract").words) == ("自動更新", "3年（自動更新あり）")


def test_rivals_of_late_are_offered_to_tap(client, rep):
    other = DealFactory(workspace=rep.workspace, owner=rep)
    send(client, other, reason="competitor", rival="アルファ社")
    send(client, DealFactory(workspace=rep.workspace, owner=rep), reason="competitor")

    form = client.get(reverse("losing:question", args=[Loss.objects.latest("pk").pk])).context["form"]

    assert [value for value, _ in form.fields["choice"].choices] == ["アルファ社", "今のまま", "内製"]


def test_empty_answer_is_asked_for(client, loss):
    response = answer(client, loss)

    assert (response.status_code, len(response.context["form"].errors)) == (200, 1)
    assert not QuestionAnswer.objects.exists()


def test_question_that_nobody_asks_is_not_there(client, loss):
    assert answer(client, loss, place="3").status_code == 404


def test_without_a_reason_the_question_is_the_reason_itself(client, rep):
    send(client, DealFactory(workspace=rep.workspace, owner=rep), reason="unknown")
    loss = Loss.objects.get()

    response = client.get(reverse("losing:question", args=[loss.pk]))

    assert response.headers["Location"] == reverse("losing:correct", args=[loss.pk])


def test_nothing_left_to_ask_leads_to_the_record(client, loss):
    for place in ("1", "2"):
        answer(client, loss, place=place, unheard="1")

    assert client.get(reverse("losing:question", args=[loss.pk])).headers["Location"] == f"/losses/{loss.pk}/"


def test_colleague_reads_the_record_and_is_asked_nothing(client, rep):
    colleague = MemberFactory(workspace=rep.workspace)
    lost = LostDealFactory(workspace=rep.workspace, owner=colleague)

    shown = client.get(f"/losses/{lost.losses.get().pk}/").context["shown"]

    assert (shown.may_change, shown.form) == (False, None)


def test_deal_page_leads_back_to_the_line_for_the_crm_and_the_question(client, loss):
    shown = client.get(reverse("deals:show", args=[loss.deal_id]))

    assert f'href="{reverse("losing:after", args=[loss.pk])}">CRM用のひと言・もう1つだけ</a>' in shown.text
