from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from atoippo.feedback.actions import (
    AskingNeedsAPerson,
    MayNotAskNow,
    NotAskingNeedsItsWhy,
    NotAskingWhyTooLong,
    NotYoursToAsk,
    ask_anew,
    ask_for_feedback,
    decide_not_to_ask,
    revoke_request,
)
from atoippo.feedback.models import FeedbackRequest, NotAsking
from atoippo.feedback.queries import request_opened_by
from atoippo.feedback.rules.timing import TOKYO
from atoippo.mail.actions import NotYoursToSign, say_sent_by_hand
from atoippo.mail.models import Message
from atoippo.reasons.actions import state_reasons
from atoippo.reasons.rules import KnownBy, StatedReasonDetails, StatementDetails, Voice
from atoippo.teams.models import AuditEntry
from atoippo.values.reason import Reason
from feedback.asked import BASE, ask, asked, introduce, lost_deal, token_of
from workplace import NOON, TODAY, ContactFactory, LostDealFactory, MemberFactory


def test_ask_drafts_the_mail_with_the_link_in_it(rep):
    told = ask(rep, lost_deal(rep, name="受発注システム"))

    request, message = told.request, told.message
    assert (request.rep, request.asked_by, request.subject) == (rep, rep, "受発注システムのご提案")
    assert request.expires_at == datetime(2026, 5, 1, 12, tzinfo=TOKYO)
    assert (message.kind, message.state, message.occasion) == ("survey", "draft", f"feedback:{request.pk}:request")
    assert f"{BASE}/ask/{token_of(request)}/" in message.body
    assert "5月1日" in message.body


def test_a_second_click_returns_the_first(rep):
    deal = lost_deal(rep)

    assert ask(rep, deal) == ask(rep, deal)
    assert (FeedbackRequest.objects.count(), Message.objects.count()) == (1, 1)


def test_ask_writes_the_audit(rep):
    request = ask(rep).request

    entry = AuditEntry.objects.get(action="feedback.asked")
    assert (entry.by, entry.subject_id, entry.at) == (rep, request.pk, NOON)


def test_a_colleague_may_not_ask(rep):
    colleague = MemberFactory(workspace=rep.workspace)
    loss = lost_deal(rep).losses.get()

    for act in (
        lambda: ask_for_feedback(
            loss=loss, contact=loss.deal.contact, base_url=BASE, nudge_approved=False, by=colleague, at=NOON
        ),
        lambda: decide_not_to_ask(loss=loss, why="x", by=colleague, at=NOON),
        lambda: revoke_request(request=ask(rep, loss.deal).request, by=colleague, at=NOON),
    ):
        with pytest.raises(NotYoursToAsk):
            act()


def test_a_manager_asks_in_the_own_name_about_the_reps_customer(rep, manager):
    told = ask(manager, lost_deal(rep))

    assert (told.request.rep, told.message.sender) == (rep, manager)


def our_response(deal, rep):
    stated = (StatedReasonDetails(reason=Reason.RESPONSE_ATTITUDE),)
    heard = StatementDetails(voice=Voice.REP, known_by=KnownBy.HEARD, reasons=stated)
    state_reasons(loss=deal.losses.get(), details=heard, by=rep, at=NOON)
    return deal


def test_about_our_response_the_superior_asks_and_the_rep_prepares(rep, manager):
    manager.department, manager.job_title = "営業部", "部長"
    manager.save()

    told = ask(rep, our_response(lost_deal(rep), rep))

    hello = f"{rep.display_name}の上司で、\n営業部長の{manager.display_name}でございます。"
    assert (told.request.asked_by, told.message.sender, told.message.drafted_by) == (rep, manager, rep)
    assert hello in told.message.body
    with pytest.raises(NotYoursToSign):
        say_sent_by_hand(message=told.message, by=rep, at=NOON)


def test_about_our_response_who_leads_asks_in_the_own_name(rep, manager, admin):
    assert ask(admin, our_response(lost_deal(rep), rep)).message.sender == admin


def test_about_our_response_the_rep_asks_where_nobody_leads(rep):
    message = ask(rep, our_response(lost_deal(rep), rep)).message

    assert (message.sender, "上司" in message.body) == (rep, False)


@pytest.mark.parametrize(("days", "opening"), [(60, "先日は「"), (61, "以前、「")])
def test_the_mail_says_how_long_ago_it_was(rep, days, opening):
    deal = lost_deal(rep)
    deal.losses.update(lost_on=TODAY - timedelta(days=days))

    assert f"{opening}{deal.name}」をご検討いただき、" in ask(rep, deal).message.body


def test_asking_anew_makes_a_new_link_and_ends_the_old_one(rep):
    first, later = ask(rep), NOON + timedelta(days=8)

    anew = ask_anew(request=first.request, base_url=BASE, by=rep, at=later)

    first.message.refresh_from_db()
    assert request_opened_by(token_of(first.request), later) is None
    assert request_opened_by(token_of(anew.request), later) == anew.request
    assert (first.message.state, anew.message.state) == ("withheld", "draft")
    assert anew.request.contact == first.request.contact


def test_asking_anew_asks_nobody_whose_mail_has_left(rep):
    request = asked(rep)

    with pytest.raises(MayNotAskNow):
        ask_anew(request=request, base_url=BASE, by=rep, at=NOON + timedelta(days=8))

    assert FeedbackRequest.objects.get().revoked_at is None


def test_nobody_is_asked_without_being_named(rep):
    loss = lost_deal(rep).losses.get()

    with pytest.raises(AskingNeedsAPerson):
        ask_for_feedback(loss=loss, contact=None, base_url=BASE, nudge_approved=False, by=rep, at=NOON)


def test_what_blocks_is_said(rep):
    deal = lost_deal(rep)
    rep.workspace.legal_name = ""
    rep.workspace.save()

    with pytest.raises(MayNotAskNow) as refused:
        ask(rep, deal)

    assert "正式な会社名" in str(refused.value.sentence)
    assert FeedbackRequest.objects.count() == 0


def test_decide_not_to_ask_keeps_the_why(rep):
    loss = lost_deal(rep).losses.get()

    decide_not_to_ask(loss=loss, why=" お電話で伺いました ", by=rep, at=NOON)

    assert NotAsking.objects.values_list("why", "decided_by").get() == ("お電話で伺いました", rep.pk)
    with pytest.raises(NotAskingNeedsItsWhy):
        decide_not_to_ask(loss=loss, why=" \0", by=rep, at=NOON)
    with pytest.raises(NotAskingWhyTooLong):
        decide_not_to_ask(loss=loss, why="あ" * 301, by=rep, at=NOON)


def test_revoke_keeps_back_what_has_not_left(rep):
    told = ask(rep)

    revoke_request(request=told.request, by=rep, at=NOON)
    again = revoke_request(request=told.request, by=rep, at=NOON)

    told.message.refresh_from_db()
    assert (told.message.state, again.revoked_by) == ("withheld", rep)
    assert AuditEntry.objects.filter(action="feedback.revoked").count() == 1


def test_a_loss_is_asked_anew_once_the_request_was_taken_back_unsent(rep):
    deal = lost_deal(rep)
    first = ask(rep, deal).request
    revoke_request(request=first, by=rep, at=NOON)

    assert ask(rep, deal).request != first


def test_a_person_whose_company_nobody_knows_is_asked_once_in_180_days(rep):
    introduce(rep.workspace)
    contact = ContactFactory(company=None, workspace=rep.workspace)
    deals = [LostDealFactory(workspace=rep.workspace, owner=rep, company=None, contact=contact) for _ in range(2)]

    ask(rep, deals[0])

    with pytest.raises(MayNotAskNow):
        ask(rep, deals[1])
