from __future__ import annotations

from datetime import timedelta

from atoippo.feedback.actions import release_masked
from atoippo.feedback.models import AnswerRelease
from feedback.asked import answer, asked, introduce, lost_deal
from workplace import NOON, TODAY, CompanyFactory, ContactFactory, LostDealFactory, MemberFactory

FIRST = NOON + timedelta(days=1)
RIPE = FIRST + timedelta(days=14)


def masked(rep, *reasons, at=FIRST, deal=None):
    return answer(asked(rep, deal), at=at, reasons=reasons, masked=True)


def test_release_counts_reasons_of_three_customers_after_two_weeks(rep):
    masked(rep, "timing", "price_budget")
    masked(rep, "price_budget", at=FIRST + timedelta(days=5))
    masked(rep, "decline", at=RIPE)

    assert [release_masked(RIPE - timedelta(seconds=1)), release_masked(RIPE), release_masked(RIPE)] == [
        False,
        True,
        False,
    ]
    batch = AnswerRelease.objects.get()
    assert (batch.about, batch.answers_count, batch.reasons) == (rep, 3, {"price_budget": 2, "timing": 1})
    assert batch.released_on == TODAY + timedelta(days=15)


def test_release_waits_for_a_third_customer(rep):
    company = CompanyFactory(workspace=rep.workspace)
    branch = CompanyFactory(workspace=rep.workspace, merged_into=company)
    later = NOON + timedelta(days=181)
    masked(rep, "timing", deal=lost_deal(rep, company=company))
    answer(asked(rep, lost_deal(rep, company=branch), at=later), at=later, reasons=("timing",), masked=True)
    masked(rep, "timing")

    assert release_masked(later) is False


def test_release_counts_a_request_once_and_only_while_its_newest_answer_is_masked(rep):
    requests = [masked(rep, "timing").request for _ in range(4)]
    answer(requests[0], at=FIRST + timedelta(days=1), reasons=("timing",))
    answer(requests[1], at=FIRST + timedelta(days=1), reasons=("price_budget",), masked=True)
    release_masked(RIPE)
    answer(requests[2], at=RIPE, reasons=("competitor",), masked=True)

    assert release_masked(RIPE + timedelta(days=14)) is False
    assert AnswerRelease.objects.get().reasons == {"price_budget": 1, "timing": 2}


def test_release_mixes_no_two_reps(rep):
    colleague = MemberFactory(workspace=rep.workspace)
    for who in (rep, rep, colleague):
        masked(who, "timing")

    assert release_masked(RIPE) is False


def test_release_tells_nobody_else(rep, manager):
    colleague = MemberFactory(workspace=rep.workspace)
    for _ in range(3):
        masked(rep, "timing")
    release_masked(RIPE)

    seen = [AnswerRelease.objects.visible_to(member).count() for member in (rep, colleague, manager)]

    assert seen == [1, 0, 1]


def test_release_takes_a_person_without_company_for_one_customer(rep):
    introduce(rep.workspace)
    contact = ContactFactory(company=None, workspace=rep.workspace)
    later = NOON + timedelta(days=181)
    for at in (NOON, later):
        deal = LostDealFactory(workspace=rep.workspace, owner=rep, company=None, contact=contact)
        answer(asked(rep, deal, at=at), at=at, reasons=("timing",), masked=True)
    masked(rep, "timing")

    assert release_masked(later) is False
