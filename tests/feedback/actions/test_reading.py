from __future__ import annotations

import pytest

from atoippo.feedback.actions import NotYoursToRead, mark_read, mark_release_read
from atoippo.feedback.models import AnswerRelease
from atoippo.feedback.queries import answers_to_read, releases_to_read
from atoippo.teams.models import AuditEntry
from feedback.asked import answer, asked
from workplace import NOON, TODAY, MemberFactory


def test_a_read_answer_leaves_today(rep):
    told = answer(asked(rep), reasons=("timing",))

    mark_read(answer=told, by=rep, at=NOON)
    mark_read(answer=told, by=rep, at=NOON)

    assert list(answers_to_read(rep)) == []
    assert AuditEntry.objects.filter(action="feedback.read").count() == 1


def test_an_answer_is_read_by_whom_it_waits_for(rep, manager):
    told = answer(asked(rep), reasons=("timing",))
    masked = answer(asked(rep), reasons=("timing",), masked=True)

    for member, waiting in ((manager, told), (rep, masked), (MemberFactory(workspace=rep.workspace), told)):
        with pytest.raises(NotYoursToRead):
            mark_read(answer=waiting, by=member, at=NOON)


def test_reading_a_masked_answer_leaves_no_trace(rep, manager):
    masked = answer(asked(rep), reasons=("timing",), masked=True)
    before = AuditEntry.objects.count()

    mark_read(answer=masked, by=manager, at=NOON)

    assert list(answers_to_read(manager)) == []
    assert AuditEntry.objects.count() == before


def test_a_read_batch_leaves_today(rep, manager):
    batch = AnswerRelease.objects.create(
        workspace=rep.workspace,
        team=rep.workspace.teams.get(),
        about=rep,
        answers_count=3,
        reasons={},
        released_on=TODAY,
    )
    with pytest.raises(NotYoursToRead):
        mark_release_read(release=batch, by=manager, at=NOON)

    mark_release_read(release=batch, by=rep, at=NOON)

    assert list(releases_to_read(rep)) == []
