from __future__ import annotations

import pytest

from atoippo.deals.rules import OfAnotherWorkspace
from atoippo.lessons.actions import PromiseNeedsWords, make_promise
from atoippo.lessons.models import Promise
from atoippo.teams.models import AuditEntry
from workplace import NOON, LostDealFactory, MemberFactory

WORDS = "次は、予算の時期を最初にうかがう"


@pytest.fixture
def loss(workspace):
    return LostDealFactory(workspace=workspace).losses.get()


def test_a_promise_is_its_makers_and_its_words_stand_nowhere_else(loss, rep):
    promise = make_promise(loss=loss, words=f" {WORDS} ", by=rep, at=NOON)

    assert list(Promise.objects.values_list("member", "loss", "words", "made_at")) == [(rep.pk, loss.pk, WORDS, NOON)]
    assert list(AuditEntry.objects.values_list("by", "action", "subject_type", "subject_id", "changes")) == [
        (rep.pk, "promise.made", "lessons.promise", promise.pk, {})
    ]


def test_the_same_words_again_write_nothing_but_another_member_makes_an_own_one(loss, rep, manager):
    first = make_promise(loss=loss, words=WORDS, by=rep, at=NOON)

    again = make_promise(loss=loss, words=WORDS, by=rep, at=NOON)
    theirs = make_promise(loss=loss, words=WORDS, by=manager, at=NOON)

    assert (again, theirs.member, Promise.objects.count()) == (first, manager, 2)


def test_a_promise_has_words_and_its_own_workspace(loss, rep):
    with pytest.raises(PromiseNeedsWords):
        make_promise(loss=loss, words="　", by=rep, at=NOON)
    with pytest.raises(OfAnotherWorkspace):
        make_promise(loss=loss, words=WORDS, by=MemberFactory(), at=NOON)
