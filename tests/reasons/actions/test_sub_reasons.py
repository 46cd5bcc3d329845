"""The finer reasons change their names; what was said with them keeps the words of its day."""

from __future__ import annotations

from datetime import timedelta

import pytest

from atoippo.reasons.actions import (
    LastSubReason,
    MergesIntoItself,
    OnlyAdminsChangeReasons,
    SubReasonNameTaken,
    SubReasonNeedsName,
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
from atoippo.teams.models import AuditEntry
from atoippo.values.reason import Reason
from workplace import NOON, LostDealFactory

PRICE, TIMING = Reason.PRICE_BUDGET, Reason.TIMING
NO_BUDGET, MISMATCH = "予算が取れない", "価格が合わない"


@pytest.fixture
def told(admin):
    return {"reason": PRICE, "by": admin, "at": NOON}


@pytest.fixture
def say(workspace, rep):
    def said(sub, reason=PRICE):
        loss = LostDealFactory(workspace=workspace).losses.get()
        reasons = (StatedReasonDetails(reason=reason, sub=sub),)
        details = StatementDetails(voice=Voice.REP, known_by=KnownBy.HEARD, reasons=reasons)
        return state_reasons(loss=loss, details=details, by=rep, at=NOON)

    return said


def names(workspace, reason=PRICE, at=NOON):
    return [sub.name for sub in sub_reasons_of(workspace, at)[reason]]


def test_a_workspace_begins_with_the_defaults_and_without_a_row(workspace):
    assert names(workspace) == [MISMATCH, NO_BUDGET, "効果に見合わない", "支払・契約条件"]
    assert SubReason.objects.count() == 0


def test_add_offers_an_own_one_after_the_defaults(workspace, told):
    row = add_sub_reason(name=" 為替 ", **told)

    assert names(workspace)[-1] == "為替"
    assert (row.default_key, row.made_at) == ("", NOON)
    assert list(AuditEntry.objects.values_list("action", "subject_id", "changes")) == [
        ("sub_reason.added", row.pk, {"name": "為替"})
    ]


@pytest.mark.parametrize(("name", "error"), [("  ", SubReasonNeedsName), (NO_BUDGET, SubReasonNameTaken)])
def test_add_refuses_an_empty_name_and_one_that_is_there(told, name, error):
    with pytest.raises(error):
        add_sub_reason(name=name, **told)

    assert SubReason.objects.count() == 0


def test_renaming_changes_what_is_offered_but_not_what_was_said(workspace, told, say):
    statement = say(NO_BUDGET)

    rename_sub_reason(name=NO_BUDGET, new_name="来期予算待ち", **told)

    assert names(workspace)[:2] == [MISMATCH, "来期予算待ち"]
    assert statement.reasons.get().sub_words == NO_BUDGET
    assert AuditEntry.objects.last().changes == {"name": [NO_BUDGET, "来期予算待ち"]}


def test_what_is_said_by_a_renamed_defaults_first_name_is_the_renamed_one(told, say):
    row = rename_sub_reason(name=NO_BUDGET, new_name="来期予算待ち", **told)

    stated = say(NO_BUDGET).reasons.get()

    assert (stated.sub_reason, stated.sub_words) == (row, "来期予算待ち")


def test_renaming_to_the_same_name_writes_nothing_and_to_anothers_is_refused(told):
    rename_sub_reason(name=NO_BUDGET, new_name=f" {NO_BUDGET}", **told)
    assert AuditEntry.objects.count() == 0

    with pytest.raises(SubReasonNameTaken):
        rename_sub_reason(name=NO_BUDGET, new_name=MISMATCH, **told)


def test_one_name_may_stand_under_two_reasons(workspace, admin):
    add_sub_reason(reason=TIMING, name=NO_BUDGET, by=admin, at=NOON)

    assert (NO_BUDGET in names(workspace), NO_BUDGET in names(workspace, TIMING)) == (True, True)


def test_merging_counts_both_as_one_and_changes_nothing_that_was_said(workspace, told, say):
    stated = [say(NO_BUDGET), say(MISMATCH)]
    before = list(StatedReason.objects.order_by("pk").values())

    head = merge_sub_reasons(name=NO_BUDGET, into=MISMATCH, **told)

    offered = sub_reasons_of(workspace, NOON)[PRICE]
    assert [(sub.name, sub.used) for sub in offered][:2] == [(MISMATCH, 2), ("効果に見合わない", 0)]
    assert list(StatedReason.objects.order_by("pk").values()) == before
    assert (head.name, len(stated)) == (MISMATCH, 2)
    assert [row.merged_into for row in retired_sub_reasons_of(workspace)[PRICE]] == [head]


def test_what_was_merged_before_follows_to_the_new_head(workspace, told, say):
    say(NO_BUDGET)
    merge_sub_reasons(name=NO_BUDGET, into=MISMATCH, **told)

    head = merge_sub_reasons(name=MISMATCH, into="支払・契約条件", **told)

    assert set(SubReason.objects.exclude(merged_into=None).values_list("merged_into", flat=True)) == {head.pk}
    assert [(sub.name, sub.used) for sub in sub_reasons_of(workspace, NOON)[PRICE]][-1] == ("支払・契約条件", 1)


def test_merging_into_itself_or_into_what_is_not_offered_is_refused(told):
    retire_sub_reason(name=MISMATCH, **told)

    for into in (NO_BUDGET, MISMATCH):
        with pytest.raises(MergesIntoItself):
            merge_sub_reasons(name=NO_BUDGET, into=into, **told)


def test_a_retired_one_is_offered_again_when_restored(workspace, told):
    retire_sub_reason(name=MISMATCH, **told)
    retire_sub_reason(name=MISMATCH, **told)
    assert (names(workspace)[0], retired_sub_reasons_of(workspace)[PRICE][0].name) == (NO_BUDGET, MISMATCH)

    restore_sub_reason(name=MISMATCH, **told)
    restore_sub_reason(name=MISMATCH, **told)

    assert (names(workspace)[0], dict(retired_sub_reasons_of(workspace))) == (MISMATCH, {})
    assert list(AuditEntry.objects.values_list("action", flat=True)) == ["sub_reason.retired", "sub_reason.restored"]


def test_a_merged_one_counts_for_itself_when_restored(workspace, told, say):
    say(NO_BUDGET)
    merge_sub_reasons(name=NO_BUDGET, into=MISMATCH, **told)

    restore_sub_reason(name=NO_BUDGET, **told)

    assert [(sub.name, sub.used) for sub in sub_reasons_of(workspace, NOON)[PRICE]][:2] == [
        (MISMATCH, 0),
        (NO_BUDGET, 1),
    ]


def test_the_last_one_stays(workspace, told):
    first, *others = [default.name for default in DEFAULT_SUB_REASONS[PRICE]]
    for name in others:
        retire_sub_reason(name=name, **told)

    with pytest.raises(LastSubReason):
        retire_sub_reason(name=first, **told)

    assert names(workspace) == [first]


def test_what_nobody_said_for_a_year_fades_but_one(workspace, told, say):
    say(NO_BUDGET)
    add_sub_reason(name="為替", **(told | {"at": NOON + timedelta(days=300)}))

    def faded(days):
        return [sub.name for sub in sub_reasons_of(workspace, NOON + timedelta(days=days))[PRICE] if sub.is_faded]

    assert faded(365) == []
    assert faded(366) == [
        MISMATCH,
        NO_BUDGET,
        "効果に見合わない",
        "支払・契約条件",
    ]  # 為替 is offered for a short time only
    assert faded(1000) == [MISMATCH, "効果に見合わない", "支払・契約条件", "為替"]  # what was said last stays


@pytest.mark.parametrize("who", ["rep", "manager"])
def test_only_admins_change_the_finer_reasons(who, request):
    by = {"by": request.getfixturevalue(who), "at": NOON, "reason": PRICE}

    for change in (
        lambda: add_sub_reason(name="為替", **by),
        lambda: rename_sub_reason(name=NO_BUDGET, new_name="為替", **by),
        lambda: merge_sub_reasons(name=NO_BUDGET, into=MISMATCH, **by),
        lambda: retire_sub_reason(name=NO_BUDGET, **by),
        lambda: restore_sub_reason(name=NO_BUDGET, **by),
    ):
        with pytest.raises(OnlyAdminsChangeReasons):
            change()

    assert (SubReason.objects.count(), AuditEntry.objects.count()) == (0, 0)


@pytest.mark.parametrize("count", [1, 3])
def test_sub_reasons_ask_two_queries(count, workspace, say, django_assert_num_queries):
    for _ in range(count):
        say(NO_BUDGET)

    with django_assert_num_queries(2):
        used = sub_reasons_of(workspace, NOON)[PRICE][1].used

    assert used == count
