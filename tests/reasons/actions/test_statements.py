from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from atoippo.deals.rules import OfAnotherWorkspace
from atoippo.reasons.actions import NoSuchSubReason, state_reasons, take_back_statement
from atoippo.reasons.models import KnownBy, StatedReason, Statement, SubReason, Voice
from atoippo.reasons.queries import standing_statements
from atoippo.reasons.rules import OtherNeedsWords, StatedReasonDetails, StatementDetails
from atoippo.teams.models import AuditEntry
from atoippo.values.reason import Reason
from workplace import NOON, LostDealFactory, MemberFactory

PRICE = StatedReasonDetails(reason=Reason.PRICE_BUDGET, weight=2.0)
TIMING = StatedReasonDetails(reason=Reason.TIMING)
REP = StatementDetails(voice=Voice.REP, known_by=KnownBy.HEARD, reasons=(PRICE, TIMING), quote="来年度なら")
TEXT = StatementDetails(
    voice=Voice.TEXT,
    known_by=KnownBy.READ,
    reasons=(StatedReasonDetails(reason=Reason.TIMING, confidence=0.8),),
    quote="来年度なら",
    source="1.0",
)


@pytest.fixture
def loss(workspace):
    return LostDealFactory(workspace=workspace).losses.get()


def test_state_reasons_writes_the_statement_with_all_its_reasons(loss, rep):
    statement = state_reasons(loss=loss, details=REP, by=rep, at=NOON)

    told = Statement.objects.values_list(
        "workspace", "loss", "voice", "known_by", "quote", "reason_words", "stated_by", "stated_at", "source"
    )
    assert list(told) == [(loss.workspace_id, loss.pk, "rep", "heard", "来年度なら", "", rep.pk, NOON, "")]
    reasons = StatedReason.objects.order_by("pk").values_list(
        "workspace", "statement", "reason", "weight", "confidence"
    )
    assert list(reasons) == [
        (loss.workspace_id, statement.pk, "price_budget", 2.0, None),
        (loss.workspace_id, statement.pk, "timing", 1.0, None),
    ]


def test_state_reasons_is_told_in_the_history(loss, rep):
    statement = state_reasons(loss=loss, details=REP, by=rep, at=NOON)

    assert list(AuditEntry.objects.values_list("by", "action", "subject_type", "subject_id", "at")) == [
        (rep.pk, "reasons.stated", "reasons.statement", statement.pk, NOON)
    ]


def test_what_was_stated_before_stays(loss, rep):
    state_reasons(loss=loss, details=REP, by=rep, at=NOON)
    before = (list(Statement.objects.values()), list(StatedReason.objects.values()))

    later = state_reasons(loss=loss, details=REP, by=rep, at=NOON + timedelta(days=1))

    assert (
        list(Statement.objects.exclude(pk=later.pk).values()),
        list(StatedReason.objects.exclude(statement=later).values()),
    ) == before


def test_a_text_is_a_mark_and_nobody_states_it(loss, rep):
    statement = state_reasons(loss=loss, details=TEXT, by=rep, at=NOON)

    assert (statement.stated_by, statement.source, statement.reasons.get().confidence) == (None, "1.0", 0.8)
    assert AuditEntry.objects.get().by == rep


def test_the_clock_may_bring_the_customers_answer(loss):
    details = StatementDetails(voice=Voice.CUSTOMER, known_by=KnownBy.FORM, reasons=(PRICE,))

    assert state_reasons(loss=loss, details=details, by=None, at=NOON).stated_by is None


def test_state_reasons_refuses_what_breaks_a_rule_and_writes_nothing(loss, rep):
    other = StatementDetails(
        voice=Voice.REP, known_by=KnownBy.HEARD, reasons=(StatedReasonDetails(reason=Reason.OTHER),)
    )
    too_long = StatementDetails(voice=Voice.REP, known_by=KnownBy.FILE, reason_words="長" * 1001)

    with pytest.raises(OtherNeedsWords):
        state_reasons(loss=loss, details=other, by=rep, at=NOON)
    with pytest.raises(ValidationError):
        state_reasons(loss=loss, details=too_long, by=rep, at=NOON)

    assert (Statement.objects.count(), AuditEntry.objects.count()) == (0, 0)


def test_state_reasons_refuses_a_member_of_another_workspace(loss):
    with pytest.raises(OfAnotherWorkspace):
        state_reasons(loss=loss, details=REP, by=MemberFactory(), at=NOON)


def test_a_finer_reason_is_kept_with_its_name_of_the_day(loss, rep):
    reasons = (replace(PRICE, sub="予算が取れない"), replace(TIMING, sub="まだ早い"))

    state_reasons(loss=loss, details=replace(REP, reasons=reasons), by=rep, at=NOON)

    told = StatedReason.objects.order_by("pk").values_list("reason", "sub_reason__default_key", "sub_words")
    assert list(told) == [
        ("price_budget", "price.no_budget", "予算が取れない"),
        ("timing", "timing.early", "まだ早い"),
    ]


def test_a_finer_reason_is_made_once_and_known_by_its_reason(loss, rep):
    details = replace(REP, reasons=(replace(PRICE, sub="予算が取れない"),))
    for _ in range(2):
        state_reasons(loss=loss, details=details, by=rep, at=NOON)

    with pytest.raises(NoSuchSubReason) as refusal:
        state_reasons(loss=loss, details=replace(REP, reasons=(replace(PRICE, sub="まだ早い"),)), by=rep, at=NOON)

    assert SubReason.objects.count() == 1
    assert Statement.objects.count() == 2
    assert str(refusal.value.sentence).startswith("「まだ早い」という細かい理由は見つかりません。")


def test_a_voice_that_was_taken_back_says_nothing_but_stays_in_the_history(loss, rep):
    mail = StatementDetails(voice=Voice.CUSTOMER, known_by=KnownBy.MAIL, reasons=(PRICE,), quote="高いので")
    before = state_reasons(loss=loss, details=mail, by=rep, at=NOON)

    taken = take_back_statement(loss=loss, voice=Voice.CUSTOMER, by=rep, at=NOON)

    assert standing_statements(loss) == {}
    assert list(Statement.objects.all()) == [before, taken]
    assert take_back_statement(loss=loss, voice=Voice.CUSTOMER, by=rep, at=NOON) is None
    assert list(AuditEntry.objects.values_list("action", flat=True)) == ["reasons.stated", "reasons.taken_back"]


def test_what_a_customer_answered_and_what_nobody_said_is_not_taken_back(loss, rep):
    form = StatementDetails(voice=Voice.CUSTOMER, known_by=KnownBy.FORM, reasons=(PRICE,))
    answer = state_reasons(loss=loss, details=form, by=None, at=NOON)

    assert take_back_statement(loss=loss, voice=Voice.CUSTOMER, by=rep, at=NOON) is None
    assert take_back_statement(loss=loss, voice=Voice.TEXT, by=rep, at=NOON) is None
    assert standing_statements(loss) == {Voice.CUSTOMER: answer}


def test_what_a_customer_answered_is_taken_back_by_their_newer_answer_alone(loss):
    form = StatementDetails(voice=Voice.CUSTOMER, known_by=KnownBy.FORM, reasons=(PRICE,))
    state_reasons(loss=loss, details=form, by=None, at=NOON)

    taken = take_back_statement(loss=loss, voice=Voice.CUSTOMER, by=None, at=NOON, of_form=True)

    assert (taken.known_by, taken.stated_by) == (KnownBy.FORM, None)
    assert standing_statements(loss) == {}


def test_a_mark_that_was_taken_back_tells_none_of_the_six(loss, rep):
    state_reasons(loss=loss, details=TEXT, by=rep, at=NOON)

    taken = take_back_statement(loss=loss, voice=Voice.TEXT, by=rep, at=NOON)

    assert (taken.stated_by, taken.source, list(taken.reasons.all())) == (None, "1.0", [])
    assert standing_statements(loss) == {Voice.TEXT: taken}  # it was read, and says none
