"""From files to deal rows, set-aside rows and a report for each sheet; read = taken + set aside + named, always."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from atoippo.tables.columns.choice import choose_columns
from atoippo.tables.columns.deal_columns import DealColumns
from atoippo.tables.deals.group_reading import read_group
from atoippo.tables.deals.sheet_groups import grouped
from atoippo.tables.deals.tables_on_sheet import lay_out_all
from atoippo.tables.files.source_file import read_source, read_source_bytes
from atoippo.tables.rows import FileRefused, Place, Reading, ReadingOptions, RowKind, SetAside, SheetReport
from atoippo.values.japanese_text import fold
from atoippo.values.message import counted, msg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from atoippo.tables.deals.group_reading import GroupReading
    from atoippo.tables.deals.sheet_groups import SheetGroup, SheetTable
    from atoippo.tables.rows import DealRow
    from atoippo.tables.sheet import Sheet
    from atoippo.values.message import Message

ROWS_A_STEP = 2_000
HEADERS_NAMED = 40
UNCHANGED = ReadingOptions()


def read_deals(
    paths: Sequence[Path], options: ReadingOptions = UNCHANGED, *, on_progress: Callable[[int], None] | None = None
) -> Reading:
    """Return the deals of all files, stacked in their order; nothing is joined.

    `on_progress` hears how many lines are done. FileRefused when a file can't be read, when `options` name a column
    that no file has, or when no file tells which deals were won or lost.
    """
    names = Counter(path.name for path in paths)
    told_apart = [(path, path.name if names[path.name] == 1 else str(path)) for path in paths]
    sheets = [sheet for path, name in told_apart for sheet in read_source(path, encoding=options.encoding, name=name)]
    return _read(sheets, options, on_progress)


def read_deals_of(
    name: str, content: bytes, options: ReadingOptions = UNCHANGED, *, on_progress: Callable[[int], None] | None = None
) -> Reading:
    """Return the deals of one file that was handed over as its bytes."""
    return _read(read_source_bytes(name, content, encoding=options.encoding), options, on_progress)


@dataclass(slots=True)
class _SheetRows:
    """What one sheet has given so far."""

    deals: list[DealRow] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    named: Counter[RowKind] = field(default_factory=Counter)


class _Progress:
    """Counts the lines done and tells who wants to hear."""

    def __init__(self, listener: Callable[[int], None] | None) -> None:
        self._listener = listener
        self._done = 0

    def add(self, lines: int) -> None:
        self._done += lines
        if self._listener is not None:
            self._listener(self._done)


def _read(sheets: Iterable[Sheet], options: ReadingOptions, on_progress: Callable[[int], None] | None) -> Reading:
    tables = [table for sheet in sheets for table in lay_out_all(sheet, options.columns)]
    _check_columns_exist(options, tables)
    progress = _Progress(on_progress)
    found: dict[int, tuple[_SheetRows, SheetReport]] = {}
    groups = grouped(tables)
    readings = _of_deals([read_group(group, options) for group in groups])
    usable = any(reading is not None for reading in readings)
    for group, reading in zip(groups, readings, strict=True):
        reports = _without_deals(group, progress) if reading is None else _with_deals(reading, progress)
        found |= {id(piece): result for piece, result in zip(group.pieces, reports, strict=True)}
    if not usable:
        raise FileRefused(_nothing_tells_outcomes(tables))
    in_order = _with_copies_named(_with_twins_named([found[id(table)] for table in tables]))
    deals = tuple(deal for rows, _ in in_order for deal in rows.deals)
    return Reading(
        deals=deals,
        set_aside=tuple(row for rows, _ in in_order for row in rows.set_aside),
        sheets=tuple(report for _, report in in_order),
    )


def _of_deals(readings: Sequence[GroupReading | None]) -> list[GroupReading | None]:
    """Leave out lists of words where another table has names: 結果 and 失注理由 alone are a list to choose from."""
    named = any(reading is not None and reading.columns.name_rows for reading in readings)
    return [
        reading if reading is not None and (not named or reading.columns.name_rows) else None for reading in readings
    ]


def _with_deals(reading: GroupReading, progress: _Progress) -> list[tuple[_SheetRows, SheetReport]]:
    """Put each row of a group where it belongs: among the deals or aside."""
    group = reading.group
    sheets = [_SheetRows(named=Counter(piece.layout.named.values())) for piece in group.pieces]
    waiting = sum(sum(rows.named.values()) for rows in sheets)
    for row, number in enumerate(group.piece_of_rows()):
        _place_row(sheets[number], group.pieces[number].sheet, reading, row)
        waiting += 1
        if waiting >= ROWS_A_STEP:
            progress.add(waiting)
            waiting = 0
    progress.add(waiting)
    return [
        (rows, _report(piece, rows, reading, reading.notices if first else ()))
        for piece, rows, first in zip(group.pieces, sheets, (True, *[False] * len(sheets)), strict=False)
    ]


def _place_row(rows: _SheetRows, sheet: Sheet, reading: GroupReading, row: int) -> None:
    place = Place(sheet.file, sheet.name, reading.table.rows[row].line)
    fault = reading.faults.get(row)
    if fault is None:
        rows.deals.append(reading.values.deal(row, place))
    else:
        cells = reading.cells(row)
        rows.set_aside.append(SetAside(place, fault.column, fault.value, fault.advice, reading.header, cells))


def _without_deals(group: SheetGroup, progress: _Progress) -> list[tuple[_SheetRows, SheetReport]]:
    """Name every row of sheets that hold no deals, and say why."""
    results = []
    for piece in group.pieces:
        blank = sum(kind is RowKind.BLANK for kind in piece.layout.named.values())
        total = len(piece.sheet.rows)
        rows = _SheetRows(named=Counter({RowKind.TITLE: total - blank, RowKind.BLANK: blank}))
        results.append((rows, _report(piece, rows, None, (_no_deals(piece),))))
        progress.add(total)
    return results


def _report(
    piece: SheetTable, rows: _SheetRows, reading: GroupReading | None, notices: Sequence[Message]
) -> SheetReport:
    sheet = piece.sheet
    return SheetReport(
        file=sheet.file,
        sheet=sheet.name,
        encoding=sheet.encoding,
        separator=sheet.separator,
        preset=reading.columns.preset if reading else None,
        columns=reading.choices if reading else {},
        rows_read=len(sheet.rows),
        rows_taken=len(rows.deals),
        rows_set_aside=len(rows.set_aside),
        named={kind: n for kind in RowKind if (n := rows.named[kind])},
        notices=(*sheet.notices, *notices),
        unused_columns=reading.columns.unused if reading else piece.layout.header,
    )


def _no_deals(piece: SheetTable) -> Message:
    if not piece.layout.header:
        return msg("見出しのある表が見つからないため、商談の一覧としては読みませんでした。")
    if not piece.layout.body:
        return msg("見出しの下に行がありません。")
    if choose_columns(DealColumns(piece.layout.header, piece.layout.body), {}).tell_outcomes:
        return msg(
            "ほかの表にある会社名や商談名の列がないため、商談の一覧としては読みませんでした（列：{headers}）。",
            headers=_listed(piece.layout.header),
        )
    return msg(
        "結果・フェーズ・失注理由のどの列も見つからないため、商談の一覧としては読みませんでした（列：{headers}）。",
        headers=_listed(piece.layout.header),
    )


def _check_columns_exist(options: ReadingOptions, tables: Sequence[SheetTable]) -> None:
    headers = list(dict.fromkeys(name for table in tables for name in table.layout.header))
    known = {fold(name) for name in headers}
    for name in options.columns:
        if fold(name) not in known:
            advice = msg(
                "--map の「{name}」という列はありません。ある列：{headers}", name=name, headers=_listed(headers)
            )
            raise FileRefused(advice)


def _nothing_tells_outcomes(tables: Sequence[SheetTable]) -> Message:
    headers = list(dict.fromkeys(name for table in tables for name in table.layout.header))
    if not headers:
        return msg(
            "見出しのある表が見つかりませんでした。1行に列の名前（会社名、商談名、結果など）、その下に1行1件の商談を書いてください。"
        )
    if not any(table.layout.body for table in tables):
        return msg("見出しの下に商談の行がありません。書き出しの条件に合う商談があるか、お確かめください。")
    return msg(
        "どの商談が受注・失注かを示す列が見つかりませんでした（ある列：{headers}）。結果・フェーズ・失注理由のどれかに当たる列があれば、"
        "--map 列名=outcome、--map 列名=stage、--map 列名=reason のように指定してください（reason では、理由のある行を失注として読みます）。"
        "なければ「結果」の列を足し、受注・失注・進行中のどれかを書いてください。",
        headers=_listed(headers),
    )


def _listed(headers: Sequence[str]) -> tuple[Message | str, ...]:
    more = ("…",) if len(headers) > HEADERS_NAMED else ()
    return (*(msg("「{word}」", word=name) for name in headers[:HEADERS_NAMED]), *more)


def _with_twins_named(in_order: list[tuple[_SheetRows, SheetReport]]) -> list[tuple[_SheetRows, SheetReport]]:
    """Count the deals whose number came before, in this sheet or an earlier one; they are taken all the same."""
    seen: set[str] = set()
    results = []
    for rows, report in in_order:
        ids = [deal.deal_id for deal in rows.deals if deal.deal_id is not None]
        twins = len(ids) - len(set(ids) - seen)
        seen.update(ids)
        if twins:
            notice = counted(
                "同じ商談の番号がもう一度出てくる行が{n}件あります。どれも別の商談として読みました。", n=twins
            )
            results.append((rows, replace(report, notices=(*report.notices, notice))))
        else:
            results.append((rows, report))
    return results


def _with_copies_named(in_order: list[tuple[_SheetRows, SheetReport]]) -> list[tuple[_SheetRows, SheetReport]]:
    """Count the deals without a number that stand in an earlier sheet word for word (失注のみ beside 全案件)."""
    seen: set[object] = set()
    results = []
    for rows, report in in_order:
        contents = [_content(deal) for deal in rows.deals if deal.deal_id is None and deal.deal and deal.amount_yen]
        copies = sum(1 for content in contents if content in seen)
        seen.update(contents)
        if copies:
            notice = counted(
                "前の表とまったく同じ商談が{n}件あります。どれも別の商談として数えました。写しの表でしたら、取り除いて読みなおしてください。",
                n=copies,
            )
            results.append((rows, replace(report, notices=(*report.notices, notice))))
        else:
            results.append((rows, report))
    return results


def _content(deal: DealRow) -> object:
    return deal.company and deal.company.text, deal.deal, deal.amount_yen, deal.outcome, deal.opened_on, deal.closed_on
