"""同じ会社かどうかの確認: side by side, joined or kept apart, and back."""

from __future__ import annotations

import pytest
from django.urls import reverse

from atoippo.customers.models import Company, CompanyMatch
from atoippo.customers.models.company_match import Verdict
from atoippo.teams.models import Role
from atoippo.web.undo import MARK
from workplace import NOON, CompanyFactory, DealFactory, LostDealFactory, MemberFactory, TeamFactory

LIST, DECIDED = reverse("matches:list"), reverse("matches:decided")
PART = {"HX-Request": "true"}


@pytest.fixture
def match(workspace):
    """Return a pair that waits for a person."""
    return pair_in(workspace)


def pair_in(workspace, likeness=0.9, **first):
    one, other = CompanyFactory(workspace=workspace, **first), CompanyFactory(workspace=workspace)
    return CompanyMatch.objects.create(workspace=workspace, company=one, other=other, likeness=likeness, found_at=NOON)


def decide(browser, match, verdict="same", **said):
    said = {"verdict": verdict, "into": match.company_id} | said
    return browser.post(reverse("matches:decide", args=[match.pk]), said, follow=True)


def undo(browser, match):
    return browser.post(reverse("matches:undo", args=[match.pk]))


def test_both_sides_show_their_deals(client_of, workspace, manager, match):
    DealFactory.create_batch(2, workspace=workspace, company=match.other)
    LostDealFactory(workspace=workspace, company=match.company)
    joined = CompanyFactory(workspace=workspace, merged_into=match.company)
    DealFactory(workspace=workspace, company=joined)

    (pair,) = client_of(manager).get(LIST).context["pairs"]

    assert [(side.open, side.won, side.lost) for side in pair.sides] == [(1, 0, 1), (2, 0, 0)]


def test_a_manager_counts_the_deals_of_own_teams(client_of, workspace, manager, match):
    DealFactory(workspace=workspace, company=match.company, team=TeamFactory(workspace=workspace))

    (pair,) = client_of(manager).get(LIST).context["pairs"]

    assert pair.sides[0].deals == 0


def test_the_name_with_more_behind_it_leads(client_of, workspace, manager, match):
    DealFactory(workspace=workspace, company=match.other)
    numbered = pair_in(workspace, likeness=0.8, corporate_number="1234567890123")
    DealFactory(workspace=workspace, company=numbered.other)

    first, second = client_of(manager).get(LIST).context["pairs"]

    assert (first.leading, second.leading) == (match.other_id, numbered.company_id)


def test_joining_keeps_the_chosen_name_and_offers_the_way_back(client_of, manager, match):
    response = decide(client_of(manager), match, into=match.other_id)

    (message,) = response.context["messages"]
    assert message.extra_tags == MARK + reverse("matches:undo", args=[match.pk])
    assert response.content.decode().count(str(message)) == 1
    assert Company.objects.get(pk=match.company_id).merged_into_id == match.other_id
    assert response.context["pairs"] == []


def test_joining_can_be_undone(client_of, manager, match):
    browser = client_of(manager)
    decide(browser, match)

    undo(browser, match)

    assert Company.objects.filter(merged_into=None).count() == 2
    assert CompanyMatch.objects.get().verdict == Verdict.OPEN


def test_keeping_apart_can_be_undone(client_of, manager, match):
    browser = client_of(manager)
    response = decide(browser, match, "apart")
    (message,) = response.context["messages"]

    assert (str(message), CompanyMatch.objects.get().verdict) == ("別の会社として残しました。", Verdict.APART)
    undo(browser, match)
    undo(browser, match)
    assert CompanyMatch.objects.get().verdict == Verdict.OPEN


def test_what_somebody_else_decided_stays(client_of, manager, match):
    browser = client_of(manager)
    decide(browser, match, "apart")

    response = decide(browser, match)

    assert [str(message) for message in response.context["messages"]] == ["この組は、ほかの人がすでに確認しました。"]
    assert CompanyMatch.objects.get().verdict == Verdict.APART


@pytest.mark.parametrize(("verdict", "seen"), [("apart", "same"), ("same", "apart")])
def test_undoing_what_another_has_decided_anew_is_told(client_of, manager, admin, match, verdict, seen):
    decide(client_of(admin), match, verdict)
    browser = client_of(manager)

    answer = browser.post(reverse("matches:undo", args=[match.pk]), {"verdict": seen}, follow=True)

    (message,) = answer.context["messages"]
    assert str(message).startswith("この組は、すでに元に戻されているか、")
    assert CompanyMatch.objects.get().verdict == verdict


def test_what_another_decided_at_the_same_moment_is_told(client_of, manager, admin, match):
    decide(client_of(admin), match)

    response = decide(client_of(manager), match, "apart")

    assert [str(message) for message in response.context["messages"]] == ["この組は、ほかの人がすでに確認しました。"]
    assert CompanyMatch.objects.get().decided_by == admin


@pytest.mark.parametrize("into", ["", "x", "0"])
def test_a_name_that_is_not_of_the_pair_is_not_found(client_of, workspace, manager, match, into):
    third = CompanyFactory(workspace=workspace)

    answers = [decide(client_of(manager), match, into=each).status_code for each in (into, third.pk)]

    assert (answers, CompanyMatch.objects.get().verdict) == ([404, 404], Verdict.OPEN)


def test_htmx_gets_the_list_with_its_notice(client_of, manager, match):
    url = reverse("matches:decide", args=[match.pk])

    response = client_of(manager).post(url, {"verdict": "apart"}, headers=PART, follow=True)

    text = response.content.decode()
    assert text.lstrip().startswith('<div class="stack" id="pairs">')
    assert "別の会社として残しました。" in text


def test_decided_pairs_are_listed_newest_first(client_of, workspace, manager, match):
    browser, other = client_of(manager), pair_in(workspace)
    decide(browser, match)
    decide(browser, other, "apart")
    pair_in(workspace)

    assert list(browser.get(DECIDED).context["pages"].object_list) == [other, match]


def test_without_pairs_the_pages_say_so(client_of, manager):
    browser = client_of(manager)

    assert [browser.get(page).status_code for page in (LIST, DECIDED)] == [200, 200]


def test_matches_are_for_managers_of_the_workspace(client_of, rep, manager, match):
    stranger = MemberFactory(role=Role.MANAGER)
    deciding, undoing = (reverse(f"matches:{name}", args=[match.pk]) for name in ("decide", "undo"))

    looked = [[client_of(member).get(page).status_code for page in (LIST, DECIDED)] for member in (rep, stranger)]
    acted = [[client_of(member).post(door).status_code for door in (deciding, undoing)] for member in (rep, stranger)]

    assert (looked, acted) == ([[403, 403], [200, 200]], [[403, 403], [404, 404]])
    assert client_of(stranger).get(LIST).context["pairs"] == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_pages_ask_the_same_number_of_queries(client_of, workspace, manager, count, django_assert_num_queries):
    for _ in range(count):
        LostDealFactory(workspace=workspace, company=pair_in(workspace).company)
        decide(client_of(manager), pair_in(workspace), "apart")
    browser = client_of(manager)

    with django_assert_num_queries(6):
        assert len(browser.get(LIST).context["pairs"]) == count
    with django_assert_num_queries(5):
        assert len(browser.get(DECIDED).context["pages"].object_list) == count


def test_the_choice_of_a_name_names_its_company_however_many_there_are(client_of, workspace, manager):
    one, other = (CompanyFactory(workspace=workspace, pk=pk) for pk in (1_234_567, 1_234_568))
    CompanyMatch.objects.create(workspace=workspace, company=one, other=other, likeness=0.9, found_at=NOON)

    page = client_of(manager).get(LIST).text

    assert [f'name="into" value="{company.pk}"' in page for company in (one, other)] == [True, True]
