"""The work that nobody waits for: each job does one slice of at most two seconds and says whether there may be more."""

from __future__ import annotations

from datetime import timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

from atoippo.deals.actions import let_deals_follow_stages
from atoippo.intake import actions as intake
from atoippo.worker.models import JobRun

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

JOB_RUNS_KEPT = timedelta(days=7)


def inspect_uploads(at: datetime) -> bool:
    """Look at a file that somebody brought."""
    return intake.inspect_next(at=at)


def work_off_intakes(at: datetime) -> bool:
    """Import some rows of a run."""
    return intake.work_off_slice(at=at)


def read_words(at: datetime) -> bool:
    """Read some of the texts that were imported."""
    return intake.read_words_slice(at=at)


def propose_matches(at: datetime) -> bool:
    """Look for companies that may be one, in a workspace that imported something."""
    return intake.propose_next_matches(at=at)


def restate_stages(at: datetime) -> bool:
    """Let some deals follow what a 管理者 said their stage means."""
    return let_deals_follow_stages(at=at)


def forget_old_uploads(at: datetime) -> bool:
    """Delete files that were kept long enough."""
    return intake.forget_old_uploads(at=at) > 0


def forget_old_job_runs(at: datetime) -> bool:
    """Clear away the slots that nobody asks about any more."""
    JobRun.objects.filter(taken_at__lt=at - JOB_RUNS_KEPT).delete()
    return False


JOBS: Mapping[str, Callable[[datetime], bool]] = MappingProxyType(
    {
        job.__name__: job
        for job in (
            inspect_uploads,
            work_off_intakes,
            read_words,
            propose_matches,
            restate_stages,
            forget_old_uploads,
            forget_old_job_runs,
        )
    }
)
