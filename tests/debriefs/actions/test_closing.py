from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from atoippo.conditions.models import Condition
from atoippo.deals.actions import DealNotOpen
from atoippo.deals.models import Competitor, Continuation, Deal, Loss, LossState, Reaction
from atoippo.debriefs.actions import NotYoursToClose, SayWhenToAskAgain, close_as_lost, say_still_considering
from atoippo.lessons.models import Promise
from atoippo.reasons.models import StatedReason, Statement
from atoippo.reasons.rules import KnownBy, OtherNeedsWords
from atoippo.teams.models import AuditEntry
from atoippo.values.reach import Reach
from atoippo.values.reason import Reason
from debriefs.telling import MAIL, SHORTEST, WHOLE, WORDS, all_rows
from workplace import NOON, TODAY, DealFactory, MemberFactory


@pytest.fixture
def deal(workspace, rep):
    return DealFactory(workspace=workspace, owner=rep, stage="見積提出", reach=3)


@pytest.fixture
def close(deal, rep):
    def closed(details, by=rep):
        return close_as_lost(deal=deal, details=details, by=by, at=NOON)

    return closed


def voices():
    told = Statement.objects.order_by("pk").values_list("voice", "known_by", "quote", "reason_words", "stated_by")
    return list(told)


def test_the_shortest_form_is_a_loss_of_today_with_what_the_deal_tells(deal, rep, close):
    loss = close(SHORTEST)

    told = ("lost_on", "stage", "reach", "state", "amount_yen", "lost_to", "warmth", "recorded_by", "submission")
    assert Loss.objects.values_list(*told).get() == (
        TODAY, "見積提出", Reach.PROPOSED, "passed", 3_200_000, None, "", rep.pk, "form",
    )  # fmt: skip
    assert voices() == [("rep", "blank", "", "", rep.pk)]  # nobody's words: only a tap
    assert (Deal.objects.get().is_lost, Condition.objects.count(), loss.deal) == (True, 0, deal)


def test_the_day_is_that_of_the_clock_on_the_wall(deal, rep):
    late = datetime(2026, 4, 1, 15, 30, tzinfo=UTC)  # half past midnight in Tokyo

    assert close_as_lost(deal=deal, details=SHORTEST, by=rep, at=late).lost_on == date(2026, 4, 2)


def test_the_whole_form_tells_the_loss(close):
    close(replace(WHOLE, reach=Reach.COMPARED, state=LossState.STOPPED))

    loss = Loss.objects.get()
    assert (loss.lost_on, loss.reach, loss.state, loss.warmth) == (date(2026, 3, 30), 4, "stopped", "polite")
    assert loss.lost_to.name == "株式会社あおば"


def test_the_whole_form_tells_the_reasons_and_what_would_make_it_yes(rep, close):
    close(WHOLE)

    stated = StatedReason.objects.filter(statement__voice="rep").order_by("pk")
    assert list(stated.values_list("reason", "weight", "sub_words")) == [
        ("price_budget", 1.0, "予算が取れない"),
        ("timing", 0.5, "まだ早い"),
    ]
    assert list(Condition.objects.values_list("kind", "words", "due_on", "noted_by")) == [
        ("timing", "来年度", date(2027, 4, 1), rep.pk),
        ("budget", "来期予算化", None, rep.pk),
    ]
    assert list(Reaction.objects.values_list("material__name", "landed")) == [("事例集", True)]
    assert list(Promise.objects.values_list("member", "words")) == [(rep.pk, WHOLE.promise)]


def test_the_words_are_marked_with_what_they_tell(rep, close):
    close(WHOLE)

    mark = Statement.objects.get(voice="text")
    assert voices()[0] == ("rep", "heard", WORDS, "", rep.pk)
    assert (mark.known_by, mark.stated_by, mark.source[:11]) == ("read", None, "classifier:")
    assert mark.reasons.get().confidence > 0.5
    assert mark.quote != ""
    assert mark.quote in WORDS


@pytest.mark.parametrize("tapped", [Reason.COMPETITOR, Reason.PRICE_BUDGET, Reason.UNKNOWN])
def test_the_mark_rests_on_the_clause_that_gives_its_own_reason(tapped, close):
    close(replace(SHORTEST, main=tapped, quote="他社様に決まりました。予算も少し厳しいとのことでした"))

    mark = Statement.objects.get(voice="text")
    assert (mark.reasons.get().reason, mark.quote) == ("price_budget", "予算も少し厳しいとのことでした")


@pytest.mark.parametrize("quote", ["", "またの機会に", "　"])
def test_words_that_tell_none_of_the_six_get_no_mark(quote, close):
    close(replace(SHORTEST, quote=quote, known_by=KnownBy.HEARD))

    assert [voice for voice, *_ in voices()] == ["rep"]


def test_a_pasted_mail_speaks_for_the_customer_too(rep, close):
    close(replace(SHORTEST, quote=MAIL, known_by=KnownBy.MAIL))

    assert voices()[:2] == [
        ("rep", "mail", MAIL.strip(), "", rep.pk),
        ("customer", "mail", MAIL.strip(), "", rep.pk),
    ]
    read = Statement.objects.get(voice="customer").reasons.get()
    assert (read.reason, read.weight) == ("price_budget", 1.0)
    assert read.confidence > 0.5


def test_a_mail_that_is_not_sure_gives_the_customer_words_but_no_reason(close):
    close(replace(SHORTEST, quote="田中です。\n諸般の事情により、\n今回は見送ります。", known_by=KnownBy.MAIL))

    assert list(Statement.objects.get(voice="customer").reasons.all()) == []


def test_what_a_rep_heard_or_guessed_is_not_the_customers_voice(close):
    close(replace(WHOLE, known_by=KnownBy.GUESS))

    assert Statement.objects.filter(voice="customer").count() == 0


def test_without_words_nothing_was_heard_but_a_guess_stays_a_guess(close):
    close(replace(SHORTEST, known_by=KnownBy.GUESS))

    assert voices()[0][1] == "guess"


def test_other_needs_words_and_keeps_them(close):
    with pytest.raises(OtherNeedsWords):
        close(replace(SHORTEST, main=Reason.OTHER))
    assert (Loss.objects.count(), AuditEntry.objects.count()) == (0, 0)  # nothing is left of it

    close(replace(SHORTEST, main=Reason.OTHER, other_words="担当の方が退職された"))

    assert voices()[0][3] == "担当の方が退職された"


@pytest.mark.parametrize(
    ("main", "state"), [(Reason.COMPETITOR, "rival"), (Reason.TIMING, "passed"), (Reason.UNKNOWN, "passed")]
)
def test_the_state_follows_the_reason(main, state, close):
    assert close(replace(SHORTEST, main=main)).state == state


@pytest.mark.parametrize("rival", ["今のまま", "内製", " "])
def test_what_is_no_company_is_no_rival(rival, close):
    assert (close(replace(SHORTEST, rival=rival)).lost_to, Competitor.objects.count()) == (None, 0)


def test_a_rival_is_known_by_its_name(workspace, close):
    known = Competitor.objects.create(workspace=workspace, name="株式会社あおば")

    assert close(replace(SHORTEST, rival=" 株式会社あおば ")).lost_to == known


def test_a_second_submit_of_one_form_writes_nothing_more(close):
    first = close(WHOLE)
    rows = all_rows()

    second = close(replace(WHOLE, quote="別の言葉", promise="次は電話する", main=Reason.COMPETITOR))

    assert (second, all_rows() == rows) == (first, True)


def test_another_form_for_a_lost_deal_is_refused_and_loses_nothing(close):
    close(WHOLE)
    rows = all_rows()

    with pytest.raises(DealNotOpen):
        close(replace(WHOLE, submission="other tab"))

    assert all_rows() == rows


def test_the_words_of_a_promise_stand_in_no_entry_of_the_history(close):
    close(WHOLE)

    assert [entry for entry in AuditEntry.objects.all() if WHOLE.promise in str(entry.changes)] == []


def test_who_may_not_change_the_deal_tells_no_loss(workspace, deal, manager, close):
    colleague = MemberFactory(workspace=workspace)

    with pytest.raises(NotYoursToClose):
        close(SHORTEST, by=colleague)
    with pytest.raises(NotYoursToClose):
        say_still_considering(deal=deal, details=WHOLE, by=colleague, at=NOON)

    assert close(SHORTEST, by=manager).recorded_by == manager


def test_who_still_considers_is_no_loss_but_a_day_to_ask_again(deal, rep):
    said = say_still_considering(deal=deal, details=WHOLE, by=rep, at=NOON)
    again = say_still_considering(deal=deal, details=WHOLE, by=rep, at=NOON)

    assert (said, said.ask_again_on, said.words) == (again, date(2027, 4, 1), WORDS)
    assert (Loss.objects.count(), Continuation.objects.count(), Deal.objects.get().is_open) == (0, 1, True)
    with pytest.raises(SayWhenToAskAgain):
        say_still_considering(deal=deal, details=SHORTEST, by=rep, at=NOON)
