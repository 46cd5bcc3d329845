"""A hundred files that are broken or hostile: each is read or refused with advice, in bounded time, and loses no row."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from atoippo.tables.files.source_file import read_source_bytes
from atoippo.tables.layout.table_layout import find_layout
from atoippo.tables.rows import FileRefused
from tables.hostile_files import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from atoippo.tables.sheet import Sheet

GUARD_SECONDS = 60


@contextmanager
def guarded() -> Iterator[None]:
    """Fail rather than hang."""

    def give_up(*_: object) -> None:
        pytest.fail("it hangs")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(GUARD_SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def sheets_or_advice(content: bytes) -> tuple[Sheet, ...] | str:
    try:
        return read_source_bytes("商談.csv", content)
    except FileRefused as refused:
        return str(refused.advice)


@pytest.mark.parametrize("title", HOSTILE)
def test_hostile_file_is_read_without_loss_or_refused_with_advice(title):
    content = HOSTILE[title]()

    with guarded():
        sheets = sheets_or_advice(content)
        if isinstance(sheets, str):
            assert sheets.endswith("。")
            return
        layouts = [find_layout(sheet, known_words={"会社名", "商談名", "金額", "状況"}) for sheet in sheets]

    assert [sorted([row.line for row in layout.body] + list(layout.named)) for layout in layouts] == [
        [row.line for row in sheet.rows] for sheet in sheets
    ]


def test_there_are_a_hundred_hostile_files():
    assert len(HOSTILE) >= 100
