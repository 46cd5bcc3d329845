"""The work that nobody waits for: each job does one slice of at most two seconds and says whether there is more."""

from __future__ import annotations

from datetime import timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

from atoippo.worker.models import JobRun

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

JOB_RUNS_KEPT = timedelta(days=7)


def forget_old_job_runs(at: datetime) -> bool:
    """Clear away the slots that nobody asks about any more."""
    JobRun.objects.filter(taken_at__lt=at - JOB_RUNS_KEPT).delete()
    return False


JOBS: Mapping[str, Callable[[datetime], bool]] = MappingProxyType({"forget_old_job_runs": forget_old_job_runs})
