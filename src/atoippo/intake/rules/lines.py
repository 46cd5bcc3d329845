"""The lines of a file as they go into the workspace: cut to what fits, each with the marks by which its deal is known."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from atoippo.values.japanese_text import normalize

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from atoippo.tables.rows import DealRow, Reading, SetAside
    from atoippo.values.companies import CompanyName
    from atoippo.values.outcome import Outcome
    from atoippo.values.reach import Reach
    from atoippo.values.reason import Reason

PLAIN_LIST = "list"  # where numbers of no known CRM come from
CONTENT = "content"  # where a deal is known by what stands in its row
LONGEST_NUMBER = 100
LONGEST_COMPANY, LONGEST_KEY = 200, 220

Number = tuple[str, str]  # where it comes from, and the number


@dataclass(frozen=True, slots=True)
class Marks:
    """By what a line's deal is known: its number in a CRM or list, and the digest of what it says of itself."""

    number: Number | None
    content: str


@dataclass(frozen=True, slots=True)
class Line:
    """One deal of a file, every text as long as the workspace keeps it; what the file does not say is "" or None."""

    index: int  # among the rows of the file, from 0
    sheet: str
    line: int
    marks: Marks
    said: str  # outcome and digest of all that the line says
    outcome: Outcome
    name: str
    company: str
    company_key: str
    corporate_number: str
    contact: str
    owner: str
    team: str
    product: str
    competitor: str
    industry: str
    region: str
    source: str
    stage: str
    reach: Reach | None
    amount_yen: int | None
    foreign_amount: str
    opened_on: date | None
    closed_on: date | None
    reason_words: str
    told: Reason | None
    note: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A file read, ready to be worked off: its deals first, then the rows that were set aside."""

    reading: Reading
    marks: Sequence[Marks]
    numbers: frozenset[Number]  # all that stand in the file

    @property
    def size(self) -> int:
        """How many rows there are to work off."""
        return len(self.reading.deals) + len(self.reading.set_aside)

    def lines(self, start: int, stop: int) -> list[Line]:
        """Return the deals among some rows."""
        deals = self.reading.deals[start:stop]
        return [line_of(start + i, deal, self.marks[start + i]) for i, deal in enumerate(deals)]

    def set_aside(self, start: int, stop: int) -> list[tuple[int, SetAside]]:
        """Return the set-aside rows among some rows, with their index."""
        first = len(self.reading.deals)
        begin = max(start, first)
        rows = self.reading.set_aside[begin - first : max(stop - first, 0)]
        return list(enumerate(rows, begin))


def plan_of(reading: Reading) -> Plan:
    """Give each deal of a file its marks."""
    systems = _systems(reading)
    marks = list(_told_apart(_marks(deal, systems) for deal in reading.deals))
    return Plan(reading, marks, frozenset(each.number for each in marks if each.number))


def line_of(index: int, deal: DealRow, marks: Marks) -> Line:
    """Return a deal of a file as the workspace keeps it."""
    return Line(
        index=index,
        sheet=fitting(deal.place.sheet, 100),
        line=deal.place.line,
        marks=marks,
        said=said_by(deal),
        outcome=deal.outcome,
        name=fitting(deal.deal, 300),
        company=fitting(deal.company.full if deal.company else None, LONGEST_COMPANY),
        company_key=company_key(deal.company),
        corporate_number=deal.corporate_number or "",
        contact=fitting(deal.contact, 200),
        owner=fitting(deal.member, 100),
        team=fitting(deal.team, 100),
        product=fitting(deal.product, 200),
        competitor=fitting(deal.competitor, 200),
        industry=fitting(deal.industry, 100),
        region=fitting(deal.region, 100),
        source=fitting(deal.source, 100),
        stage=fitting(deal.stage, 100),
        reach=deal.reach,
        amount_yen=deal.amount_yen,
        foreign_amount=fitting(deal.foreign_amount, 60),
        opened_on=deal.opened_on,
        closed_on=deal.closed_on,
        reason_words=fitting(deal.reason_words, 1000),
        told=deal.told,
        note=fitting(deal.note, None),
    )


def fitting(text: str | None, longest: int | None) -> str:
    """Return a text as a database can hold it: no null signs, no longer than its place."""
    return (text or "").replace("\x00", "")[:longest]


def company_key(company: CompanyName | None) -> str:
    """Return the key by which a company is found again: kind, its place and the name without it, as reports group by."""
    if company is None:
        return ""
    key = f"{company.kind}|{company.position}|{company.key}".replace("\x00", "")
    return key if len(key) <= LONGEST_KEY else f"{key[:180]}…{digest(key)}"


def person_key(name: str) -> str:
    """Return the key of a person's name: 山田　太郎 and 山田 太郎 are one."""
    return "".join(normalize(name).split())


def said_by(deal: DealRow) -> str:
    """Return the outcome that a row tells and the digest of all it says, to know an unchanged row by."""
    parts = (
        deal.outcome,
        deal.deal_id,
        deal.deal,
        deal.company.text if deal.company else None,
        deal.corporate_number,
        deal.contact,
        deal.member,
        deal.team,
        deal.product,
        deal.competitor,
        deal.industry,
        deal.region,
        deal.source,
        deal.stage,
        deal.reach and deal.reach.value,
        deal.amount_yen,
        deal.foreign_amount,
        deal.opened_on,
        deal.closed_on,
        deal.reason_words,
        deal.told,
        deal.note,
    )
    return f"{deal.outcome.value}:{digest(*parts)}"


def outcome_said(said: str) -> str:
    """Return the outcome from what `said_by` gave; "" for none."""
    return said.partition(":")[0]


def digest(*parts: object) -> str:
    """Return a short digest of parts, each kept apart from the next."""
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _systems(reading: Reading) -> dict[tuple[str, str], str]:
    """Return which CRM each sheet came from, by its preset's name without language."""
    found: dict[tuple[str, str], str] = {}
    for report in reading.sheets:
        if report.preset:
            found.setdefault((report.file, report.sheet), report.preset.partition("（")[0][:40])
    return found


def _marks(deal: DealRow, systems: Mapping[tuple[str, str], str]) -> Marks:
    system = systems.get((deal.place.file, deal.place.sheet), PLAIN_LIST)
    return Marks((system, _number(deal.deal_id)) if deal.deal_id else None, _content(deal))


def _number(text: str) -> str:
    clean = normalize(text).replace("\x00", "")
    return clean if 0 < len(clean) <= LONGEST_NUMBER else digest(text)


def _content(deal: DealRow) -> str:
    """Digest company, name and opened date; a row that tells only one of them is known by amount and closing day, too."""
    own = (company_key(deal.company), normalize(deal.deal or ""), deal.opened_on)
    if sum(map(bool, own)) < 2:
        return digest(*own, deal.amount_yen, deal.foreign_amount, deal.closed_on)
    return digest(*own)


def _told_apart(marks: Iterable[Marks]) -> Iterable[Marks]:
    """Count those that come again: the same number or content once more in a file is another deal."""
    numbers: dict[Number, int] = {}
    taken: set[Number] = set()
    contents: dict[str, int] = {}
    for each in marks:
        number = each.number
        if number is not None:
            number = _free(number, numbers, taken)
            taken.add(number)
        again = contents[each.content] = contents.get(each.content, 0) + 1
        yield Marks(number, each.content if again == 1 else f"{each.content}#{again}")


def _free(number: Number, counts: dict[Number, int], taken: set[Number]) -> Number:
    system, text = number
    again = counts[number] = counts.get(number, 0) + 1
    candidate = number if again == 1 else (system, f"{text}#{again}")
    while candidate in taken:
        again = counts[number] = again + 1
        candidate = (system, f"{text}#{again}")
    return candidate
