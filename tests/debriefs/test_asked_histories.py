"""Whatever people, customers and the clock do in turn: nothing lost is rewritten, and nobody is written to too often."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from atoippo.deals.models import Loss
from atoippo.feedback.models import Answer, FeedbackRequest
from atoippo.mail.models import Message
from atoippo.reasons.models import Statement
from debriefs.asked_histories import AskedHistory, losses

PEOPLE = ("lose", "submit_again", "correct", "come_back", "thank", "reply", "follow_up", "opt_out")
OFTEN = ("ask", "send", "answer", "days_pass", "nudge_time", "deliver")
STEPS = st.lists(
    st.tuples(st.sampled_from((*PEOPLE, *OFTEN, *OFTEN)), st.integers(0, 1), st.integers(0, 41)),
    min_size=3,
    max_size=12,
)
TWICE_AS_OFTEN = ("follow_up", "send", "answer", "deliver")
AROUND_A_REQUEST = (*TWICE_AS_OFTEN, *TWICE_AS_OFTEN, "thank", "reply", "opt_out", "come_back", "lose")
FEW_STEPS = st.lists(
    st.tuples(st.sampled_from(AROUND_A_REQUEST), st.just(0), st.integers(0, 41)), min_size=2, max_size=7
)
BEGINNING = (("lose", 0, 0), ("ask", 0, 0), ("send", 0, 1))
NUDGED = (*BEGINNING, ("nudge_time", 0, 1))


class TestAskedHistories(TestCase):
    @settings(max_examples=25, derandomize=True)
    @given(steps=STEPS, has_server=st.booleans())
    def test_no_loss_is_rewritten_and_no_customer_pestered(self, steps, has_server):
        self.live((*BEGINNING, *steps), has_server=has_server)

    @settings(max_examples=40, derandomize=True)
    @given(steps=FEW_STEPS, has_server=st.booleans())
    @example(steps=[("answer", 0, 0), ("deliver", 0, 0)], has_server=True)  # while a worker holds the nudge
    @example(steps=[("answer", 0, 1), ("deliver", 0, 0)], has_server=True)  # the same, masked
    @example(steps=[("opt_out", 0, 0), ("deliver", 0, 0)], has_server=True)
    @example(steps=[("come_back", 0, 0), ("deliver", 0, 0)], has_server=True)
    @example(steps=[("follow_up", 0, 0), ("come_back", 0, 0), ("lose", 0, 0), ("send", 0, 0)], has_server=False)
    def test_no_customer_is_pestered_around_the_day_of_the_nudge(self, steps, has_server):
        self.live((*NUDGED, *steps), has_server=has_server)

    def live(self, steps, *, has_server):
        with self.settings(EMAIL_HOST="127.0.0.1" if has_server else ""):
            history = AskedHistory()
            for name, which, choice in steps:
                rows, corrected = losses()
                history.move(name, which, choice)
                self.assert_losses_stay_unless_corrected(rows, corrected)
            self.assert_each_form_made_one_loss()
            self.assert_nobody_was_written_to_too_often(history)
            self.assert_answers_were_kept_and_told_as_they_may_be()

    def assert_losses_stay_unless_corrected(self, rows, corrected):
        now, corrected_now = losses()

        assert {pk: now[pk] for pk in rows if corrected_now[pk] == corrected[pk]} == {
            pk: row for pk, row in rows.items() if corrected_now[pk] == corrected[pk]
        }

    def assert_each_form_made_one_loss(self):
        assert Counter(Loss.objects.values_list("submission", flat=True)).most_common(1)[0][1] == 1

    def assert_nobody_was_written_to_too_often(self, history):
        left = history.left()
        of_request = Counter(mail.occasion.split(":")[1] for mail in left if mail.occasion.startswith("feedback:"))
        nudges = [mail for mail in left if mail.kind == "nudge"]

        assert (history.after_opt_out, history.after_return) == ([], [])
        assert all(count <= 2 for count in of_request.values())
        assert all(count == 1 for count in Counter(mail.occasion for mail in nudges).values())
        assert len(history.post.ids) == len(set(history.post.ids))
        assert [mail for mail in nudges if came_back_before(mail)] == []

    def assert_answers_were_kept_and_told_as_they_may_be(self):
        told = Answer.objects.filter(statement__isnull=False)

        assert Statement.objects.filter(known_by="form").count() == told.count()
        assert told.filter(masked=True).count() == 0


def came_back_before(nudge):
    """Whether a named answer was there when a nudge left, or any answer when the clock let it go."""
    request = FeedbackRequest.objects.get(nudge=nudge)
    last = nudge.deliveries.last()
    there = request.answers.filter(answered_at__lte=last.started_at if last else nudge.left_at)
    return there.exists() if last else there.filter(masked=False).exists()


@pytest.mark.django_db
def test_a_history_that_goes_well_sends_request_and_nudge_by_the_clock(settings):
    settings.EMAIL_HOST = "127.0.0.1"
    history = AskedHistory()
    for step in (*BEGINNING, ("days_pass", 0, 7), ("days_pass", 0, 7), ("answer", 0, 0), ("days_pass", 0, 7)):
        history.move(*step)

    assert [mail.kind for mail in history.left()] == ["survey", "nudge"]
    assert Message.objects.count() == 2
    assert Answer.objects.filter(told_at__isnull=False).count() == 1
