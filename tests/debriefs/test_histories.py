"""Whatever people tell about a deal that is lost again and again: nothing that was told is overwritten."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from atoippo.conditions.models import Condition
from atoippo.deals.models import Continuation, Loss, LossCorrection
from atoippo.deals.queries import episodes_of
from atoippo.deals.rules import standing_of
from atoippo.debriefs.queries import debrief_of
from debriefs.histories import History
from debriefs.telling import all_rows

MOVES = ("lose", "lose", "submit_again", "correct", "correct_nothing", "answer", "reopen", "still_considers")
STEPS = st.lists(st.tuples(st.sampled_from(MOVES), st.integers(0, 59)), min_size=1, max_size=12)
MAY_MOVE = {"Deal", "Loss"}  # the deal's standing; a loss by a correction, which keeps what it said
WITHDRAWN = ("withdrawn_by_id", "withdrawn_at")


class TestHistories(TestCase):
    @settings(max_examples=40)
    @given(steps=STEPS)
    def test_what_was_told_is_only_added_to(self, steps):
        history = History()
        for name, choice in steps:
            rows, kept = all_rows(), list(LossCorrection.objects.values_list("pk", flat=True))
            history.moves += 1
            getattr(history, name)(choice)

            self.assert_rows_stay(rows, kept)
            if name in {"submit_again", "correct_nothing"}:
                assert all_rows() == rows
            self.assert_each_loss_is_one_episode(history)

    def assert_rows_stay(self, rows, kept):
        now = all_rows()
        assert {key: _as_noted(key, now[key]) for key in rows if key[0] not in MAY_MOVE} == {
            key: _as_noted(key, row) for key, row in rows.items() if key[0] not in MAY_MOVE
        }
        before = {row.loss_id: row.before for row in LossCorrection.objects.exclude(pk__in=kept)}
        for (name, pk), row in rows.items():
            if name == "Loss":
                assert _taken_back(now[name, pk], before.get(pk, {})) == row
        for condition in Condition.objects.filter(withdrawn_at__isnull=False):
            earlier = rows.get(("Condition", condition.pk), {})
            assert earlier.get("withdrawn_at") in {None, condition.withdrawn_at}

    def assert_each_loss_is_one_episode(self, history):
        deal = history.deal
        deal.refresh_from_db()
        submissions = Counter(Loss.objects.values_list("submission", flat=True))

        assert deal.standing == standing_of(told.as_episode for told in episodes_of(deal))
        assert set(submissions.values()) <= {1}
        assert {loss for _, loss in history.forms} == set(Loss.objects.values_list("pk", flat=True))
        assert Continuation.objects.filter(deal=deal).count() <= history.moves

    @settings(max_examples=20)
    @given(choices=st.lists(st.integers(0, 4), min_size=1, max_size=3))
    def test_what_was_told_is_what_the_form_begins_with(self, choices):
        history = History()
        for choice in choices:
            history.moves += 1
            history.lose(choice)
            form, pk = history.forms[-1]
            told = debrief_of(Loss.objects.get(pk=pk))
            history.reopen(0)

            assert (told.main, told.second, told.quote, told.other_words, told.rival, told.ask_from) == (
                form.main, form.second, form.quote.strip(), form.other_words, form.rival, form.ask_from,
            )  # fmt: skip


def _as_noted(key, row):
    """Return a row without what may be said of it later: that a condition was taken back."""
    return {name: said for name, said in row.items() if key[0] != "Condition" or name not in WITHDRAWN}


def _taken_back(row, before):
    """Return a loss as it stood before its correction."""
    fields = {"lost_to": "lost_to_id"}
    as_stored = {fields.get(name, name): fact for name, fact in before.items()}
    was = row | as_stored
    return (
        was | {"lost_on": type(row["lost_on"]).fromisoformat(was["lost_on"])}
        if isinstance(was["lost_on"], str)
        else was
    )
