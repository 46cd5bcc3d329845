from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from atoippo.conditions.actions import note_condition
from atoippo.conditions.models import Condition
from atoippo.conditions.rules import ConditionDetails, ConditionKind, Origin
from atoippo.deals.actions import ReactionDetails
from atoippo.deals.models import Loss, LossCorrection, LossState, Reaction
from atoippo.debriefs.actions import NotYoursToClose, close_as_lost, correct_debrief
from atoippo.debriefs.queries import debrief_of
from atoippo.lessons.models import Promise
from atoippo.reasons.actions import rename_sub_reason, state_reasons
from atoippo.reasons.models import Statement
from atoippo.reasons.queries import standing_statements
from atoippo.reasons.rules import KnownBy, StatementDetails, Voice
from atoippo.values.reason import Reason
from debriefs.telling import MAIL, WHOLE, all_rows
from workplace import NOON, DealFactory, LostDealFactory, MemberFactory

LATER = NOON + timedelta(days=1)
MAILED = replace(WHOLE, quote=MAIL, known_by=KnownBy.MAIL)


@pytest.fixture
def lose(workspace, rep):
    def lost(details=WHOLE):
        deal = DealFactory(workspace=workspace, owner=rep)
        return close_as_lost(deal=deal, details=details, by=rep, at=NOON)

    return lost


@pytest.fixture
def correct(rep):
    def corrected(loss, by=rep, **changes):
        return correct_debrief(loss=loss, details=replace(debrief_of(loss), **changes), by=by, at=LATER)

    return corrected


def standing(loss):
    return {voice: statement.quote for voice, statement in standing_statements(loss).items()}


def test_what_is_told_unchanged_writes_nothing(lose, correct):
    loss = lose()
    rows = all_rows()

    correct(loss)
    correct(loss, reactions=WHOLE.reactions, promise=WHOLE.promise)

    assert all_rows() == rows


def test_facts_are_corrected_and_what_stood_before_is_kept(lose, correct, manager):
    loss = correct(lose(), by=manager, lost_on=date(2026, 3, 2), rival="", warmth="angry")

    assert (loss.lost_on, loss.lost_to, loss.warmth, loss.amount_yen) == (date(2026, 3, 2), None, "angry", 3_200_000)
    kept = LossCorrection.objects.get()
    assert (kept.corrected_by, kept.corrected_at, set(kept.before)) == (
        manager,
        LATER,
        {"lost_on", "lost_to", "warmth"},
    )
    assert (kept.before["lost_on"], kept.before["warmth"]) == ("2026-03-30", "polite")
    assert Statement.objects.filter(voice="rep").count() == 1


def test_who_is_not_the_owner_corrects_what_happened_and_leaves_the_reps_words(lose, correct, manager):
    loss = lose()
    price = (ConditionDetails(kind=ConditionKind.PRICE),)

    correct(loss, by=manager, main=Reason.COMPETITOR, sub="", quote="違うと思う", warmth="angry", conditions=price)

    assert Statement.objects.filter(voice__in=["rep", "text"], stated_at=LATER).count() == 0
    assert standing(loss)[Voice.REP] == WHOLE.quote
    loss.refresh_from_db()
    assert (loss.warmth, Condition.objects.standing().filter(kind="price").count()) == ("angry", 1)


def test_who_recorded_a_loss_for_a_rep_corrects_the_own_words(workspace, rep, manager, correct):
    deal = DealFactory(workspace=workspace, owner=rep)
    loss = close_as_lost(deal=deal, details=WHOLE, by=manager, at=NOON)

    correct(loss, by=manager, quote="予算が取れないとのことです")

    said = standing_statements(loss)[Voice.REP]
    assert (said.quote, said.stated_by) == ("予算が取れないとのことです", manager)


@pytest.mark.parametrize("words", ["", "金額が合わなかった"])
def test_what_a_file_left_empty_stays_empty(words, workspace, rep, correct):
    deal = LostDealFactory(workspace=workspace, owner=rep)
    Loss.objects.update(state="", lost_on=None)
    if words:
        told = StatementDetails(voice=Voice.REP, known_by=KnownBy.FILE, reason_words=words)
        state_reasons(loss=deal.losses.get(), details=told, by=rep, at=NOON)
    rows = all_rows()

    correct(deal.losses.get())
    assert all_rows() == rows
    loss = correct(deal.losses.get(), warmth="angry")

    assert (loss.state, loss.lost_on, loss.corrections.get().before) == ("", None, {"warmth": ""})


def test_an_ending_is_corrected_only_where_somebody_chose_one(lose, correct):
    loss = correct(lose(), main=Reason.COMPETITOR, sub="", second=None, second_sub="", state=None)
    assert loss.state == "passed"

    assert correct(loss, state=LossState.RIVAL).state == "rival"


def test_newer_words_stand_beside_the_older_ones(lose, correct, rep):
    loss = lose()
    before = {key: row for key, row in all_rows().items() if key[0] in {"Statement", "StatedReason"}}

    correct(
        loss, quote="他社に決まったとのことです", main=Reason.COMPETITOR, sub="価格の差", second=None, second_sub=""
    )

    assert {key: all_rows()[key] for key in before} == before
    said = standing_statements(loss)[Voice.REP]
    assert (said.quote, said.stated_by, said.stated_at) == ("他社に決まったとのことです", rep, LATER)
    assert [(stated.reason, stated.sub_words) for stated in said.reasons.all()] == [("competitor", "価格の差")]
    assert [stated.reason for stated in standing_statements(loss)[Voice.TEXT].reasons.all()] == ["competitor"]


def test_a_finer_reason_renamed_since_is_no_change_but_taking_it_away_is(lose, correct, admin):
    loss = lose()
    rename_sub_reason(reason=Reason.PRICE_BUDGET, name=WHOLE.sub, new_name="予算待ち", by=admin, at=NOON)

    correct(loss)
    assert (debrief_of(loss).sub, Statement.objects.filter(voice="rep").count()) == ("予算待ち", 1)
    correct(loss, sub="")

    assert [stated.sub_words for stated in standing_statements(loss)[Voice.REP].reasons.all()] == ["", "まだ早い"]


def test_words_that_tell_nothing_any_more_take_the_mark_back(lose, correct):
    loss = lose()

    correct(loss, quote="")

    assert standing(loss) == {Voice.REP: "", Voice.TEXT: ""}
    assert list(standing_statements(loss)[Voice.TEXT].reasons.all()) == []


def test_a_mail_pasted_by_mistake_speaks_for_the_customer_no_more(lose, correct):
    loss = lose(MAILED)
    assert standing(loss)[Voice.CUSTOMER] == MAIL.strip()

    correct(loss, known_by=KnownBy.HEARD)

    assert Voice.CUSTOMER not in standing(loss)
    assert Statement.objects.filter(voice="customer", quote=MAIL.strip()).count() == 1


def test_another_mail_speaks_anew_and_the_same_one_stays(lose, correct):
    loss = lose(MAILED)

    correct(loss, main=Reason.TIMING, sub="", second=None, second_sub="")
    assert Statement.objects.filter(voice="customer").count() == 1
    correct(loss, quote="件名: Re: ご提案\n他社様に決めました。")

    assert standing(loss)[Voice.CUSTOMER] == "件名: Re: ご提案\n他社様に決めました。"


@pytest.mark.parametrize("known_by", [KnownBy.HEARD, KnownBy.MAIL])
def test_what_the_customer_answered_stands_above_any_corrected_mail(known_by, lose, correct):
    loss = lose(MAILED)
    answer = StatementDetails(voice=Voice.CUSTOMER, known_by=KnownBy.FORM, quote="他社が近かった")
    state_reasons(loss=loss, details=answer, by=None, at=NOON)

    correct(loss, quote="件名: Re: ご提案\n別のメールです。", known_by=known_by)

    assert standing(loss)[Voice.CUSTOMER] == "他社が近かった"


def test_conditions_follow_fields_4_and_5(lose, correct):
    loss = lose()

    correct(loss, ask_from=date(2026, 10, 1), conditions=(ConditionDetails(kind=ConditionKind.PRICE, words="1割ほど"),))

    told = Condition.objects.order_by("pk").values_list("kind", "due_on", "withdrawn_at")
    assert list(told) == [
        ("timing", date(2027, 4, 1), LATER),
        ("budget", None, LATER),
        ("timing", date(2026, 10, 1), None),
        ("price", None, None),
    ]


def test_a_day_that_a_question_brought_and_a_customers_wish_stay(lose, correct, rep):
    loss = lose()
    for details in (
        ConditionDetails(kind=ConditionKind.CONTRACT, words="3年", due_on=date(2029, 3, 30)),
        ConditionDetails(kind=ConditionKind.FEATURE, origin=Origin.FORM, may_prompt=False),
    ):
        note_condition(loss=loss, details=details, by=rep, at=NOON)

    correct(loss, conditions=(ConditionDetails(kind=ConditionKind.CONTRACT),), ask_from=None)

    standing_kinds = Condition.objects.standing().order_by("pk").values_list("kind", flat=True)
    assert list(standing_kinds) == ["contract", "feature"]


def test_the_one_line_of_field_5_is_not_taken_for_new_words_of_another_kind(lose, correct, rep):
    loss = lose()
    asked = ConditionDetails(kind=ConditionKind.OTHER, words="担当の方が増えたら")
    note_condition(loss=loss, details=asked, by=rep, at=NOON)  # a digging question brought it
    rows = all_rows()

    budget, other = ConditionDetails(kind=ConditionKind.BUDGET), ConditionDetails(kind=ConditionKind.OTHER)
    correct(loss, conditions=(budget, replace(other, words="来期予算化")))
    assert all_rows() == rows
    correct(loss, conditions=(budget, replace(other, words="人が増えたら")))

    told = Condition.objects.standing().order_by("pk").values_list("kind", "words")
    assert list(told) == [("timing", "来年度"), ("budget", "来期予算化"), ("other", "人が増えたら")]


def test_reactions_are_added_where_they_are_new(lose, correct):
    loss = lose()

    changed = ReactionDetails("material", "事例集", landed=False)
    correct(loss, reactions=(*WHOLE.reactions, ReactionDetails("phrase", "三日で", landed=True)))
    correct(loss, reactions=(changed,))

    told = Reaction.objects.order_by("pk").values_list("material__name", "phrase__name", "landed")
    assert list(told) == [("事例集", None, True), (None, "三日で", True), ("事例集", None, False)]


def test_a_promise_is_the_correctors_own(lose, correct, manager):
    correct(lose(), by=manager, promise="次は同席する")

    assert list(Promise.objects.order_by("pk").values_list("member", flat=True))[1:] == [manager.pk]


def test_who_may_not_change_the_deal_corrects_nothing(workspace, lose, correct):
    loss = lose()

    with pytest.raises(NotYoursToClose):
        correct(loss, by=MemberFactory(workspace=workspace), warmth="angry")
