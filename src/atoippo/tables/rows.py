"""What a file becomes: deal rows, set-aside rows, named rows, and what was found out about each sheet."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from atoippo.values.companies import CompanyName
    from atoippo.values.message import Message
    from atoippo.values.outcome import Outcome
    from atoippo.values.reach import Reach
    from atoippo.values.reason import Reason


class Field(StrEnum):
    """What a column can mean to us; the names are those of `--map 列名=field`."""

    DEAL_ID = "deal_id"
    DEAL = "deal"
    COMPANY = "company"
    CORPORATE_NUMBER = "corporate_number"
    CONTACT = "contact"
    MEMBER = "member"
    TEAM = "team"
    PRODUCT = "product"
    INDUSTRY = "industry"
    REGION = "region"
    SOURCE = "source"
    STAGE = "stage"
    OUTCOME = "outcome"
    AMOUNT = "amount"
    OPENED_ON = "opened_on"
    CLOSED_ON = "closed_on"
    REASON = "reason"
    NOTE = "note"
    COMPETITOR = "competitor"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands: file name, sheet name ("" in a CSV) and line (1 = the first line of the sheet)."""

    file: str
    sheet: str
    line: int


@dataclass(frozen=True, slots=True)
class DealRow:
    """One deal as a file tells it; what the file leaves blank or does not know is None, never 0 or ""."""

    place: Place
    outcome: Outcome
    deal_id: str | None = None
    deal: str | None = None
    company: CompanyName | None = None
    corporate_number: str | None = None  # 法人番号, its check digit proved
    contact: str | None = None
    member: str | None = None
    team: str | None = None
    product: str | None = None
    industry: str | None = None
    region: str | None = None
    source: str | None = None
    stage: str | None = None
    reach: Reach | None = None
    amount_yen: int | None = None
    foreign_amount: str | None = None  # another currency keeps its text and stays out of yen totals
    opened_on: date | None = None
    closed_on: date | None = None
    reason_words: str | None = None  # as written in the reason column
    told: Reason | None = None  # the reason column's words, where they name one of ours; None: empty or free text
    note: str | None = None
    competitor: str | None = None


@dataclass(frozen=True, slots=True)
class SetAside:
    """A row that could not be taken: where, which value of which column, what to do; its cells as they stand in the file."""

    place: Place
    column: str  # header of the column at fault, "" when the whole row is
    value: str
    advice: Message
    header: tuple[str, ...]
    cells: tuple[str, ...]


class RowKind(StrEnum):
    """Why a row that is no deal is no deal."""

    TITLE = "title"
    HEADER = "header"
    BLANK = "blank"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """Which column was taken for a field, how sure that is (0–1) and how it was found."""

    field: Field
    column: str
    index: int
    confidence: float
    how: str  # "option", "preset", "header", "values"
    detail: Message | None = None  # e.g. unit read from the header, order of day and month


@dataclass(frozen=True, slots=True)
class SheetReport:
    """What was found out about one sheet, and the sum: read = taken + set aside + named."""

    file: str
    sheet: str
    encoding: str  # "cp932", "utf-8-sig", …; "xlsx" or "xls" for workbooks
    separator: str  # "," ";" "\t"; "" for workbooks
    preset: str | None
    columns: Mapping[Field, ColumnChoice]
    rows_read: int
    rows_taken: int
    rows_set_aside: int
    named: Mapping[RowKind, int]
    notices: tuple[
        Message, ...
    ] = ()  # what a person should know or may correct: date order, unknown words, duplicates …
    unused_columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the files gave, stacked in the order given; nothing is joined."""

    deals: tuple[DealRow, ...]
    set_aside: tuple[SetAside, ...]
    sheets: tuple[SheetReport, ...]

    @property
    def rows_read(self) -> int:
        """All lines of all sheets."""
        return sum(sheet.rows_read for sheet in self.sheets)

    @property
    def rows_named(self) -> int:
        """Lines that are header, title, blank or total."""
        return sum(sum(sheet.named.values()) for sheet in self.sheets)

    @property
    def missing_fields(self) -> frozenset[Field]:
        """Fields that no sheet has a column for."""
        return frozenset(Field).difference(*(sheet.columns for sheet in self.sheets))


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """What the person said about the files, to overrule what is found."""

    encoding: str | None = None
    columns: Mapping[str, Field | None] = field(default_factory=dict)  # header → field; None: of no use to us
    day_first: bool | None = None  # 03/04/2025 is 3 April (True) or March 4 (False)


class FileRefused(Exception):  # noqa: N818 - named as a sentence
    """A file can't be taken at all; says why and what to do."""

    def __init__(self, advice: Message) -> None:
        super().__init__(str(advice))
        self.advice = advice
