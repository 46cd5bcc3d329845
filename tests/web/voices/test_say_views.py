"""The page on which 営業 adds to what they said and 上司 adds a view."""

from __future__ import annotations

import pytest
from django.urls import reverse

from atoippo.reasons.models import Statement, Voice
from atoippo.teams.models import AuditEntry
from insights.spoken import lost, state
from workplace import MemberFactory

TOLD = {"reason": "timing", "sub": "timing:まだ早い", "second": "", "words": "来年で、とのこと", "known_by": "heard"}


@pytest.fixture
def loss(workspace, rep):
    """Return a loss of the rep's own deal."""
    return lost(workspace, owner=rep)


def say(browser, loss, voice="", **told):
    return browser.post(f"{reverse('voices:say', args=[loss.pk])}?voice={voice}", {**TOLD, **told})


def test_a_rep_says_something_further(client_of, loss, rep):
    response = say(client_of(rep), loss)

    (said,) = Statement.objects.filter(voice=Voice.REP)
    assert response.headers["Location"] == reverse("deals:show", args=[loss.deal_id])
    assert (said.quote, said.known_by, said.stated_by) == ("来年で、とのこと", "heard", rep)
    assert [(each.reason, each.sub_words) for each in said.reasons.all()] == [("timing", "まだ早い")]


def test_the_form_begins_with_what_stands(client_of, loss, rep):
    state(loss, "rep", "timing price_budget", known_by="mail", quote="来年で")

    initial = client_of(rep).get(reverse("voices:say", args=[loss.pk])).context["form"].initial

    assert initial == {
        "reason": "timing", "sub": "", "second": "price_budget", "words": "来年で", "known_by": "mail",
    }  # fmt: skip


def test_the_finer_reason_of_what_stands_is_chosen_under_its_name_now(client_of, loss, rep):
    browser = client_of(rep)
    say(browser, loss)

    form = browser.get(reverse("voices:say", args=[loss.pk])).context["form"]

    assert form.initial["sub"] == "timing:まだ早い"


@pytest.mark.parametrize(("owns", "voices"), [(False, [Voice.MANAGER]), (True, [Voice.REP, Voice.MANAGER])])
@pytest.mark.parametrize("asked", ["", "rep"])
def test_a_manager_speaks_as_who_they_are_to_the_deal(asked, owns, voices, client_of, loss, manager):
    if owns:
        loss.deal.owner = manager
        loss.deal.save()

    context = client_of(manager).get(reverse("voices:say", args=[loss.pk]), {"voice": asked}).context

    assert (context["voice"], context["voices"]) == (voices[0], voices)


def test_a_manager_never_speaks_as_the_rep_of_another_by_address(client_of, loss, manager):
    say(client_of(manager), loss, "rep")

    assert [said.voice for said in Statement.objects.filter(stated_by=manager)] == ["manager"]


def test_a_manager_has_to_say_on_what_grounds(client_of, loss, manager):
    browser = client_of(manager)

    response = say(browser, loss, "manager", words=" ", known_by="")

    assert sorted(response.context["form"].errors) == ["known_by", "words"]
    assert say(browser, loss, "manager").status_code == 302
    assert [said.voice for said in Statement.objects.filter(stated_by=manager)] == ["manager"]


def test_a_rep_is_not_asked_in_another_voice(client_of, loss, rep):
    context = client_of(rep).get(reverse("voices:say", args=[loss.pk]), {"voice": "manager"}).context

    assert (context["voice"], context["voices"]) == (Voice.REP, [Voice.REP])


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"reason": ""}, "reason"),
        ({"reason": "other", "sub": "", "words": ""}, "words"),
        ({"sub": "competitor:提案力"}, "sub"),
        ({"sub": "timing:だれも知らない"}, "sub"),
        ({"second": "timing"}, "second"),
        ({"reason": "unknown", "sub": "", "second": "timing"}, "second"),
        ({"known_by": "form"}, "known_by"),
    ],
)
def test_what_does_not_go_together_is_told_beside_its_field(told, field, client_of, loss, rep):
    response = say(client_of(rep), loss, **told)

    assert list(response.context["form"].errors) == [field]
    assert (Statement.objects.count(), AuditEntry.objects.count()) == (0, 0)


def test_a_colleague_may_read_but_not_speak(client_of, loss, workspace):
    browser = client_of(MemberFactory(workspace=workspace))

    assert [browser.get(reverse("voices:say", args=[loss.pk])).status_code, say(browser, loss).status_code] == [
        403,
        403,
    ]


def test_looking_changes_nothing_and_other_methods_are_refused(client_of, loss, rep):
    browser, place = client_of(rep), reverse("voices:say", args=[loss.pk])

    assert [browser.head(place).status_code, browser.delete(place).status_code] == [200, 405]
    assert Statement.objects.count() == 0
