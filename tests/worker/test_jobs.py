"""What each job does in one slice."""

from __future__ import annotations

from datetime import timedelta

import pytest

from atoippo.intake.actions import receive_upload
from atoippo.intake.models import Intake
from atoippo.worker.jobs import JOBS, forget_old_job_runs
from atoippo.worker.models import JobRun
from workplace import NOON


@pytest.mark.django_db
@pytest.mark.parametrize("job", sorted(JOBS))
def test_a_job_without_work_does_nothing_and_wants_no_more(job):
    assert JOBS[job](NOON) is False


def test_inspect_uploads_looks_at_a_file_and_asks_for_the_next(workspace, admin):
    content = "会社名,商談名,結果,失注理由\n株式会社さくら,受発注,失注,価格\n".encode()
    intake = receive_upload(workspace=workspace, name="案件.csv", content=content, by=admin, at=NOON)

    more = [JOBS["inspect_uploads"](NOON), JOBS["inspect_uploads"](NOON)]

    assert more == [True, False]
    assert Intake.objects.get(pk=intake.pk).state == "uploaded"


@pytest.mark.django_db
def test_forget_old_job_runs_keeps_a_week():
    for days in (8, 6):
        moment = NOON - timedelta(days=days)
        JobRun.objects.create(job="read_words", slot=moment, taken_at=moment)

    forget_old_job_runs(NOON)

    assert list(JobRun.objects.values_list("slot", flat=True)) == [NOON - timedelta(days=6)]
