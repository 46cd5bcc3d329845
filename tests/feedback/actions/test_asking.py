from __future__ import annotations

from datetime import datetime

import pytest

from atoippo.feedback.actions import (
    AskingNeedsAPerson,
    MayNotAskNow,
    NotAskingNeedsItsWhy,
    NotAskingWhyTooLong,
    NotYoursToAsk,
    ask_for_feedback,
    decide_not_to_ask,
    revoke_request,
)
from atoippo.feedback.models import FeedbackRequest, NotAsking
from atoippo.feedback.rules.timing import TOKYO
from atoippo.mail.models import Message
from atoippo.teams.models import AuditEntry
from feedback.asked import BASE, ask, introduce, lost_deal, token_of
from workplace import NOON, ContactFactory, LostDealFactory, MemberFactory


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
