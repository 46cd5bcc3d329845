"""When which job is looked at, in Tokyo's time; a slot is taken by one worker, however many look."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Protocol
from zoneinfo import ZoneInfo

from atoippo.worker.models import JobRun

if TYPE_CHECKING:
    from collections.abc import Sequence

TOKYO = ZoneInfo("Asia/Tokyo")


class Entry(Protocol):
    """A line of the timetable."""

    @property
    def do(self) -> str:
        """The job's name."""

    def newest_slot(self, now: datetime) -> datetime:
        """Return the last moment, up to now, at which the job was due."""


@dataclass(frozen=True, slots=True)
class EveryMinutes:
    """A job that is due every so many minutes of the day."""

    minutes: int
    do: str

    def newest_slot(self, now: datetime) -> datetime:
        """Return the last whole step; steps that were missed are not made up, for the next one finds all rows."""
        midnight = now.astimezone(TOKYO).replace(hour=0, minute=0, second=0, microsecond=0)
        step = timedelta(minutes=self.minutes)
        return midnight + (now - midnight) // step * step


@dataclass(frozen=True, slots=True)
class Daily:
    """A job that is due once a day; a day missed while nothing ran is made up once, at the next look."""

    at: str
    do: str

    def newest_slot(self, now: datetime) -> datetime:
        """Return today's moment, or yesterday's while today's is still to come."""
        today = datetime.combine(now.astimezone(TOKYO), time.fromisoformat(self.at), TOKYO)
        return today if today <= now else today - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Weekly:
    """A job that is due once a week, on a day counted from Monday (0); a week missed is made up once."""

    weekday: int
    at: str
    do: str

    def newest_slot(self, now: datetime) -> datetime:
        """Return this week's moment, or last week's while this week's is still to come."""
        today = now.astimezone(TOKYO).date()
        day = today - timedelta(days=(today.weekday() - self.weekday) % 7)
        moment = datetime.combine(day, time.fromisoformat(self.at), TOKYO)
        return moment if moment <= now else moment - timedelta(days=7)


TIMETABLE: Sequence[Entry] = (
    EveryMinutes(1, do="inspect_uploads"),
    EveryMinutes(1, do="work_off_intakes"),
    EveryMinutes(1, do="read_words"),
    EveryMinutes(1, do="propose_matches"),
    EveryMinutes(1, do="restate_stages"),
    EveryMinutes(1, do="send_due_mail"),
    EveryMinutes(5, do="note_unknown_mail"),
    Daily("09:00", do="nudge_what_waits"),
    Daily("12:00", do="tell_what_waited"),
    Weekly(0, "07:00", do="release_masked"),  # that a batch comes on a Monday tells nothing of when its answers came
    Daily("03:00", do="forget_old_uploads"),
    Daily("03:30", do="forget_old_job_runs"),
)


def take_due_slots(*, now: datetime, timetable: Sequence[Entry] = TIMETABLE) -> list[str]:
    """Take each due slot that nobody has taken, and return the jobs to do."""
    due = {(entry.do, entry.newest_slot(now)) for entry in timetable}
    taken = set(JobRun.objects.filter(slot__in={slot for _, slot in due}).values_list("job", "slot"))
    return sorted(job for job, slot in due - taken if _take(job, slot, now=now))


def _take(job: str, slot: datetime, *, now: datetime) -> bool:
    """Try to be the one whose row the slot is."""
    _, is_ours = JobRun.objects.get_or_create(job=job, slot=slot, defaults={"taken_at": now})
    return is_ours
