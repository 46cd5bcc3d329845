from __future__ import annotations

from datetime import date, timedelta

import pytest

from atoippo.conditions.models import Condition
from atoippo.debriefs.actions.receiving import AnswerClosed
from atoippo.feedback.actions import revoke_request
from atoippo.feedback.models import Answer
from atoippo.feedback.rules.answers import NothingAnswered
from atoippo.mail.models import Suppression
from atoippo.reasons.actions import state_reasons
from atoippo.reasons.models import StatedReason, Statement
from atoippo.reasons.queries import standing_statements
from atoippo.reasons.rules import KnownBy, StatementDetails, Voice
from atoippo.teams.models import AuditEntry
from feedback.asked import answer, asked
from workplace import NOON

NEXT_DAY = NOON + timedelta(days=1)


@pytest.fixture
def request_(rep):
    return asked(rep)


def stated(request):
    return [
        (each.reason, each.weight, each.confidence, each.sub_words)
        for each in StatedReason.objects.filter(statement__loss=request.loss).order_by("statement", "pk")
    ]


def test_a_named_answer_is_told_at_once_as_the_customers_statement(request_):
    received = answer(request_, reasons=("timing", "price_budget"), words="来期に考えます。")

    statement = Statement.objects.get()
    assert (received.told_at, received.told_by, received.statement) == (NEXT_DAY, None, statement)
    assert (statement.voice, statement.known_by, statement.quote) == ("customer", "form", "来期に考えます。")
    assert (statement.stated_by, statement.stated_at) == (None, NEXT_DAY)
    assert stated(request_) == [("price_budget", 1.0, None, ""), ("timing", 1.0, None, "")]


def test_the_deciding_point_is_the_default_finer_reason_that_says_the_same(request_):
    answer(request_, reasons=("competitor",), deciding="trust")

    assert stated(request_) == [("competitor", 1.0, None, "信頼感")]


def test_words_alone_are_read_and_kept_as_a_reason_where_that_is_sure(request_):
    answer(request_, words="今期の予算が取れず、見送ることにしました。")

    ((reason, _, confidence, _),) = stated(request_)
    assert reason == "price_budget"
    assert 0.5 < confidence <= 1


@pytest.mark.parametrize(
    "said",
    [{"words": "ありがとうございました。"}, {"reasons": ("decline",), "words": "今期の予算が取れませんでした。"}],
)
def test_words_that_tell_no_reason_or_whose_writer_declines_stay_words(request_, said):
    answer(request_, **said)

    assert Statement.objects.get().quote == said["words"]
    assert stated(request_) == []


def test_an_answer_without_reason_and_words_states_nothing(request_):
    received = answer(request_, reasons=("decline",), hard="quotation", conditions=("budget",))

    assert (received.told_at, received.statement) == (NEXT_DAY, None)
    assert Statement.objects.count() == 0
    assert list(Condition.objects.values_list("kind", "may_prompt", "origin")) == [("budget", False, "form")]


def test_a_chosen_time_lets_the_conditions_lead_to_a_touch(request_):
    answer(request_, conditions=("budget",), condition_words="来期の予算次第", when="half_year")

    assert list(Condition.objects.values_list("kind", "words", "due_on", "may_prompt", "noted_by")) == [
        ("budget", "来期の予算次第", None, True, None),
        ("timing", "半年後くらい", date(2026, 10, 2), True, None),
    ]


def test_not_now_rests_the_customer_for_a_year_without_a_condition(request_):
    answer(request_, when="not_now", words="また機会がありましたら")

    held = Suppression.objects.get()
    assert (held.reason, held.until, held.contact) == ("not_before", NEXT_DAY + timedelta(days=365), request_.contact)
    assert Condition.objects.count() == 0


def test_sending_again_adds_a_row_and_takes_back_what_the_earlier_told(request_):
    answer(request_, reasons=("timing",), conditions=("budget", "policy"), when="soon")
    again = answer(
        request_, at=NOON + timedelta(days=3), reasons=("price_budget",), conditions=("policy",), when="soon"
    )

    assert Answer.objects.standing().get() == again
    assert Answer.objects.count() == 2
    assert list(Condition.objects.standing().values_list("kind", flat=True)) == ["policy", "timing"]
    assert [reason for reason, *_ in stated(request_)] == ["timing", "price_budget"]


def test_sending_again_without_a_reason_takes_back_the_earlier_reason_and_words(request_):
    loss = request_.loss
    first = answer(request_, reasons=("timing",), conditions=("budget",), when="soon", words="来年度なら")

    answer(request_, at=NOON + timedelta(days=3), no_more=True)

    assert standing_statements(loss) == {}
    assert list(Condition.objects.standing()) == []
    assert Statement.objects.filter(loss=loss).order_by("pk").first() == first.statement


def test_sending_again_leaves_what_a_mail_told_since(request_, rep):
    answer(request_, reasons=("timing",))
    mail = StatementDetails(voice=Voice.CUSTOMER, known_by=KnownBy.MAIL, quote="予算が取れませんでした。")
    stands = state_reasons(loss=request_.loss, details=mail, by=rep, at=NOON + timedelta(days=2))

    answer(request_, at=NOON + timedelta(days=3), no_more=True)

    assert standing_statements(request_.loss) == {Voice.CUSTOMER: stands}


def test_the_same_page_sent_twice_counts_once(request_):
    first = answer(request_, reasons=("timing",))
    second = answer(request_, reasons=("timing",), at=NOON + timedelta(days=1, seconds=2))

    assert second == first
    assert (Answer.objects.count(), Statement.objects.count()) == (1, 1)


def test_an_answer_after_the_end_is_not_taken(request_):
    with pytest.raises(AnswerClosed):
        answer(request_, at=request_.expires_at, reasons=("timing",))

    assert Answer.objects.count() == 0


def test_an_answer_to_a_request_that_was_taken_back_is_not_taken(request_, rep):
    revoke_request(request=request_, by=rep, at=NOON)

    with pytest.raises(AnswerClosed):
        answer(request_, reasons=("timing",))


def test_an_empty_answer_is_not_taken(request_):
    with pytest.raises(NothingAnswered):
        answer(request_)


@pytest.mark.parametrize("masked", [False, True])
def test_an_opt_out_stops_mail_to_contact_and_address_at_once(request_, masked):
    answer(request_, no_more=True, masked=masked)

    stop = Suppression.objects.get()
    assert (stop.reason, stop.contact, stop.until) == ("opted_out", request_.contact, None)
    assert stop.email_key == request_.contact.email


def test_a_low_answer_waits_for_a_manager(request_):
    received = answer(request_, reasons=("response_attitude",), when="soon")

    assert (received.manager_first, received.told_at) == (True, None)
    assert (Statement.objects.count(), Condition.objects.count()) == (0, 0)


def test_an_angry_answer_waits_for_a_manager(request_):
    received = answer(request_, reasons=("timing",), words="二度と連絡しないでください。")

    assert (received.manager_first, received.told_at) == (True, None)


def test_a_named_answer_is_audited_by_its_request(request_):
    answer(request_, reasons=("timing",))

    newest = AuditEntry.objects.filter(action="feedback.answered").get()
    assert (newest.by, newest.subject_type, newest.subject_id) == (None, "feedback.feedbackrequest", request_.pk)


def test_a_masked_answer_is_audited_without_naming_anything(request_, workspace):
    before = set(AuditEntry.objects.values_list("pk", flat=True))

    answer(request_, reasons=("timing",), words="内緒です", when="not_now", masked=True)

    entries = AuditEntry.objects.exclude(pk__in=before).values_list("action", "subject_type", "subject_id", "changes")
    assert list(entries) == [("feedback.masked_answer", "teams.workspace", workspace.pk, {})]


def test_a_masked_answer_states_and_notes_nothing(request_):
    answer(request_, reasons=("response_attitude",), words="x", conditions=("budget",), when="not_now", masked=True)

    assert (Statement.objects.count(), Condition.objects.count(), Suppression.objects.count()) == (0, 0, 0)


def test_a_masked_answer_leaves_the_named_one_before_it_for_the_rep(request_, rep, manager):
    named = answer(request_, reasons=("timing",))
    masked = answer(request_, at=NOON + timedelta(days=2), reasons=("price_budget",), masked=True)

    assert list(Answer.objects.visible_to(rep).standing()) == [named]
    assert list(Answer.objects.visible_to(manager).standing()) == [masked]


def test_who_names_a_time_later_ends_the_rest(request_):
    answer(request_, when="not_now")

    answer(request_, when="soon", at=NOON + timedelta(days=2))

    held = Suppression.objects.get()
    assert (held.lifted_at, held.lifted_by) == (NOON + timedelta(days=2), None)


def test_who_names_no_time_later_rests_on(request_):
    answer(request_, when="not_now")

    answer(request_, when="not_now", words="重ねてお伝えします", at=NOON + timedelta(days=2))

    assert list(Suppression.objects.values_list("reason", "lifted_at")) == [("not_before", None)]


def test_an_opt_out_that_is_sent_twice_is_one(rep):
    request = asked(rep)
    answer(request, no_more=True)

    answer(request, no_more=True, words="重ねてお願いします", at=NOON + timedelta(days=2))

    assert Suppression.objects.count() == 1
