"""フェーズとどこまで: read by Atoippo, said by a 管理者."""

from __future__ import annotations

import pytest
from django.urls import reverse

from atoippo.deals.actions import let_deals_follow_stages, stages
from atoippo.deals.models import Deal, Stage
from atoippo.teams.models import AuditEntry
from atoippo.values.reach import Reach
from workplace import NOON, DealFactory

STAGES = reverse("settings:stages")


def test_without_stages_the_page_leads_to_import(client_of, admin):
    response = client_of(admin).get(STAGES)

    assert response.context["form"].rows == []
    assert reverse("imports:list") in response.content.decode()


def test_a_stage_shows_its_count_and_what_it_means(client_of, workspace, admin):
    DealFactory.create_batch(2, workspace=workspace, stage="提案")
    DealFactory(stage="提案")

    ((stage, field),) = client_of(admin).get(STAGES).context["form"].rows

    assert (stage.name, stage.deals, stage.read, field.value()) == ("提案", 2, Reach.PROPOSED, "3")


def test_only_what_was_changed_is_said(client_of, workspace, admin):
    deal = DealFactory(workspace=workspace, stage="提案", reach=3)
    DealFactory(workspace=workspace, stage="稟議中", reach=5)

    response = client_of(admin).post(STAGES, {"stage-提案": "4", "stage-稟議中": "5"})

    assert response.status_code == 302
    assert list(Stage.objects.values_list("name", "reach", "said_by")) == [("提案", 4, admin.pk)]
    let_deals_follow_stages(at=NOON)
    assert Deal.objects.get(pk=deal.pk).reach == 4


def test_a_stage_may_mean_none_of_the_steps(client_of, workspace, admin):
    DealFactory(workspace=workspace, stage="提案")

    client_of(admin).post(STAGES, {"stage-提案": "0"})

    assert Stage.objects.get().reach is None


def test_nothing_changed_writes_nothing(client_of, workspace, admin):
    DealFactory(workspace=workspace, stage="提案")

    response = client_of(admin).post(STAGES, {"stage-提案": "3"}, follow=True)

    assert [str(message) for message in response.context["messages"]] == ["変わったところはありません。"]
    assert AuditEntry.objects.filter(workspace=workspace).count() == 0


def test_all_that_changed_is_said_at_once(client_of, workspace, admin):
    for name in ("提案", "稟議中"):
        DealFactory(workspace=workspace, stage=name)

    response = client_of(admin).post(STAGES, {"stage-提案": "4", "stage-稟議中": "6"}, follow=True)

    said = [str(message) for message in response.context["messages"]]
    assert said == ["2件のフェーズの読み方を変えました。"]
    assert sorted(Stage.objects.values_list("name", "reach")) == [("提案", 4), ("稟議中", 6)]


def test_a_refusal_is_told_and_nothing_else(client_of, workspace, admin, monkeypatch):
    DealFactory(workspace=workspace, stage="提案")
    monkeypatch.setattr(stages, "may_map_stages", lambda _: False)  # the role was taken at this very moment

    response = client_of(admin).post(STAGES, {"stage-提案": "4"}, follow=True)

    said = [str(message) for message in response.context["messages"]]
    assert said == ["フェーズの読み方を変えられるのは管理者だけです。管理者にご相談ください。"]


def test_a_step_that_does_not_exist_is_told(client_of, workspace, admin):
    DealFactory(workspace=workspace, stage="提案")

    response = client_of(admin).post(STAGES, {"stage-提案": "9"})

    assert (response.status_code, list(response.context["form"].errors)) == (200, ["stage-提案"])


def test_stages_are_for_admins(client_of, rep, manager):
    assert [client_of(member).get(STAGES).status_code for member in (rep, manager)] == [403, 403]


@pytest.mark.parametrize("stages", [1, 3])
def test_the_page_asks_the_same_number_of_queries(client_of, workspace, admin, stages, django_assert_num_queries):
    for number in range(stages):
        DealFactory(workspace=workspace, stage=f"提案{number}")
    browser = client_of(admin)

    with django_assert_num_queries(5):
        response = browser.get(STAGES)

    assert len(response.context["form"].rows) == stages
