"""Columns of plain words: names and labels made comparable, notes put together, blanks filled where they mean "as above"."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from atoippo.tables.deals.as_above import MAY_MEAN_AS_ABOVE, filled_from_above, means_as_above
from atoippo.tables.deals.corporate_number_column import read_corporate_numbers
from atoippo.tables.rows import Field
from atoippo.tables.vocabulary.clues import Clue
from atoippo.values.blanks import says_nothing
from atoippo.values.companies import read_company
from atoippo.values.japanese_text import normalize
from atoippo.values.message import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from atoippo.tables.columns.choice import Columns
    from atoippo.tables.columns.deal_columns import DealColumns
    from atoippo.tables.deals.sheet_groups import SheetGroup
    from atoippo.values.companies import CompanyName
    from atoippo.values.message import Message

Read = TypeVar("Read")


class TextColumns:
    """The texts of a group's columns by field, with what was filled from above and how to say so."""

    def __init__(self, group: SheetGroup, table: DealColumns, columns: Columns) -> None:
        self.table = table
        self._columns = columns
        self.notices: list[Message] = []
        self.filled: dict[int, list[str]] = {}  # by column, what stands there once "as above" is followed
        for field in MAY_MEAN_AS_ABOVE:
            if (column := columns.index(field)) is not None:
                self._fill(group, field, column)
        numbers = read_corporate_numbers(self.raw(Field.CORPORATE_NUMBER), self._header(Field.CORPORATE_NUMBER))
        self.corporate_numbers = numbers.values
        self.notices.extend(numbers.notices)

    def raw(self, field: Field) -> list[str]:
        """Return a field's texts as the file holds them, "" everywhere where there is no such column."""
        column = self._columns.index(field)
        if column is None:
            return [""] * len(self.table.rows)
        return self.filled.get(column) or self.table.texts(column)

    def words(self, field: Field) -> list[str | None]:
        """Return a field's texts as written, None where they say nothing."""
        return _each(self.raw(field), lambda text: text)

    def labels(self, field: Field) -> list[str | None]:
        """Return a field's texts in one width and spacing, so that the same name is the same text."""
        return _each(self.raw(field), normalize)

    def companies(self) -> list[CompanyName | None]:
        """Return the companies, read."""
        return _each(self.raw(Field.COMPANY), read_company)

    def reason_words(self) -> list[str | None]:
        """Return the reason column as written; a dash is an answer there."""
        return [text or None for text in self.raw(Field.REASON)]

    def notes(self) -> list[str | None]:
        """Return the note column and, below it, the columns that tell about the loss in their own words."""
        taken = {self._columns.index(Field.NOTE), self._columns.index(Field.REASON)}
        details = [i for i in self._columns.clues.get(Clue.LOSS_DETAIL, ()) if i not in taken]
        parts = [self.words(Field.NOTE), *(_each(self.table.texts(i), lambda text: text) for i in details)]
        return ["\n".join(dict.fromkeys(filter(None, row))) or None for row in zip(*parts, strict=True)]

    def _header(self, field: Field) -> str:
        choice = self._columns.choices.get(field)
        return choice.column if choice else ""

    def _fill(self, group: SheetGroup, field: Field, column: int) -> None:
        texts = self.table.texts(column)
        pieces = group.by_piece(texts)
        blanks = means_as_above(pieces, field)
        filled = [text for piece in pieces for text in filled_from_above(piece, blanks=blanks)]
        n = sum(1 for before, after in zip(texts, filled, strict=True) if before != after)
        if n:
            self.filled[column] = filled
            self.notices.append(
                counted("「{column}」が空の{n}行は、上の行と同じとしました。", n=n, column=self.table.header[column])
            )


def _each(texts: Sequence[str], read: Callable[[str], Read]) -> list[Read | None]:
    known = {text: read(text) if text and not says_nothing(text) else None for text in dict.fromkeys(texts)}
    return [known[text] for text in texts]
