"""The form on which a person says what each column of a file means."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms

from atoippo.intake.rules.found import SURE_FROM
from atoippo.intake.rules.messages import message_of
from atoippo.tables.field_names import FIELD_NAMES
from atoippo.tables.rows import Field, ReadingOptions
from atoippo.values.message import Message, msg
from atoippo.web.imports.words import A_CLUE, DAY_ORDERS, ENCODINGS, NOT_USED, sureness
from atoippo.web.language import later, t

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from atoippo.intake.models import Intake

AS_FOUND, UNUSED = "as_found", ""
DAY_FIRST: Mapping[str, bool | None] = {"": None, "day": True, "month": False}
TELLING = frozenset({Field.OUTCOME, Field.STAGE, Field.REASON})
NAMING = frozenset({Field.COMPANY, Field.DEAL, Field.DEAL_ID})


@dataclass(frozen=True, slots=True)
class FileColumn:
    """One column as it was found: its header, first values, meaning, and how sure that is."""

    header: str
    samples: tuple[str, ...]
    meaning: str  # a field's name, UNUSED or AS_FOUND
    sureness: Message
    is_sure: bool
    detail: Message | None  # how the values were read


@dataclass(frozen=True, slots=True)
class ColumnChoiceRow:
    """One line of the form: a column and the field to say its meaning."""

    column: FileColumn
    field: forms.BoundField


def columns_found(intake: Intake) -> list[FileColumn]:
    """Return the columns of a file in their order, with what was found out about them."""
    found = intake.found
    choices = {each["column"]: each for sheet in found.get("sheets", []) for each in sheet["columns"]}
    unused = set(found.get("unused_columns", [])) | {name for name, field in _said(intake).items() if not field}
    return [
        _column(header, found.get("samples", {}).get(header, []), choices.get(header), is_unused=header in unused)
        for header in found.get("header", [])
    ]


def _column(header: str, samples: Iterable[str], choice: Mapping[str, Any] | None, *, is_unused: bool) -> FileColumn:
    values = tuple(samples)
    if choice is None:
        meaning, words = (UNUSED, NOT_USED) if is_unused else (AS_FOUND, A_CLUE)
        return FileColumn(header, values, meaning, words, is_sure=True, detail=None)
    sure = choice["confidence"] >= SURE_FROM
    words = sureness(choice["confidence"], choice["how"])
    detail = message_of(choice["detail"]) if choice["detail"] else None
    return FileColumn(header, values, choice["field"], words, is_sure=sure, detail=detail)


def _said(intake: Intake) -> Mapping[str, str | None]:
    said: Mapping[str, str | None] = intake.options.get("columns", {})
    return said


class ColumnsForm(forms.Form):
    """What each column means, the encoding and the order of day and month."""

    encoding = forms.ChoiceField(label=later(msg("文字コード")), required=False)
    day_order = forms.ChoiceField(label=later(msg("日と月の順")), required=False)

    def __init__(self, data: Any = None, *, intake: Intake) -> None:
        super().__init__(data, initial=_initial(intake), label_suffix="")
        self._intake = intake
        self._columns = columns_found(intake)
        self.fields["encoding"] = forms.ChoiceField(
            label=later(msg("文字コード")), required=False, choices=[(key, t(word)) for key, word in ENCODINGS]
        )
        self.fields["day_order"] = forms.ChoiceField(
            label=later(msg("日と月の順")), required=False, choices=[(key, t(word)) for key, word in DAY_ORDERS]
        )
        for number, column in enumerate(self._columns):
            self.fields[f"column_{number}"] = _meaning_field(column)

    @property
    def rows(self) -> Iterator[ColumnChoiceRow]:
        """The columns, each with its field."""
        return (ColumnChoiceRow(column, self[f"column_{n}"]) for n, column in enumerate(self._columns))

    def clean(self) -> dict[str, Any]:
        """Refuse two columns of one table for one meaning, and a file in which no deal is named or told."""
        said: dict[str, Any] = super().clean() or {}
        meanings = self._meanings(said)
        self._refuse_doubles(meanings)
        if self._columns and not self.errors:
            self._refuse_what_tells_nothing(said, {meaning for meaning in meanings.values() if meaning})
        return said

    @property
    def options(self) -> ReadingOptions:
        """What the person said: where it differs from what was found, and where that was not sure."""
        chosen = self._meanings(self.cleaned_data)
        before = _said(self._intake)
        columns = {
            column.header: Field(meaning) if (meaning := chosen[column.header]) else None
            for column in self._columns
            if chosen[column.header] != AS_FOUND
            and (chosen[column.header] != column.meaning or not column.is_sure or column.header in before)
        }
        encoding = self.cleaned_data["encoding"] or None
        return ReadingOptions(encoding, columns, DAY_FIRST[self.cleaned_data["day_order"]])

    def _meanings(self, said: Mapping[str, Any]) -> dict[str, str]:
        return {column.header: said.get(f"column_{n}", "") for n, column in enumerate(self._columns)}

    def _refuse_doubles(self, meanings: Mapping[str, str]) -> None:
        for headers in self._tables():
            counts = Counter(meaning for header in headers if (meaning := meanings[header]) in set(Field))
            for number, column in enumerate(self._columns):
                meaning = meanings[column.header]
                if column.header in headers and counts[meaning] > 1:
                    self.add_error(f"column_{number}", t(_doubled(meaning)))

    def _tables(self) -> list[set[str]]:
        """Return the headers that stand together on a sheet: two sheets may each have a column of the same meaning."""
        every = {column.header for column in self._columns}
        sheets = [
            {each["column"] for each in sheet["columns"]} | set(sheet["unused_columns"])
            for sheet in self._intake.found.get("sheets", [])
            if sheet["columns"]
        ]
        return (
            sheets
            if len(sheets) > 1 and set().union(*sheets) == every and len(set(map(frozenset, sheets))) > 1
            else [every]
        )

    def _refuse_what_tells_nothing(self, said: Mapping[str, Any], meanings: set[str]) -> None:
        if not meanings & (NAMING | {AS_FOUND}):
            self.add_error(None, t(msg("会社名・商談名・商談の番号のどれかに当たる列を、一つは選んでください。")))
        if not (meanings & TELLING or said.get("encoding") or self._may_be_told_otherwise(meanings)):
            self.add_error(
                None, t(msg("受注・失注が分かる列（結果・フェーズ・失注理由のどれか）を、一つは選んでください。"))
            )

    def _may_be_told_otherwise(self, meanings: set[str]) -> bool:
        """Whether something else tells what was won: columns that are clues, or a title above the table."""
        if self._intake.refusal:
            return False
        return AS_FOUND in meanings or not {column.meaning for column in self._columns} & TELLING


def _initial(intake: Intake) -> dict[str, str]:
    day_first = intake.options.get("day_first")
    order = next(key for key, value in DAY_FIRST.items() if value is day_first)
    return {"encoding": intake.options.get("encoding") or "", "day_order": order}


def _meaning_field(column: FileColumn) -> forms.ChoiceField:
    choices = [(UNUSED, t(msg("使わない"))), *((field.value, t(name)) for field, name in FIELD_NAMES.items())]
    if column.meaning == AS_FOUND:
        choices.insert(0, (AS_FOUND, t(msg("おまかせ"))))
    return forms.ChoiceField(
        label=t(msg("「{header}」の意味", header=column.header)),
        required=False,
        choices=choices,
        initial=column.meaning,
    )


def _doubled(meaning: str) -> Message:
    return msg(
        "「{field}」を選んだ列が二つ以上あります。どれか一つにして、ほかは「使わない」などにしてください。",
        field=FIELD_NAMES[Field(meaning)],
    )
