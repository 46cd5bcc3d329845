from __future__ import annotations

import pytest

from atoippo.lessons.actions import make_promise
from atoippo.lessons.models import Promise
from atoippo.lessons.queries import losses_with_a_promise, promises_of
from workplace import NOON, LostDealFactory


@pytest.mark.parametrize("count", [1, 3])
def test_promises_of_a_member_are_the_newest_first(count, workspace, rep, manager, django_assert_num_queries):
    losses = [LostDealFactory(workspace=workspace).losses.get() for _ in range(count)]
    made = [make_promise(loss=loss, words="次は先に伺う", by=rep, at=NOON) for loss in losses]
    make_promise(loss=losses[0], words="次は同席する", by=manager, at=NOON)

    with django_assert_num_queries(1):
        told = [(promise, promise.loss.deal.company.name) for promise in promises_of(rep)]

    assert told == [(promise, promise.loss.deal.company.name) for promise in reversed(made)]


def test_nobody_reads_anothers_promise_whatever_their_role(workspace, rep, manager, admin):
    loss = LostDealFactory(workspace=workspace).losses.get()
    promise = make_promise(loss=loss, words="次は先に伺う", by=rep, at=NOON)

    seen = [list(Promise.objects.visible_to(member)) for member in (rep, manager, admin)]

    assert seen == [[promise], [], []]


def test_losses_with_a_promise_tell_only_that_there_is_one(workspace, rep):
    losses = [LostDealFactory(workspace=workspace).losses.get() for _ in range(2)]
    make_promise(loss=losses[0], words="次は先に伺う", by=rep, at=NOON)

    assert losses_with_a_promise(losses) == {losses[0].pk}
