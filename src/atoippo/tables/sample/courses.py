"""How the sample's deals truly went, before anybody wrote them down: drawn from the firm's chances."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from atoippo.tables.rows import Field
from atoippo.tables.sample.company import (
    LOSS_RATES,
    LOST_REACH,
    OPEN_REACH,
    PRODUCT_CHANCES,
    RETURN_SOURCE,
    SOURCES,
    TEAMS,
    Product,
    Rep,
)
from atoippo.tables.sample.customers import Customer, invent_customers
from atoippo.tables.sample.patterns import reasons_of, rival_of
from atoippo.values.outcome import Outcome
from atoippo.values.reach import Reach

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from atoippo.values.reason import Reason

CUSTOMERS_PER_DEAL: Final = 0.42
RETURNS_PER_DEAL: Final = 0.04  # deals that are a lost one come back
OWN_REP: Final = 0.93  # else a colleague of the same team stood in
NEVER_DECIDED: Final = 0.03
SHORTEST_DAYS, LONGEST_DAYS = 8, 158  # working days from the first talk to the answer
RETURN_AFTER_DAYS: Final = (60, 240)  # working days from a loss to the talk that comes back


@dataclass(frozen=True, slots=True)
class Approach:
    """A deal as it stood before it went anywhere; `opened` counts the firm's working days, `number` tells it apart."""

    number: int
    customer: Customer
    rep: Rep
    product: Product
    source: str
    opened: int
    came_from: int | None = None  # the number of the lost deal that came back

    @property
    def levels(self) -> dict[str, str]:
        """The deal's level of each factor that may decide why it is lost."""
        return {
            Field.INDUSTRY: self.customer.industry,
            Field.SOURCE: self.source,
            Field.PRODUCT: self.product.name,
            Field.MEMBER: self.rep.name,
        }


@dataclass(frozen=True, slots=True)
class Course:
    """How a deal went: when it was closed (None: still open), how far it got and, of a lost one, the true reason."""

    approach: Approach
    closed: int | None
    outcome: Outcome
    reach: Reach
    reason: Reason | None
    rival: str | None


def draw_courses(rows: int, days: int, rng: Random) -> tuple[Course, ...]:
    """Return so many deals over so many working days, in the order in which they were opened."""
    customers = invent_customers(max(1, round(rows * CUSTOMERS_PER_DEAL)), rng)
    returns = round(rows * RETURNS_PER_DEAL)
    courses = [_go(_first_talk(number, customers, days, rng), days, rng) for number in range(rows - returns)]
    courses += [_go(approach, days, rng) for approach in _comebacks(courses, returns, days, rng)]
    courses += [_go(_first_talk(number, customers, days, rng), days, rng) for number in range(len(courses), rows)]
    return tuple(sorted(courses, key=lambda course: (course.approach.opened, course.approach.number)))


def _first_talk(number: int, customers: Sequence[Customer], days: int, rng: Random) -> Approach:
    customer = customers[int(len(customers) * rng.random())]
    return Approach(
        number=number,
        customer=customer,
        rep=customer.rep if rng.random() < OWN_REP else TEAMS[customer.rep.team].at(rng.random()),
        product=PRODUCT_CHANCES.at(rng.random()),
        source=SOURCES.at(rng.random()),
        opened=int(days * rng.random()),
    )


def _comebacks(courses: Sequence[Course], wanted: int, days: int, rng: Random) -> list[Approach]:
    soonest, latest = RETURN_AFTER_DAYS
    lost = [
        (course.approach, course.closed)
        for course in courses
        if course.outcome is Outcome.LOST and course.closed is not None and course.closed + latest < days
    ]
    return [
        Approach(
            number=len(courses) + place,
            customer=before.customer,
            rep=before.rep,
            product=before.product,
            source=RETURN_SOURCE,
            opened=closed + soonest + int((latest - soonest) * rng.random()),
            came_from=before.number,
        )
        for place, (before, closed) in enumerate(sorted(lost, key=lambda _: rng.random())[:wanted])
    ]


def _go(approach: Approach, days: int, rng: Random) -> Course:
    share = rng.random()
    closed = approach.opened + SHORTEST_DAYS + int((LONGEST_DAYS - SHORTEST_DAYS) * share * share)
    reason = reasons_of(approach.levels).at(rng.random())  # of a deal that is won: what would have ended it
    rival = rival_of(reason, approach.product.name, rng.random())
    if closed >= days or rng.random() < NEVER_DECIDED:
        return Course(approach, None, Outcome.OPEN, OPEN_REACH.at(rng.random()), None, rival)
    if rng.random() < LOSS_RATES[approach.source]:
        return Course(approach, closed, Outcome.LOST, LOST_REACH[reason].at(rng.random()), reason, rival)
    return Course(approach, closed, Outcome.WON, Reach.PROMISED, None, rival)
