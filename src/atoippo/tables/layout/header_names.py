"""What the columns of a table are called, also when the header stands in two rows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from atoippo.tables.layout.cell_looks import folded, looks_like_label, looks_like_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from atoippo.tables.sheet import Cell, Row

GROUP_MARK = "／"
GROUP_LENGTH = 15
ROWS_BELOW = 20
NO_GROUP = re.compile(r"[:：※]|単位|現在|一覧|作成|出力|レポート|report", re.IGNORECASE)
GROUP = re.compile(
    r"(?:お客様|お客さま|顧客|先方|相手先|取引先|得意先|企業|会社|自社|当社|弊社|社内|営業|商談|案件|引合|見積|提案|交渉|結果|受注|失注|契約|活動|対応"
    r"|競合|金額|売上|日付|日程|予定|実績|基本|詳細|その他|customer|client|account|company|contact|deal|opportunity|sales|amount|dates?|result|outcome)"
    r"(?:側|先|欄|情報|内容|状況|関連|概要|info|information|details?)?",
)
UNIT = re.compile(
    r"[(\[]?(?:単位:?)?(千円|万円|百万円|億円|円|%|件|人|名|日|時間|年月日|yyyy[/-]mm[/-]dd|jpy|usd)[)\]]?"
)


@dataclass(frozen=True, slots=True)
class Header:
    """The rows that make the header, by index, and the name that they give to each column; "" where they give none."""

    first: int
    last: int
    names: tuple[str, ...]


def read_header(rows: Sequence[Row], index: int) -> Header:
    """Return the header whose main row was found, with the groups above it or the parts below it."""
    names = _words(rows[index])
    if index > 0 and (grouped := _with_groups(_words(rows[index - 1]), names)):
        return Header(index - 1, index, grouped)
    if index + 1 < len(rows) and (detailed := _with_details(names, rows[index + 1 : index + 1 + ROWS_BELOW])):
        return Header(index, index + 1, detailed)
    return Header(index, index, names)


def column_names(names: Sequence[str], width: int) -> tuple[str, ...]:
    """Return a distinct name for each column: 金額, 金額 (2), and 列C for the third column without a name."""
    padded = [*names, *[""] * (width - len(names))]
    taken: set[str] = set()
    distinct: list[str] = []
    for index, name in enumerate(padded):
        unique = _not_taken(name or f"列{column_letters(index)}", taken)
        taken.add(unique)
        distinct.append(unique)
    return tuple(distinct)


def column_letters(index: int) -> str:
    """Return a column's letters as a spreadsheet shows them: 0 is A, 26 is AA."""
    before, last = divmod(index, 26)
    return (column_letters(before - 1) if before else "") + chr(ord("A") + last)


def _not_taken(name: str, taken: set[str]) -> str:
    number, unique = 1, name
    while unique in taken:
        number += 1
        unique = f"{name} ({number})"
    return unique


def _words(row: Row) -> tuple[str, ...]:
    return tuple(_word(cell) for cell in row.cells)


def _word(cell: Cell) -> str:
    return " ".join(str(cell).split()) if cell is not None else ""


def _with_groups(groups: Sequence[str], names: Sequence[str]) -> tuple[str, ...] | None:
    """Return the names under the groups that stand above them, or None where the row above is no row of groups."""
    given = [column for column, group in enumerate(groups) if group]
    columns = sum(1 for column in range(max(len(groups), len(names))) if _at(groups, column) or _at(names, column))
    if not 2 <= len(given) < columns or not all(_is_group(groups[column]) for column in given):
        return None
    return tuple(_under_groups(groups, names)) if _are_groups(groups, names, given) else None


def _are_groups(groups: Sequence[str], names: Sequence[str], given: Sequence[int]) -> bool:
    """Whether something shows that a row is one of groups: a title beside its department looks alike."""
    standing = [name for name in names if name]
    repeats = any(groups[column] == _at(names, column) for column in given)
    completes = any(not _at(names, column) for column in given)
    says_so = sum(GROUP.fullmatch(folded(groups[column])) is not None for column in given) >= 2
    return repeats or completes or says_so or len(set(standing)) < len(standing)


def _under_groups(groups: Sequence[str], names: Sequence[str]) -> Iterator[str]:
    current = ""
    for column in range(max(len(groups), len(names))):
        own, name = _at(groups, column), _at(names, column)
        current = own or current
        yield f"{current}{GROUP_MARK}{name}" if current and name and current != name else name or own
        if own and (not name or name == own):  # merged downwards: it names this column alone
            current = ""


def _with_details(names: Sequence[str], below: Sequence[Row]) -> tuple[str, ...] | None:
    """Return the names with the units or the parts that stand below them, or None where deals begin there."""
    details = _words(below[0])
    given = [column for column, detail in enumerate(details) if detail]
    if given and all(UNIT.fullmatch(folded(details[column])) for column in given):
        return tuple(_with_unit(_at(names, column), _at(details, column)) for column in range(len(names)))
    standing = [column for column, name in enumerate(names) if name]
    if not 2 <= len(given) <= len(standing) or standing[0] in given:  # a deal fills the first column
        return None
    if not all(_is_group(details[column]) for column in given) or all(_at(names, column) for column in given):
        return None
    if not all(_is_part(names, details, column) for column in given) and not _stand_over_values(below, given):
        return None
    return tuple(_with_parts(names, details))


def _stand_over_values(below: Sequence[Row], columns: Sequence[int]) -> bool:
    """Whether words stand over amounts or days, as the first deal's words would not."""
    return any(
        2 * sum(looks_like_value(row.cell(column)) for row in below[1:]) >= len(below[1:]) > 0 for column in columns
    )


def _with_unit(name: str, unit: str) -> str:
    return f"{name}（{unit.strip('()（）[]［］')}）" if name and unit else name


def _is_part(names: Sequence[str], details: Sequence[str], column: int) -> bool:
    """Whether a word stands below a name that reaches over several columns."""
    begins_here = bool(not _at(names, column + 1) and _at(details, column + 1))
    return begins_here or not _at(names, column)


def _with_parts(names: Sequence[str], details: Sequence[str]) -> Iterator[str]:
    current = ""
    for column in range(max(len(names), len(details))):
        name, detail = _at(names, column), _at(details, column)
        current = name or current
        yield f"{current}{GROUP_MARK}{detail}" if current and detail else name or detail


def _is_group(word: str) -> bool:
    return len(word) <= GROUP_LENGTH and looks_like_label(word) and NO_GROUP.search(word) is None


def _at(words: Sequence[str], column: int) -> str:
    return words[column] if column < len(words) else ""
