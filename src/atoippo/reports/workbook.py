"""The revival list as a workbook: filterable, and safe to open, since every text is written as a text, never as a formula."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import xlsxwriter

from atoippo.values.language import Language, say
from atoippo.values.message import Message, msg

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from atoippo.reports.revival import RevivalCandidate, RevivalList

Value = str | int | float | None
Column = tuple[Message, int, str, "Callable[[RevivalCandidate], Value | date | Message]"]

COLUMNS: tuple[Column, ...] = (
    (msg("会社名"), 28, "text", lambda c: c.company),
    (msg("商談名"), 34, "text", lambda c: c.deal),
    (msg("先方の担当者"), 14, "text", lambda c: c.contact),
    (msg("金額（円）"), 14, "yen", lambda c: c.amount_yen),
    (msg("理由"), 16, "text", lambda c: c.reason.label),
    (msg("どこまで（1〜6）"), 10, "number", lambda c: c.reach.value if c.reach else None),
    (msg("どこまで"), 14, "text", lambda c: c.reach.label if c.reach else None),
    (msg("あと一歩"), 14, "text", lambda c: c.missing_step.label if c.missing_step else None),
    (msg("再開の見込み"), 14, "text", lambda c: c.outlook.gauge.label),
    (msg("1年以内の見込み"), 12, "percent", lambda c: c.outlook.chance.chance_365),
    (msg("幅の下"), 9, "percent", lambda c: c.outlook.chance.low_365),
    (msg("幅の上"), 9, "percent", lambda c: c.outlook.chance.high_365),
    (msg("次のご連絡"), 14, "day", lambda c: c.outlook.next_on),
    (msg("その日にする訳"), 60, "wrapped", lambda c: c.outlook.why),
    (msg("残された言葉"), 44, "wrapped", lambda c: c.quote),
    (msg("失注日"), 13, "day", lambda c: c.lost_on),
    (msg("同じ会社のほかの失注"), 12, "number", lambda c: c.further_losses),
)
MEMBER_COLUMN: Column = (msg("営業担当"), 14, "text", lambda c: c.member)

FORMATS = {
    "text": {"valign": "top"},
    "wrapped": {"text_wrap": True, "valign": "top"},
    "yen": {"num_format": "#,##0", "valign": "top"},
    "number": {"num_format": "0", "valign": "top"},
    "percent": {"num_format": "0%", "valign": "top"},
    "day": {"num_format": "yyyy/m/d", "valign": "top"},
}

NOTES = (
    msg(
        "並び順は、再開の見込み×再開後の受注率×金額によります。どちらも標準の見立てで、まだ御社の実績では確かめていません。"
    ),
    msg("「再開の見込み」は、1年以内に商談が再開する見込みと、その幅（90%）です。"),
    msg("いま商談が進んでいる会社、その後に受注した会社、ご連絡は不要とのお申し出があった会社などは外しています。"),
    msg("お客様のご都合とお気持ちを第一に、無理のない数だけお選びください。"),
)


def revival_workbook(revival: RevivalList, *, language: Language, names: bool) -> bytes:
    """Return the .xlsx of the revival list; the rep's column is there only with `names`."""
    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(target, options) as book:
        columns = (*COLUMNS[:3], MEMBER_COLUMN, *COLUMNS[3:]) if names else COLUMNS
        _list_sheet(book, revival, columns, language)
        notes = book.add_worksheet(say(msg("この一覧の見方"), language))
        notes.set_column(0, 0, 100)
        for row, note in enumerate(NOTES):
            notes.write_string(row, 0, say(note, language), book.add_format({"text_wrap": True, "valign": "top"}))
    return target.getvalue()


def _list_sheet(
    book: xlsxwriter.Workbook, revival: RevivalList, columns: tuple[Column, ...], language: Language
) -> None:
    sheet = book.add_worksheet(say(msg("掘り起こし"), language))
    head = book.add_format({"bold": True, "bg_color": "#D7EBE8", "text_wrap": True, "valign": "vcenter", "bottom": 1})
    formats = {kind: book.add_format(properties) for kind, properties in FORMATS.items()}
    for index, (title, width, _, _) in enumerate(columns):
        sheet.set_column(index, index, width)
        sheet.write_string(0, index, say(title, language), head)
    for line, candidate in enumerate(revival.candidates, start=1):
        for index, (_, _, kind, value_of) in enumerate(columns):
            _write(sheet, (line, index), value_of(candidate), formats[kind], language)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(1, len(revival.candidates)), len(columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _write(
    sheet: xlsxwriter.worksheet.Worksheet, at: tuple[int, int], value: object, form: object, language: Language
) -> None:
    if value is None:
        return
    if isinstance(value, int | float):
        sheet.write_number(*at, value, form)
    elif isinstance(value, str | Message):
        sheet.write_string(*at, say(value, language), form)
    else:
        sheet.write_datetime(*at, value, form)
