"""Whatever happens to a deal, nothing that happened before is rewritten, and the deal stands where its episodes lead."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from atoippo.deals.models import Deal
from atoippo.deals.queries import episodes_of
from atoippo.deals.rules import Standing, standing_of
from atoippo.values.outcome import Outcome
from deals.histories import DAY_OF, LEADS_TO, History, as_first_said, corrections

CORRECTING = ("correct", "correct_latest_win", "told_lost", "told_won")  # files correct a day, too
MOVES = ("lose", "reopen", "win", "submit_again", "told_open", *CORRECTING)
DAYS = st.none() | st.dates(date(2025, 6, 1), date(2025, 6, 3))  # many things happen on one day
STEPS = st.lists(st.tuples(st.sampled_from(MOVES), DAYS, st.none() | st.integers(0, 2)), min_size=1, max_size=14)


class TestHistories(TestCase):
    @settings(max_examples=50)
    @given(steps=STEPS)
    def test_history_is_only_added_to(self, steps):
        history = History()
        for name, day, amount in steps:
            rows, kept, days = history.rows(), corrections(), history.days_of_loss()
            getattr(history, name)(day, amount)
            history.moves += 1
            history.look()

            self.assert_rows_stay_unless_corrected(history, rows, kept)
            self.assert_totals_change_only_by_a_correction(history, days, kept)
            self.assert_deal_stands_where_its_episodes_lead(history)

    def assert_rows_stay_unless_corrected(self, history, rows, kept):
        now, kept_now = history.rows(), corrections()
        added = [correction for correction in kept_now if correction not in kept]
        corrected = {(model, pk) for model, pk, _, _ in added}

        assert {key: now[key] for key in rows if key not in corrected} == {
            key: row for key, row in rows.items() if key not in corrected
        }
        assert [correction for correction in kept_now if correction in kept] == kept  # corrections stay, too
        before = as_first_said(now, added)
        assert {key: before[key] for key in rows} == rows  # and hold what was there just before
        assert as_first_said(now, kept_now) == history.first_said  # and, all together, what was there at first

    def assert_totals_change_only_by_a_correction(self, history, days, kept):
        vanished = days - history.days_of_loss()

        assert vanished.total() <= len(corrections()) - len(kept)

    def assert_deal_stands_where_its_episodes_lead(self, history):
        rows = sorted(history.rows().items(), key=lambda item: item[1]["turn"])
        deal = Deal.objects.get(pk=history.deal.pk)

        assert [row["turn"] for _, row in rows] == list(range(1, len(rows) + 1))
        expected = Standing(Outcome.OPEN, None, 0)
        if rows:
            (model, _), row = rows[-1]
            day = None if LEADS_TO[model] is Outcome.OPEN else row[DAY_OF[model]]
            expected = Standing(LEADS_TO[model], day, len(rows))
        assert deal.standing == expected
        assert standing_of(episode.as_episode for episode in episodes_of(deal)) == expected
