"""The sample's deals as the reps wrote them down, with the truth that the file does not show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from atoippo.tables.sample.chances import chances
from atoippo.tables.sample.courses import Course, draw_courses
from atoippo.tables.sample.customers import written_contact, written_name
from atoippo.tables.sample.notes import NoteKind, Scene, write_note
from atoippo.values.business_calendar import BusinessCalendar
from atoippo.values.outcome import Outcome
from atoippo.values.reach import Reach
from atoippo.values.reason import Reason

if TYPE_CHECKING:
    from atoippo.tables.sample.company import Rep

LONGEST_SAMPLE: Final = 200_000  # as many rows as a file may have
DAYS_COVERED: Final = 1_095  # three years


class NotASampleSize(ValueError):  # noqa: N818 - named as a sentence
    """A sample has at least one row and no more than a file may have."""


@dataclass(frozen=True, slots=True)
class SampleDeal:
    """A deal of the sample: what stands in the file, and beside it the truth.

    Only truth, not in the file: `reason`, `company` (the registered name), `note_kind` (what the note tells) and
    `came_from` (the lost deal that came back as this one). `told` is the drop-down's reason, None where it was left empty.
    """

    deal_id: str
    name: str
    company: str
    company_written: str
    contact: str | None
    rep: Rep
    product: str
    industry: str
    region: str
    source: str
    reach: Reach
    outcome: Outcome
    amount_yen: int | None
    opened_on: date
    closed_on: date | None
    competitor: str | None
    told: Reason | None
    note: str | None
    reason: Reason | None
    note_kind: NoteKind | None
    came_from: str | None

    @property
    def member(self) -> str:
        """The rep's name."""
        return self.rep.name

    @property
    def team(self) -> str:
        """The rep's team."""
        return self.rep.team


TOLD_BLANK, TOLD_OTHER, TOLD_TRUE = 0.26, 0.22, 0.36  # else a reason that is easier to write down than the true one
TOLD_PRICE_BY_HABIT: Final = 0.75
OWNED_UP: Final = 0.3  # of those who would tell the truth: writes that it was our own conduct
_EASY_REASONS: Final = chances({Reason.PRICE_BUDGET: 0.5, Reason.TIMING: 0.32, Reason.COMPETITOR: 0.18})

NOTE_BY_OUTCOME: Final = MappingProxyType({Outcome.WON: 0.55, Outcome.OPEN: 0.7})
NOTE_WHEN_UNTOLD, NOTE_WHEN_TOLD = 0.95, 0.84
COVERS: Final = 0.11
_ENDS: Final = chances({NoteKind.OTHER: 0.88, NoteKind.DUPLICATE: 0.12})
_LAST_ENDS: Final = chances(  # nothing goes on with a company that is closed or wants no calls
    {NoteKind.OTHER: 0.48, NoteKind.CLOSED: 0.2, NoteKind.NO_CONTACT: 0.2, NoteKind.DUPLICATE: 0.12}
)

UNQUOTED: Final = 0.2  # of the deals that never got to a proposal: no amount
_SPREAD: Final = (0.4, 0.55, 0.7, 0.8, 0.9, 1.0, 1.1, 1.25, 1.45, 1.8, 2.6)


def sample_deals(*, rows: int = 2_500, seed: int = 20260401, until: date = date(2026, 3, 31)) -> tuple[SampleDeal, ...]:
    """Return the deals of the three years before `until`, in the order in which they were opened."""
    if not 1 <= rows <= LONGEST_SAMPLE:
        raise NotASampleSize(rows)
    rng = Random(seed)
    days = _working_days(until)
    courses = draw_courses(rows, len(days), rng)
    ids = {course.approach.number: f"MN{place:05}" for place, course in enumerate(courses, start=1)}
    by_end = sorted(courses, key=lambda course: len(days) if course.closed is None else course.closed)
    last = {course.approach.customer.number: course.approach.number for course in by_end}
    return tuple(
        _written_down(course, ids, days, rng, is_last=last[course.approach.customer.number] == course.approach.number)
        for course in courses
    )


def _working_days(until: date) -> list[date]:
    calendar = BusinessCalendar()
    days = (until - timedelta(days=back) for back in range(DAYS_COVERED - 1, -1, -1))
    return [day for day in days if calendar.is_open(day)]


def _written_down(course: Course, ids: dict[int, str], days: list[date], rng: Random, *, is_last: bool) -> SampleDeal:
    approach = course.approach
    customer = approach.customer
    contact = customer.contacts[rng.random() < 0.25]
    told = _told(course, rng)
    note_kind = _note_kind(course, told, rng, is_last=is_last)
    closed_on = None if course.closed is None else days[course.closed]
    scene = Scene(course.reach, approach.product.name, course.rival, contact, closed_on or days[-1])
    return SampleDeal(
        deal_id=ids[approach.number],
        name=_name(course, rng),
        company=customer.name,
        company_written=written_name(customer, rng),
        contact=written_contact(contact, rng.random()),
        rep=approach.rep,
        product=approach.product.name,
        industry=customer.industry,
        region=customer.region,
        source=approach.source,
        reach=course.reach,
        outcome=course.outcome,
        amount_yen=_amount_yen(course, rng),
        opened_on=days[approach.opened],
        closed_on=closed_on,
        competitor=course.rival,
        told=told,
        note=None if note_kind is None else write_note(note_kind, scene, rng),
        reason=course.reason,
        note_kind=note_kind,
        came_from=None if approach.came_from is None else ids[approach.came_from],
    )


def _name(course: Course, rng: Random) -> str:
    names = course.approach.product.deal_names
    name = names[int(len(names) * rng.random())]
    return name if course.approach.came_from is None else f"{name}（再提案）"


def _told(course: Course, rng: Random) -> Reason | None:
    if course.reason is None:
        return None
    if course.approach.rep.writes_price and rng.random() < TOLD_PRICE_BY_HABIT:
        return Reason.PRICE_BUDGET
    share = rng.random()
    if share < TOLD_BLANK:
        return None
    if share < TOLD_BLANK + TOLD_OTHER or course.reason is Reason.OTHER:
        return Reason.OTHER
    owned_up = course.reason is not Reason.RESPONSE_ATTITUDE or rng.random() < OWNED_UP
    if share < TOLD_BLANK + TOLD_OTHER + TOLD_TRUE and owned_up:
        return course.reason
    return _EASY_REASONS.at(rng.random())


def _note_kind(course: Course, told: Reason | None, rng: Random, *, is_last: bool) -> NoteKind | None:
    if course.reason is None:
        return NoteKind(course.outcome) if rng.random() < NOTE_BY_OUTCOME[course.outcome] else None
    if rng.random() >= (NOTE_WHEN_UNTOLD if told in {None, Reason.OTHER} else NOTE_WHEN_TOLD):
        return None
    if rng.random() < COVERS:
        return NoteKind.COVER
    if course.reason is not Reason.OTHER:
        return NoteKind(course.reason)
    return (_LAST_ENDS if is_last else _ENDS).at(rng.random())


def _amount_yen(course: Course, rng: Random) -> int | None:
    if course.reach <= Reach.SHARED and rng.random() < UNQUOTED:
        return None
    place = (len(_SPREAD) - 1) * rng.random()
    below = int(place)
    spread = _SPREAD[below] + (_SPREAD[below + 1] - _SPREAD[below]) * (place - below)
    thousands = course.approach.product.thousand_yen * course.approach.customer.size * spread
    step = 10 if thousands < 1_000 else 50 if thousands < 5_000 else 100
    return max(1, round(thousands / step)) * step * 1_000
