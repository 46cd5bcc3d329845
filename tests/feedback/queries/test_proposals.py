from __future__ import annotations

from datetime import timedelta

import pytest

from atoippo.deals.actions import record_return
from atoippo.feedback.actions import decide_not_to_ask, revoke_request
from atoippo.feedback.queries import asking_proposal
from atoippo.mail.actions import SuppressionDetails, suppress
from atoippo.mail.models import SuppressionReason
from atoippo.reasons.actions import state_reasons
from atoippo.reasons.rules import KnownBy, StatedReasonDetails, StatementDetails, Voice
from atoippo.values.reason import Reason
from feedback.asked import ask, asked, introduce, lost_deal
from workplace import NOON, TODAY, CompanyFactory, LostDealFactory


@pytest.fixture
def deal(rep):
    return lost_deal(rep)


def proposal(deal, at=NOON):
    deal.refresh_from_db()
    return asking_proposal(deal.losses.get(), at)


def mailed(deal, rep, *reasons, voice=Voice.CUSTOMER):
    stated = tuple(StatedReasonDetails(reason=reason) for reason in reasons)
    details = StatementDetails(voice=voice, known_by=KnownBy.MAIL, reasons=stated, quote="予算が取れませんでした。")
    state_reasons(loss=deal.losses.get(), details=details, by=rep, at=NOON)


def test_asking_is_proposed_for_a_loss_whose_reason_nobody_heard(deal):
    told = proposal(deal)

    assert (told.is_proposed, told.blocked) == (True, None)
    assert str(told.why) == "お客様ご自身の言葉では、まだ理由を伺えていません。"


def test_asking_is_not_proposed_when_the_customers_own_mail_gave_a_sure_reason(deal, rep):
    mailed(deal, rep, Reason.PRICE_BUDGET)

    assert (proposal(deal).is_proposed, proposal(deal).blocked) == (False, None)


def test_asking_is_not_proposed_when_the_rep_brought_the_mail_and_chose_its_reason(deal, rep):
    mailed(deal, rep, Reason.TIMING, voice=Voice.REP)

    told = proposal(deal)

    assert (told.is_proposed, told.blocked) == (False, None)
    assert str(told.why) == "お客様のメールに理由が書かれています。重ねてお尋ねしないことをおすすめします。"


@pytest.mark.parametrize(
    ("voice", "reasons"), [(Voice.CUSTOMER, ()), (Voice.REP, (Reason.UNKNOWN,)), (Voice.REP, (Reason.OTHER,))]
)
def test_asking_is_proposed_when_the_mail_told_nothing_for_sure(deal, rep, voice, reasons):
    mailed(deal, rep, *reasons, voice=voice)

    told = proposal(deal)

    assert told.is_proposed is True
    assert str(told.why) == "お客様のメールはありますが、理由ははっきり書かれていません。"


@pytest.mark.parametrize(("days", "proposed"), [(180, True), (181, False)])
def test_asking_is_not_proposed_half_a_year_after_the_loss(deal, days, proposed):
    deal.losses.update(lost_on=TODAY - timedelta(days=days))

    told = proposal(deal)

    assert (told.is_proposed, told.blocked) == (proposed, None)


def test_asking_late_says_why_not_and_forbids_nothing(deal, rep):
    deal.losses.update(lost_on=TODAY - timedelta(days=400))

    assert str(proposal(deal).why).startswith("失注から半年以上たっています。")
    assert ask(rep, deal).request.loss == deal.losses.get()


def test_asking_about_our_response_is_left_to_the_superior(deal, rep):
    stated = (StatedReasonDetails(reason=Reason.RESPONSE_ATTITUDE),)
    heard = StatementDetails(voice=Voice.REP, known_by=KnownBy.HEARD, reasons=stated)
    state_reasons(loss=deal.losses.get(), details=heard, by=rep, at=NOON)

    assert str(proposal(deal).why) == "こちらの対応が理由のときは、上司の方からのお願いをおすすめします。"


def test_asking_is_not_proposed_once_somebody_decided_not_to(deal, rep):
    decide_not_to_ask(loss=deal.losses.get(), why="お電話で伺いました", by=rep, at=NOON)

    told = proposal(deal)

    assert (told.is_proposed, told.blocked) == (False, None)
    assert str(told.why) == "今回はお願いしないと決めています（お電話で伺いました）。"


def test_asking_is_blocked_until_the_workspace_says_who_it_is(rep):
    deal = LostDealFactory(workspace=rep.workspace, owner=rep)

    told = proposal(deal)

    assert told.is_proposed is False
    assert str(told.blocked) == (
        "正式な会社名、お問い合わせ先、個人情報の取扱いのページがまだ登録されていません。"
        "管理者が設定の「お客様に見える会社情報」で登録できます。"
    )


def test_a_mail_address_is_a_contact_as_good_as_a_telephone(deal, workspace):
    introduce(workspace)
    workspace.phone, workspace.email = "", "info@minato.example.jp"
    workspace.save()

    assert proposal(deal).blocked is None


def test_asking_is_blocked_for_a_deal_that_came_back(deal, rep):
    record_return(deal=deal, returned_on=TODAY, by=rep, at=NOON)

    assert str(proposal(deal).blocked) == "この商談はいま失注ではないため、ご意見のお願いはできません。"


def test_asking_is_blocked_where_it_was_asked(deal, rep):
    ask(rep, deal)

    assert str(proposal(deal).blocked) == "この失注については、すでにお願いしています。"


@pytest.mark.parametrize(("days", "blocked"), [(179, True), (180, False)])
def test_a_company_under_all_its_names_is_asked_once_in_180_days(rep, days, blocked):
    head = CompanyFactory(workspace=rep.workspace)
    joined = CompanyFactory(workspace=rep.workspace, merged_into=head)
    ask(rep, lost_deal(rep, company=joined))

    other = lost_deal(rep, company=head, email="other@sakura.example.jp")

    assert (proposal(other, NOON + timedelta(days=days)).blocked is not None) is blocked


def test_a_request_taken_back_before_it_left_does_not_count(rep):
    company = CompanyFactory(workspace=rep.workspace)
    unsent = ask(rep, lost_deal(rep, company=company)).request
    revoke_request(request=unsent, by=rep, at=NOON)

    assert proposal(lost_deal(rep, company=company, email="b@sakura.example.jp")).blocked is None


def test_a_request_taken_back_after_it_left_counts(rep):
    company = CompanyFactory(workspace=rep.workspace)
    revoke_request(request=asked(rep, lost_deal(rep, company=company)), by=rep, at=NOON)

    assert proposal(lost_deal(rep, company=company, email="b@sakura.example.jp")).blocked is not None


def test_who_wants_no_mail_is_not_asked(deal, rep):
    opt_out = SuppressionDetails(reason=SuppressionReason.OPTED_OUT)
    suppress(workspace=rep.workspace, contact=deal.contact, email="", details=opt_out, by=rep, at=NOON)

    assert proposal(deal).is_proposed is False
    assert proposal(deal).blocked is not None
