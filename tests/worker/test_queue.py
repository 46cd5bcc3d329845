"""The queue as the consumer meets it: names go in, one slice of each job is done, and trouble stops nobody."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from atoippo.worker import queue as queues
from atoippo.worker.models import JobRun
from atoippo.worker.queue import enqueue, queue, take_slots

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def empty_queue():
    queue.cache_clear()
    queue().huey.storage.flush_all()
    yield
    queue().huey.storage.close()
    queue.cache_clear()


def work_off():
    """Do as the consumer does until nothing waits; return how many tasks there were."""
    done = 0
    while (task := queue().huey.dequeue()) is not None:
        queue().huey.execute(task)
        done += 1
    return done


def test_enqueue_has_a_job_done_once_for_each_name():
    old = datetime(2020, 4, 1, tzinfo=UTC)
    JobRun.objects.create(job="read_words", slot=old, taken_at=old)

    enqueue("forget_old_job_runs")
    enqueue("forget_old_job_runs")

    assert work_off() == 2
    assert JobRun.objects.count() == 0


def test_a_job_comes_back_for_the_rest(monkeypatch):
    rest = iter([True, True, False])
    monkeypatch.setattr(queues, "JOBS", {"slices": lambda _at: next(rest)})

    enqueue("slices")

    assert work_off() == 3


def test_a_job_that_breaks_is_logged_and_the_next_is_done(monkeypatch, caplog):
    done = []
    monkeypatch.setattr(queues, "JOBS", {"breaks": lambda _at: 1 / 0, "works": done.append})

    enqueue("breaks")
    enqueue("of another version")
    enqueue("works")

    assert (work_off(), len(done)) == (3, 1)
    assert [record.exc_info[0] for record in caplog.records if record.exc_info] == [ZeroDivisionError, KeyError]


def test_take_slots_enqueues_what_is_due():
    take_slots()

    jobs = {task.args[0] for task in queue().huey.pending()}
    assert jobs == set(JobRun.objects.values_list("job", flat=True))
    assert "work_off_intakes" in jobs


def test_a_message_that_is_not_ours_is_refused():
    queue().huey.storage.enqueue(b"not signed by this installation")

    with pytest.raises(ValueError, match="not found"):
        queue().huey.dequeue()


def test_a_name_can_wait_before_it_is_taken():
    enqueue("forget_old_job_runs", timedelta(seconds=10))

    task = queue().huey.dequeue()
    queue().huey.execute(task)  # it is not its time yet: Huey lays it aside

    assert [waiting.args for waiting in queue().huey.scheduled()] == [("forget_old_job_runs",)]
