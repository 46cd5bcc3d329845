"""The work that nobody waits for: each job does one slice of at most two seconds and says whether there may be more."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from time import monotonic
from types import MappingProxyType
from typing import TYPE_CHECKING

from atoippo.deals.actions import let_deals_follow_stages
from atoippo.debriefs.actions import receiving
from atoippo.intake import actions as intake
from atoippo.mail.actions import note_unknown_messages, send_next
from atoippo.mail.queries import can_send_from_here
from atoippo.mail.transport import SmtpTransport
from atoippo.worker.models import JobRun

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

SLICE_SECONDS = 2.0
MAILS_CLAIMED = 20  # at once; each is handed over on its own
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


def send_due_mail(at: datetime) -> bool:
    """Send the mails that are due, as many as a slice has room for; without a server there is nothing to do."""
    if not can_send_from_here():
        return False
    began, passed = monotonic(), 0.0
    with closing(SmtpTransport()) as transport:
        while passed < SLICE_SECONDS and send_next(
            transport=transport, now=at + timedelta(seconds=passed), most=MAILS_CLAIMED
        ):
            passed = monotonic() - began
    return passed >= SLICE_SECONDS


def note_unknown_mail(at: datetime) -> bool:
    """Lay before a person the mails of which nobody saw whether the server took them."""
    note_unknown_messages(at)
    return False


def tell_what_waited(at: datetime) -> bool:
    """Tell a rep what a customer answered when no マネージャー has passed it on in time."""
    return receiving.tell_what_waited(at)


def release_masked(at: datetime) -> bool:
    """Tell a rep, in one batch, what several customers answered masked."""
    return receiving.release_masked(at)


def nudge_what_waits(at: datetime) -> bool:
    """Follow up a request that nobody answered, once."""
    return receiving.nudge_what_waits(at)


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
            send_due_mail,
            note_unknown_mail,
            tell_what_waited,
            release_masked,
            nudge_what_waits,
            forget_old_uploads,
            forget_old_job_runs,
        )
    }
)
