"""However the finer reasons are renamed, merged, retired and restored: what was said stays, and every saying counts once."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from atoippo.reasons.actions import (
    add_sub_reason,
    merge_sub_reasons,
    rename_sub_reason,
    restore_sub_reason,
    retire_sub_reason,
    state_reasons,
)
from atoippo.reasons.models import KnownBy, StatedReason, SubReason, Voice
from atoippo.reasons.queries import retired_sub_reasons_of, sub_reasons_of
from atoippo.reasons.rules import DEFAULT_SUB_REASONS, StatedReasonDetails, StatementDetails
from atoippo.teams.models import Role
from atoippo.teams.refused import Refused
from atoippo.values.reason import Reason
from workplace import NOON, LostDealFactory, MemberFactory

PRICE = Reason.PRICE_BUDGET
NAMES = [*(default.name for default in DEFAULT_SUB_REASONS[PRICE]), "為替", "来期予算待ち"]
MOVES = ("say", "say", "add", "rename", "merge", "retire", "restore")
STEPS = st.lists(
    st.tuples(st.sampled_from(MOVES), st.sampled_from(NAMES), st.sampled_from(NAMES)), min_size=1, max_size=15
)


class TestHistories(TestCase):
    @settings(max_examples=40)
    @given(steps=STEPS)
    def test_what_was_said_stays_and_counts_once(self, steps):
        admin = MemberFactory(role=Role.ADMIN)
        loss = LostDealFactory(workspace=admin.workspace).losses.get()
        for move, name, other in steps:
            before = {row["id"]: row for row in StatedReason.objects.values()}
            with suppress(Refused):
                _do(move, name, other, admin, loss)

            now = {row["id"]: row for row in StatedReason.objects.values()}
            assert {pk: now[pk] for pk in before} == before
            self.assert_each_saying_counts_once(admin.workspace)

    def assert_each_saying_counts_once(self, workspace):
        offered = sub_reasons_of(workspace, NOON)[PRICE]
        names = [sub.name for sub in offered]
        gone = retired_sub_reasons_of(workspace).get(PRICE, ())
        retired = [row.pk for row in gone if row.merged_into_id is None]
        unused = StatedReason.objects.filter(sub_reason__in=retired).count()
        unused += StatedReason.objects.filter(sub_reason__merged_into__in=retired).count()

        assert len(names) == len(set(names)) > 0
        assert sum(sub.used for sub in offered) + unused == StatedReason.objects.count()
        assert [row for row in gone if row.merged_into_id and row.merged_into.merged_into_id] == []
        assert SubReason.objects.filter(retired_at__isnull=False, merged_into__isnull=False).count() == 0


def _do(move, name, other, admin, loss):
    told = {"by": admin, "at": NOON}
    about = {"reason": PRICE, "name": name, **told}
    match move:
        case "say":
            reasons = (StatedReasonDetails(reason=PRICE, sub=name),)
            details = StatementDetails(voice=Voice.REP, known_by=KnownBy.HEARD, reasons=reasons)
            state_reasons(loss=loss, details=details, **told)
        case "add":
            add_sub_reason(**about)
        case "rename":
            rename_sub_reason(new_name=other, **about)
        case "merge":
            merge_sub_reasons(into=other, **about)
        case "retire":
            retire_sub_reason(**about)
        case "restore":
            restore_sub_reason(**about)
