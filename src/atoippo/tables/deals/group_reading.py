"""From a group of sheets to typed deal rows: columns chosen once, read column by column, put together row by row."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from atoippo.tables.columns.choice import choose_columns
from atoippo.tables.deals.amount_column import NO_AMOUNT, about_unit, header_with_unit, read_amounts, unit_of_column
from atoippo.tables.deals.deal_days import read_days
from atoippo.tables.deals.found import Found
from atoippo.tables.deals.grouped_labels import with_labels_repeated
from atoippo.tables.deals.outcome_column import read_outcomes
from atoippo.tables.deals.quoted_amounts import quoted_where_not_won
from atoippo.tables.deals.reason_column import read_reasons
from atoippo.tables.deals.row_faults import NAMES, find_row_faults, only_numbered
from atoippo.tables.deals.rows_below import faults_below
from atoippo.tables.deals.stage_column import read_stages
from atoippo.tables.deals.text_columns import TextColumns
from atoippo.tables.rows import DealRow, Field
from atoippo.tables.vocabulary.clues import Clue

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from atoippo.tables.columns.choice import Columns
    from atoippo.tables.columns.deal_columns import DealColumns
    from atoippo.tables.deals.amount_column import Amount
    from atoippo.tables.deals.deal_days import DealDays
    from atoippo.tables.deals.found import Fault
    from atoippo.tables.deals.sheet_groups import SheetGroup
    from atoippo.tables.deals.stage_column import Stages
    from atoippo.tables.rows import ColumnChoice, Place, ReadingOptions
    from atoippo.values.companies import CompanyName
    from atoippo.values.message import Message
    from atoippo.values.outcome import Outcome
    from atoippo.values.reach import Reach
    from atoippo.values.reason import Reason

LABELS = (
    Field.CONTACT,
    Field.MEMBER,
    Field.TEAM,
    Field.PRODUCT,
    Field.INDUSTRY,
    Field.REGION,
    Field.SOURCE,
    Field.COMPETITOR,
)


@dataclass(frozen=True, slots=True)
class DealValues:
    """Every column of the deals, read; `labels` holds the fields that are plain words."""

    outcomes: Sequence[Outcome]
    deal_ids: Sequence[str | None]
    deals: Sequence[str | None]
    companies: Sequence[CompanyName | None]
    corporate_numbers: Sequence[str | None]
    labels: Mapping[Field, Sequence[str | None]]
    stages: Sequence[str]
    reaches: Sequence[Reach | None]
    amounts: Sequence[Amount]
    opened: Sequence[date | None]
    closed: Sequence[date | None]
    reason_words: Sequence[str | None]
    told: Sequence[Reason | None]
    notes: Sequence[str | None]

    def deal(self, row: int, place: Place) -> DealRow:
        """Return one row as a deal."""
        yen, other = self.amounts[row]
        return DealRow(
            place=place,
            outcome=self.outcomes[row],
            deal_id=self.deal_ids[row],
            deal=self.deals[row],
            company=self.companies[row],
            corporate_number=self.corporate_numbers[row],
            contact=self.labels[Field.CONTACT][row],
            member=self.labels[Field.MEMBER][row],
            team=self.labels[Field.TEAM][row],
            product=self.labels[Field.PRODUCT][row],
            industry=self.labels[Field.INDUSTRY][row],
            region=self.labels[Field.REGION][row],
            source=self.labels[Field.SOURCE][row],
            stage=self.stages[row] or None,
            reach=self.reaches[row],
            amount_yen=yen,
            foreign_amount=other,
            opened_on=self.opened[row],
            closed_on=self.closed[row],
            reason_words=self.reason_words[row],
            told=self.told[row],
            note=self.notes[row],
            competitor=self.labels[Field.COMPETITOR][row],
        )


@dataclass(frozen=True, slots=True)
class GroupReading:
    """What a group of sheets gave: the values of its deals, the rows at fault, and words for the person.

    `group` is the group without the rows that hold nothing but their own number.
    `header` is that of the table, save that an amount column bears the unit that a title names.
    """

    group: SheetGroup
    table: DealColumns
    header: tuple[str, ...]
    columns: Columns
    choices: Mapping[Field, ColumnChoice]
    values: DealValues
    faults: Mapping[int, Fault]
    notices: tuple[Message, ...]

    def cells(self, row: int) -> tuple[str, ...]:
        """Return the cells of a row as they stand."""
        return self.table.texts_of_row(row)


def read_group(group: SheetGroup, options: ReadingOptions) -> GroupReading | None:
    """Return the deals of a group; None where nothing in it tells which deals were won or lost."""
    if not any(piece.layout.body for piece in group.pieces):
        return None
    columns = choose_columns(group.columns(), options.columns)
    titled = any(outcome is not None for piece in group.pieces for outcome in piece.outcomes())
    if not (columns.tell_outcomes or (columns.name_deals and titled)):
        return None
    group = with_labels_repeated(group.without(only_numbered(group.columns(), columns)), columns)
    table = group.columns()
    outcomes = read_outcomes(table, columns, [outcome for piece in group.pieces for outcome in piece.outcomes()])
    days = read_days(table, columns, outcomes.values, day_first=options.day_first)
    texts = TextColumns(group, table, columns)
    return _put_together(group, columns, outcomes, days, texts)


def _put_together(
    group: SheetGroup, columns: Columns, outcomes: Found[Outcome], days: DealDays, texts: TextColumns
) -> GroupReading:
    table = texts.table
    stages = read_stages(table, columns, outcomes.values)
    amounts, unit = _amounts(table, columns, group.title_unit, outcomes.values)
    reasons = _reasons(texts, columns, outcomes.values)
    values = _values(texts, outcomes, days, stages, amounts, reasons)
    separated = group.pieces[0].sheet.separator != ""
    row_faults = {
        **faults_below(group, columns),
        **find_row_faults(table, columns, _names(columns, values), separated=separated),
    }
    return GroupReading(
        group=group,
        table=table,
        header=_header(table, columns, unit),
        columns=columns,
        choices=_explained(columns, about_unit(unit), days.orders),
        values=values,
        faults={**days.faults, **amounts.faults, **outcomes.faults, **row_faults},
        notices=(
            *columns.notices,
            *texts.notices,
            *outcomes.notices,
            *stages.notices,
            *amounts.notices,
            *reasons.notices,
            *days.notices,
        ),
    )


def _values(
    texts: TextColumns,
    outcomes: Found[Outcome],
    days: DealDays,
    stages: Stages,
    amounts: Found[Amount],
    reasons: Found[Reason | None],
) -> DealValues:
    return DealValues(
        outcomes=outcomes.values,
        deal_ids=texts.words(Field.DEAL_ID),
        deals=texts.words(Field.DEAL),
        companies=texts.companies(),
        corporate_numbers=texts.corporate_numbers,
        labels={field: texts.labels(field) for field in LABELS},
        stages=stages.words,
        reaches=stages.reaches,
        amounts=amounts.values,
        opened=days.opened,
        closed=days.closed,
        reason_words=texts.reason_words(),
        told=reasons.values,
        notes=texts.notes(),
    )


def _amounts(
    table: DealColumns, columns: Columns, title_unit: int | None, outcomes: Sequence[Outcome]
) -> tuple[Found[Amount], int]:
    choice = columns.choices.get(Field.AMOUNT)
    if choice is None:
        return Found([NO_AMOUNT] * len(table.rows)), 1
    currency = columns.clue(Clue.CURRENCY)
    currencies = table.texts(currency) if currency is not None else None

    def read(column: int) -> Found[Amount]:
        header = table.header[column]
        unit = unit_of_column(header, title_unit)
        return read_amounts(table.texts(column), header, unit=unit, currencies=currencies)

    found = quoted_where_not_won(choice.index, columns.other_amounts, outcomes, read, table.header)
    return found, unit_of_column(choice.column, title_unit)


def _header(table: DealColumns, columns: Columns, unit: int) -> tuple[str, ...]:
    amount = columns.index(Field.AMOUNT)
    return tuple(header_with_unit(name, unit) if i == amount else name for i, name in enumerate(table.header))


def _reasons(texts: TextColumns, columns: Columns, outcomes: Sequence[Outcome]) -> Found[Reason | None]:
    choice = columns.choices.get(Field.REASON)
    return read_reasons(texts.raw(Field.REASON), choice.column, outcomes) if choice else Found([None] * len(outcomes))


def _names(columns: Columns, values: DealValues) -> dict[Field, Sequence[object]]:
    found = dict(zip(NAMES, (values.deal_ids, values.deals, values.companies), strict=True))
    return {field: found[field] for field in NAMES if field in columns.choices}


def _explained(columns: Columns, unit: Message | None, orders: Mapping[int, Message]) -> dict[Field, ColumnChoice]:
    """Return the choices with how their cells were read: unit, order of day and month."""
    return {
        field: replace(choice, detail=unit if field is Field.AMOUNT else orders.get(choice.index))
        for field, choice in columns.choices.items()
    }
