"""Thanking: in the words for the reason, in the superior's name where our handling was the reason."""

from __future__ import annotations

import pytest

from atoippo.customers.actions import ContactDetails
from atoippo.customers.models import Contact
from atoippo.deals.models import Competitor
from atoippo.debriefs.actions.thanking import (
    CompanyIsNotKnown,
    NotThanksForALoss,
    address_letter,
    draft_thanks,
    follows_no_more,
    reason_for_thanks,
    redraft_thanks,
)
from atoippo.mail.actions import NotADraft, NotYoursToWrite, say_sent_by_hand, write_letter
from atoippo.mail.models import Message, MessageKind
from atoippo.mail.queries import facts_of
from atoippo.mail.rules import Wording
from atoippo.reasons.models import StatedReason, Statement, SubReason
from atoippo.reasons.rules import KnownBy, Voice
from atoippo.teams.models import Member
from workplace import NOON, CompanyFactory, ContactFactory, LostDealFactory, MemberFactory

WHO = ContactDetails(name="佐藤 太郎", department="購買部", email="sato@sakura.example.jp")


@pytest.fixture
def deal(rep):
    company = CompanyFactory(workspace=rep.workspace, name="株式会社さくら製作所")
    contact = ContactFactory(company=company, name="総務部課長 田中様")
    return LostDealFactory(workspace=rep.workspace, company=company, contact=contact, owner=rep)


def incumbent(workspace):
    words = {"reason": "competitor", "name": "今の取引先のまま", "default_key": "competitor.incumbent"}
    return SubReason.objects.create(workspace=workspace, made_at=NOON, **words)


def say(deal, reason, voice=Voice.REP, sub_reason=None):
    known_by = KnownBy.HEARD if voice is Voice.REP else KnownBy.MAIL
    said = Statement.objects.create(
        workspace=deal.workspace, loss=deal.losses.get(), voice=voice, known_by=known_by, stated_at=NOON
    )
    StatedReason.objects.create(workspace=deal.workspace, statement=said, reason=reason, sub_reason=sub_reason or None)


def thanks(deal, by):
    return draft_thanks(loss=deal.losses.get(), by=by, at=NOON)


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("price_budget", "社内でのご調整にお骨折り"),
        ("competitor", "結果をお知らせくださり"),
        ("unknown", "結果をお知らせくださり"),
        (None, "結果をお知らせくださり"),
    ],
)
def test_thanks_are_worded_by_the_reason(deal, rep, reason, words):
    if reason:
        say(deal, reason)

    letter = thanks(deal, rep)

    assert (words in letter.body.replace("\n", ""), letter.sender) == (True, rep)


@pytest.mark.parametrize(
    ("loss", "sub_reason", "words"),
    [
        ({"state": "passed"}, "", "今回はお見送りとのこと"),
        ({"state": "rival"}, "", "他社様にお決めになったとのこと"),
        ({"state": "passed", "lost_to": "大手事務機"}, "", "他社様にお決めになったとのこと"),
        ({"state": "passed"}, "competitor.incumbent", "現在のお取引先と続けられるとのこと"),
    ],
)
def test_thanks_tell_of_another_company_only_where_one_was_chosen(deal, rep, loss, sub_reason, words):
    if "lost_to" in loss:
        loss = loss | {"lost_to": Competitor.objects.create(workspace=rep.workspace, name=loss["lost_to"])}
    deal.losses.update(**loss)
    say(deal, "competitor", sub_reason=sub_reason and incumbent(rep.workspace))

    letter = thanks(deal, rep)

    told = ("今回はお見送りとのこと", "他社様にお決めになったとのこと", "現在のお取引先と続けられるとのこと")
    assert [phrase for phrase in told if phrase in letter.body] == [words]


def test_thanks_address_a_contact_of_a_file_properly(deal, rep):
    assert thanks(deal, rep).body.splitlines()[:3] == ["株式会社さくら製作所", "総務部 課長", "田中 様"]


def test_a_draft_that_nobody_changed_follows_the_reason(deal, rep, manager):
    first = thanks(deal, rep)
    say(deal, "response_attitude")

    again = thanks(deal, rep)

    assert (again, Message.objects.count()) == (first, 1)
    assert (again.sender, again.reason, again.is_as_drafted) == (manager, "response_attitude", True)
    assert (f"{rep.display_name}の上司" in again.body, follows_no_more(again)) == (True, False)


def test_a_draft_that_somebody_changed_stays_until_they_say_so(deal, rep):
    first = thanks(deal, rep)
    Message.objects.update(body="お世話になりました。")
    say(deal, "price_budget")

    kept = thanks(deal, rep)
    anew = redraft_thanks(letter=kept, by=rep, at=NOON)

    assert (kept.body, follows_no_more(kept)) == ("お世話になりました。", True)
    assert (anew.pk, anew.reason, anew.is_as_drafted) == (first.pk, "price_budget", True)


def test_thanks_that_have_left_stay_as_they_are(deal, rep):
    letter = say_sent_by_hand(message=thanks(deal, rep), by=rep, at=NOON)
    say(deal, "price_budget")

    assert (thanks(deal, rep).body, follows_no_more(letter)) == (letter.body, False)
    with pytest.raises(NotADraft):
        redraft_thanks(letter=letter, by=rep, at=NOON)


def test_the_words_of_a_workspace_are_kept_while_the_reason_stays(deal, rep, admin):
    say(deal, "price_budget")
    first = thanks(deal, rep)
    words = Wording("お礼", "{宛名}\n\nありがとうございました。\n\n{署名}")
    kind = MessageKind.THANKS
    write_letter(workspace=rep.workspace, kind=kind, reason="price_budget", wording=words, by=admin, at=NOON)

    assert thanks(deal, rep).body == first.body


def test_a_letter_that_thanks_for_no_loss_is_not_made_anew(deal, rep):
    letter = thanks(deal, rep)
    Message.objects.update(occasion="other")
    letter.refresh_from_db()

    with pytest.raises(NotThanksForALoss):
        redraft_thanks(letter=letter, by=rep, at=NOON)


@pytest.mark.parametrize("voice", [Voice.REP, Voice.CUSTOMER])
def test_an_apology_comes_in_the_superiors_name(deal, rep, manager, voice):
    Member.objects.filter(pk=manager.pk).update(display_name="鈴木 一郎", department="営業部", job_title="部長")
    say(deal, "response_attitude", voice)

    letter = thanks(deal, rep)

    assert (letter.sender, letter.drafted_by) == (manager, rep)
    assert f"{rep.display_name}の上司で、営業部長の鈴木 一郎でございます。" in letter.body.replace("\n", "")


def test_a_manager_whose_own_deal_it_was_writes_in_the_own_name(deal, manager):
    type(deal).objects.update(owner=manager)
    say(deal, "response_attitude")

    letter = thanks(deal, manager)

    assert (letter.sender, "上司" in letter.body) == (manager, False)


def test_nobody_apologises_where_nobody_leads(deal, rep):
    say(deal, "response_attitude")

    assert thanks(deal, rep).sender == rep


def test_the_reps_reason_stands_before_the_customers(deal):
    say(deal, "timing")
    say(deal, "price_budget", Voice.CUSTOMER)

    assert reason_for_thanks(deal.losses.get()) == "timing"


def test_the_customers_reason_stands_where_the_rep_has_none(deal):
    say(deal, "unknown")
    say(deal, "price_budget", Voice.CUSTOMER)

    assert reason_for_thanks(deal.losses.get()) == "price_budget"


def test_a_colleague_does_not_thank_for_a_rep(deal, rep):
    with pytest.raises(NotYoursToWrite):
        thanks(deal, MemberFactory(workspace=rep.workspace))


def test_who_gets_it_follows_in_the_text(deal, rep):
    letter = thanks(deal, rep)

    named = address_letter(letter=letter, details=WHO, by=rep, at=NOON)

    assert named.body.splitlines()[:4] == ["株式会社さくら製作所", "購買部", "佐藤 太郎 様", ""]
    assert (named.to_email, Contact.objects.get().name) == ("sato@sakura.example.jp", "佐藤 太郎")


def test_a_person_nobody_knew_becomes_the_deals_contact(deal, rep):
    type(deal).objects.update(contact=None)
    deal.refresh_from_db()
    letter = thanks(deal, rep)

    named = address_letter(letter=letter, details=WHO, by=rep, at=NOON)

    deal.refresh_from_db()
    assert (named.pk, named.contact, deal.contact) == (letter.pk, deal.contact, Contact.objects.get(name="佐藤 太郎"))
    assert facts_of(deal=deal, contact=named.contact, sender=rep).head in named.body


def test_a_rewritten_head_stays_as_it_was_written(deal, rep):
    letter = thanks(deal, rep)
    Message.objects.update(body="田中さま\n\nありがとうございました。")
    letter.refresh_from_db()

    assert address_letter(letter=letter, details=WHO, by=rep, at=NOON).body == "田中さま\n\nありがとうございました。"


def test_nobody_is_named_at_a_company_that_is_not_known(deal, rep):
    type(deal).objects.update(contact=None, company=None)
    deal.refresh_from_db()
    letter = thanks(deal, rep)

    with pytest.raises(CompanyIsNotKnown):
        address_letter(letter=letter, details=WHO, by=rep, at=NOON)
