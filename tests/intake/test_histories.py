"""Real files between what people record: nothing that happened before is rewritten, and the same file again changes nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from atoippo.deals.actions import LossDetails, LossFacts, correct_loss, record_loss, record_return, record_win
from atoippo.deals.models import Deal
from atoippo.deals.queries import episodes_of
from atoippo.deals.rules import standing_of
from atoippo.reasons.models import StatedReason, Statement
from atoippo.teams.models import Role
from deals.histories import EPISODES, as_first_said, corrections, unless_refused
from intake.exports import imported, lost, still_open, won
from workplace import NOON, MemberFactory, WorkspaceFactory

DAYS = st.dates(date(2026, 3, 1), date(2026, 3, 3))
TOLD = st.tuples(st.sampled_from((lost, won, still_open)), DAYS, st.sampled_from(("3,200,000", "1,000,000")))
FILES = st.lists(TOLD, min_size=1, max_size=2).map(lambda told: ("file", told))  # the n-th line tells of the n-th deal
PEOPLE = st.tuples(st.sampled_from(("lose", "reopen", "win", "correct")), st.tuples(st.integers(0, 1), DAYS))
STEPS = st.lists(FILES | PEOPLE, min_size=3, max_size=7)


class History:
    """A workspace of two deals that files and people tell of."""

    def __init__(self):
        self.by = MemberFactory(workspace=WorkspaceFactory(), role=Role.ADMIN)
        self.moves = 0
        self.file([(still_open, None, "3,200,000")] * 2)

    @property
    def at(self):
        """Every move has its own moment."""
        return NOON + timedelta(days=self.moves)

    def file(self, told):
        """Import a file, and the same again: the second time it must leave everything as it is."""
        rows = [self._line(number, *line) for number, line in enumerate(told)]
        imported(self.by, *rows, at=self.at)
        before = everything()
        run = imported(self.by, *rows, at=self.at + timedelta(hours=1))
        assert (run.counts, everything()) == ({"unchanged": len(rows)}, before)

    def person(self, move, number, day):
        """Let somebody do something about a deal; what its standing forbids is refused."""
        deal, told = Deal.objects.order_by("pk")[number], {"by": self.by, "at": self.at}
        if move == "lose":
            details = LossDetails(submission=f"form-{self.moves}", lost_on=day)
            unless_refused(record_loss, deal=deal, details=details, **told)
        elif move == "reopen":
            unless_refused(record_return, deal=deal, returned_on=day, **told)
        elif move == "win":
            unless_refused(record_win, deal=deal, won_on=day, amount_yen=None, **told)
        elif loss := deal.losses.first():
            correct_loss(loss=loss, changes=replace(LossFacts.of(loss), lost_on=day), **told)

    def _line(self, number, kind, day, amount):
        closed = {} if kind is still_open else {"closed": day.isoformat()}
        return kind(number=f"D-{number}", name=f"商談{number}", amount=amount, **closed)


def episode_rows():
    """Return every loss, return and win of the database as it stands."""
    return {(model, row["id"]): row for model in EPISODES for row in model.objects.values()}


def everything():
    """Return all that is known of deals."""
    models = (Deal, *EPISODES, Statement, StatedReason)
    return [list(model.objects.order_by("pk").values()) for model in models], corrections()


class TestHistories(TestCase):
    @settings(max_examples=12)
    @given(steps=STEPS)
    def test_files_and_people_only_add_to_what_happened(self, steps):
        history = History()
        for move, told in steps:
            rows, kept = episode_rows(), corrections()
            history.moves += 1
            history.file(told) if move == "file" else history.person(move, *told)

            added = [correction for correction in corrections() if correction not in kept]
            before = as_first_said(episode_rows(), added)
            assert {key: before[key] for key in rows} == rows  # a row differs by what its corrections keep, and no more
            assert [correction for correction in corrections() if correction in kept] == kept
            for deal in Deal.objects.all():
                assert standing_of(told.as_episode for told in episodes_of(deal)) == deal.standing
        assert Deal.objects.count() == 2
