"""理由とご質問: finer reasons are added, renamed, merged and retired; what was stated keeps its words."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from atoippo.reasons.actions import rename_sub_reason, state_reasons
from atoippo.reasons.models import KnownBy, StatedReason, SubReason, Voice
from atoippo.reasons.queries import sub_reasons_of
from atoippo.reasons.rules import StatedReasonDetails, StatementDetails
from atoippo.values.reason import Reason
from workplace import NOON, LostDealFactory, WorkspaceFactory

TIMING = [Reason.TIMING.value]
PAGE = reverse("settings:reason", args=TIMING)


def names(workspace):
    return [sub.name for sub in sub_reasons_of(workspace, timezone.localtime())[Reason.TIMING]]


def said(response):
    return [str(message) for message in response.context["messages"]]


def chosen(workspace, rep, sub, *, at=None):
    """Let a rep choose a finer reason."""
    loss = LostDealFactory(workspace=workspace, owner=rep).losses.get()
    reasons = (StatedReasonDetails(reason=Reason.TIMING, sub=sub),)
    details = StatementDetails(voice=Voice.REP, known_by=KnownBy.HEARD, reasons=reasons, quote="来年で")
    return state_reasons(loss=loss, details=details, by=rep, at=at or timezone.localtime())


def test_all_six_reasons_are_shown_with_what_stands_under_them(client_of, admin):
    reasons = client_of(admin).get(reverse("settings:reasons")).context["reasons"]

    assert [(each.reason, len(each.subs), len(each.questions)) for each in reasons] == [
        (Reason.PRICE_BUDGET, 4, 2),
        (Reason.COMPETITOR, 5, 2),
        (Reason.TIMING, 4, 2),
        (Reason.UNCLEAR_NEED, 4, 2),
        (Reason.INTERNAL_APPROVAL, 5, 2),
        (Reason.RESPONSE_ATTITUDE, 5, 2),
    ]


def test_a_finer_reason_is_added(client_of, workspace, admin):
    client_of(admin).post(reverse("settings:add_sub_reason", args=TIMING), {"name": "期が変わる"})

    assert names(workspace)[-1] == "期が変わる"


@pytest.mark.parametrize("name", ["", "まだ早い", "あ" * 61])
def test_a_name_that_cannot_be_is_told_beside_its_form(name, client_of, workspace, admin):
    response = client_of(admin).post(reverse("settings:add_sub_reason", args=TIMING), {"name": name})

    assert (bool(response.context["shown"].adding.errors), len(names(workspace))) == (True, 4)


def test_a_new_name_leaves_what_was_stated(client_of, workspace, rep, admin):
    chosen(workspace, rep, "まだ早い")

    client_of(admin).post(
        reverse("settings:rename_sub_reason", args=TIMING), {"called": "まだ早い", "name": "時期尚早"}
    )

    assert names(workspace)[1] == "時期尚早"
    assert StatedReason.objects.get().sub_words == "まだ早い"


@pytest.mark.parametrize("name", ["", "人手が足りない"])
def test_a_refused_name_opens_its_row(name, client_of, workspace, admin):
    response = client_of(admin).post(
        reverse("settings:rename_sub_reason", args=TIMING), {"called": "まだ早い", "name": name}
    )

    rows = response.context["shown"].rows
    assert [row.sub.name for row in rows if row.form.errors] == ["まだ早い"]


def test_merging_asks_first_with_counts(client_of, workspace, rep, admin):
    for sub in ("まだ早い", "まだ早い", "更新時期が先"):
        chosen(workspace, rep, sub)

    response = client_of(admin).get(
        reverse("settings:merge_sub_reason", args=TIMING), {"called": "まだ早い", "into": "更新時期が先"}
    )

    words = "この12か月に、「まだ早い」は2件、「更新時期が先」は1件選ばれています。まとめると、合わせて3件を「更新時期が先」として数えます。"
    assert response.content.decode().count(words) == 1
    assert len(names(workspace)) == 4


def test_merged_ones_count_as_the_other_and_can_be_brought_back(client_of, workspace, rep, admin):
    chosen(workspace, rep, "まだ早い")
    browser = client_of(admin)

    browser.post(reverse("settings:merge_sub_reason", args=TIMING), {"called": "まだ早い", "into": "更新時期が先"})
    merged = [(sub.name, sub.used) for sub in sub_reasons_of(workspace, timezone.localtime())[Reason.TIMING]]
    row = SubReason.objects.get(name="まだ早い")
    browser.post(reverse("settings:restore_sub_reason", args=[row.pk]))

    assert ("更新時期が先", 1) in merged
    assert ("まだ早い" in dict(merged), "まだ早い" in names(workspace)) == (False, True)


@pytest.mark.parametrize(
    ("called", "into"), [("まだ早い", "まだ早い"), ("まだ早い", "どこにもない"), ("", ""), ("ない", "まだ早い")]
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_what_cannot_be_merged_leads_back(method, called, into, client_of, workspace, admin):
    place = reverse("settings:merge_sub_reason", args=TIMING)

    response = getattr(client_of(admin), method)(place, {"called": called, "into": into}, follow=True)

    assert said(response) == ["まとめる先を選び直してください。名前が変わったかもしれません。"]
    assert len(names(workspace)) == 4


def test_a_finer_reason_is_retired_with_a_way_back(client_of, workspace, admin):
    browser = client_of(admin)

    page = browser.post(reverse("settings:retire_sub_reason", args=TIMING), {"called": "まだ早い"}, follow=True)
    row = SubReason.objects.get(name="まだ早い")
    back = reverse("settings:restore_sub_reason", args=[row.pk])

    assert (len(names(workspace)), page.content.decode().count(f'action="{back}"')) == (3, 2)  # notice and list
    browser.post(back)
    assert len(names(workspace)) == 4


def test_the_last_one_stays(client_of, workspace, admin):
    browser, place = client_of(admin), reverse("settings:retire_sub_reason", args=TIMING)

    pages = [browser.post(place, {"called": name}, follow=True) for name in names(workspace)]

    assert (len(names(workspace)), "最後の一つなので残してあります" in said(pages[-1])[0]) == (1, True)


def test_what_nobody_chose_for_a_year_has_faded(client_of, workspace, rep, admin):
    workspace.created_at = timezone.localtime() - timedelta(days=800)
    workspace.save()
    chosen(workspace, rep, "まだ早い")

    page = client_of(admin).get(PAGE)

    assert [row.sub.name for row in page.context["shown"].rows if not row.sub.is_faded] == ["まだ早い"]
    assert page.content.decode().count("12か月使われていません") == 3


def test_what_was_merged_says_into_what(client_of, workspace, admin):
    browser = client_of(admin)
    browser.post(reverse("settings:merge_sub_reason", args=TIMING), {"called": "まだ早い", "into": "更新時期が先"})

    (row,) = browser.get(PAGE).context["shown"].retired

    assert (str(row.name), str(row.counts_as)) == ("まだ早い", "更新時期が先")


@pytest.mark.parametrize("name", ["other", "unknown", "none-such"])
def test_only_the_six_have_a_page(name, client_of, admin):
    assert client_of(admin).get(f"/settings/reasons/{name}/").status_code == 404


def test_looking_at_a_forms_address_leads_to_its_reason(client_of, admin):
    browser = client_of(admin)

    led = [
        browser.get(reverse(f"settings:{name}", args=TIMING)).headers["Location"]
        for name in ("add_sub_reason", "rename_sub_reason", "merge_sub_reason")
    ]

    assert led == [PAGE] * 3


def test_another_workspaces_finer_reason_is_not_there(client_of, admin):
    row = SubReason.objects.create(workspace=WorkspaceFactory(), reason="timing", name="よその", made_at=NOON)

    assert client_of(admin).post(reverse("settings:restore_sub_reason", args=[row.pk])).status_code == 404


def test_a_renamed_default_keeps_its_use(client_of, workspace, rep, admin):
    chosen(workspace, rep, "まだ早い")
    rename_sub_reason(reason=Reason.TIMING, name="まだ早い", new_name="時期尚早", by=admin, at=NOON)

    rows = client_of(admin).get(PAGE).context["shown"].rows

    assert [(row.sub.name, row.sub.used) for row in rows][1] == ("時期尚早", 1)


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_asks_the_same_number_of_queries(number, client_of, workspace, admin, django_assert_num_queries):
    for n in range(number):
        SubReason.objects.create(workspace=workspace, reason="timing", name=f"自社{n}", made_at=NOON)
    browser = client_of(admin)

    with django_assert_num_queries(7):
        page = browser.get(PAGE)

    assert len(page.context["shown"].rows) == 4 + number
