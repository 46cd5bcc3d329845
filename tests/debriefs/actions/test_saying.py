"""Saying something further about a loss: in one's own voice, with grounds, and without overwriting anything."""

from __future__ import annotations

import pytest

from atoippo.debriefs.actions.saying import NotYoursToSay, SayOnWhatGrounds, say_about
from atoippo.debriefs.rules import DebriefDetails
from atoippo.reasons.models import KnownBy, Statement, Voice
from atoippo.reasons.queries import standing_statements
from atoippo.values.reason import Reason
from workplace import NOON, LostDealFactory, MemberFactory

MAIL = (
    "株式会社さくら製作所の田中です。\n今期は予算が取れず、来年度に改めて検討いたします。\nよろしくお願いいたします。"
)


@pytest.fixture
def loss(workspace, rep):
    """Return a loss of the rep's own deal."""
    return LostDealFactory(workspace=workspace, owner=rep).losses.get()


def details(main=Reason.TIMING, **said):
    return DebriefDetails(submission="", main=main, **said)


def test_a_rep_adds_to_what_stood_and_nothing_is_lost(loss, rep):
    say_about(loss=loss, voice=Voice.REP, details=details(Reason.UNKNOWN), by=rep, at=NOON)
    told = details(sub="まだ早い", second=Reason.PRICE_BUDGET, quote="来年で", known_by=KnownBy.HEARD)

    say_about(loss=loss, voice=Voice.REP, details=told, by=rep, at=NOON)

    standing = standing_statements(loss)[Voice.REP]
    stated = [(each.reason, each.sub_words) for each in standing.reasons.all()]
    assert (standing.quote, standing.known_by, standing.stated_by, stated) == (
        "来年で", "heard", rep, [("timing", "まだ早い"), ("price_budget", "")],
    )  # fmt: skip
    assert Statement.objects.filter(loss=loss, voice=Voice.REP).count() == 2


def test_the_same_once_more_writes_nothing(loss, rep):
    told = details(quote="来年で", known_by=KnownBy.HEARD)

    first, second = (say_about(loss=loss, voice=Voice.REP, details=told, by=rep, at=NOON) for _ in range(2))

    assert (second, Statement.objects.filter(voice=Voice.REP).count()) == (first, 1)


def test_a_mail_that_a_rep_brings_is_the_customers_own_words_once(loss, rep):
    for main in (Reason.PRICE_BUDGET, Reason.TIMING):
        told = details(main, quote=MAIL, known_by=KnownBy.MAIL)
        say_about(loss=loss, voice=Voice.REP, details=told, by=rep, at=NOON)

    said = Statement.objects.filter(voice=Voice.CUSTOMER)
    assert [(each.known_by, each.quote) for each in said] == [("mail", MAIL)]


def test_what_a_rep_heard_is_not_the_customers_own_word(loss, rep):
    say_about(loss=loss, voice=Voice.REP, details=details(quote=MAIL, known_by=KnownBy.HEARD), by=rep, at=NOON)

    assert Voice.CUSTOMER not in standing_statements(loss)


def test_a_manager_states_beside_the_rep(loss, rep, manager):
    say_about(loss=loss, voice=Voice.REP, details=details(), by=rep, at=NOON)
    view = details(Reason.INTERNAL_APPROVAL, quote="先方の部長からうかがった", known_by=KnownBy.HEARD)

    say_about(loss=loss, voice=Voice.MANAGER, details=view, by=manager, at=NOON)

    standing = standing_statements(loss)
    assert {voice: said.reasons.get().reason for voice, said in standing.items()} == {
        Voice.REP: "timing",
        Voice.MANAGER: "internal_approval",
    }


@pytest.mark.parametrize("said", [{}, {"quote": "そう思う"}, {"known_by": KnownBy.GUESS}, {"quote": " "}])
def test_a_manager_has_to_say_on_what_grounds(said, loss, manager):
    with pytest.raises(SayOnWhatGrounds):
        say_about(loss=loss, voice=Voice.MANAGER, details=details(**said), by=manager, at=NOON)

    assert Statement.objects.count() == 0


@pytest.mark.parametrize("voice", list(Voice))
def test_who_may_not_change_the_deal_states_in_no_voice(voice, loss, workspace):
    colleague = MemberFactory(workspace=workspace)
    told = details(quote="言葉", known_by=KnownBy.HEARD)

    with pytest.raises(NotYoursToSay):
        say_about(loss=loss, voice=voice, details=told, by=colleague, at=NOON)


def test_a_rep_does_not_speak_as_the_manager(loss, rep):
    told = details(quote="言葉", known_by=KnownBy.HEARD)

    with pytest.raises(NotYoursToSay):
        say_about(loss=loss, voice=Voice.MANAGER, details=told, by=rep, at=NOON)


def test_a_manager_does_not_speak_as_the_rep_of_another(loss, manager):
    told = details(quote="言葉", known_by=KnownBy.HEARD)

    with pytest.raises(NotYoursToSay):
        say_about(loss=loss, voice=Voice.REP, details=told, by=manager, at=NOON)
