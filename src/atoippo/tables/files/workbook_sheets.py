"""From the bytes of a workbook to its sheets; the file is opened in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from threading import Timer
from typing import IO, TYPE_CHECKING, cast

from atoippo.tables.files.file_kinds import broken_workbook
from atoippo.tables.files.limits import WORKBOOK_SECONDS, check_amount, check_row_count
from atoippo.tables.files.merged_cells import MergedRange, fill_merged
from atoippo.tables.files.row_taking import RowTaker
from atoippo.tables.files.workbook_containers import workbook_kind
from atoippo.tables.sheet import Cell, Sheet
from atoippo.values.message import Message, msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PACKAGES = Path(__file__).parents[3]  # where this package lies, installed or not
READER = "import sys; sys.path.append(sys.argv[1]); from atoippo.tables.files.workbook_process import main; main()"


@dataclass(slots=True)
class _ArrivingSheet:
    """What the process tells about a sheet, and its rows so far."""

    name: str
    is_hidden: bool
    merged: list[MergedRange]
    table: list[list[Cell]]


def read_workbook(name: str, content: bytes) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook that hold anything; hidden ones too, with a notice."""
    kind = workbook_kind(name, content)
    taker = RowTaker(name)
    return tuple(_sheet(name, kind, taker, arrived) for arrived in _arrived_sheets(name, content))


def _sheet(name: str, kind: str, taker: RowTaker, arrived: _ArrivingSheet) -> Sheet:
    fill_merged(name, arrived.table, arrived.merged)
    rows = tuple(taker.take(line, cells) for line, cells in enumerate(arrived.table, start=1))
    arrived.table.clear()
    return Sheet(name, arrived.name, rows, kind, "", _hidden_notices(arrived.name) if arrived.is_hidden else ())


def _hidden_notices(title: str) -> tuple[Message, ...]:
    notice = msg(
        "シート「{sheet}」は非表示ですが、中の行も読みました。不要なら、削除して保存しなおしてください。",
        sheet=title,
    )
    return (notice,)


def _arrived_sheets(name: str, content: bytes) -> list[_ArrivingSheet]:
    """Return what the process sends; refuse the file when that does not come to a good end."""
    sheets: list[_ArrivingSheet] = []
    ending: object = ""
    with _reading_process(content) as lines:
        for value in sent_values(name, lines):
            if isinstance(value, list):
                sheets[-1].table.append([_cell(cell) for cell in value])
            elif isinstance(value, dict):
                check_row_count(name, value["rows"] + sum(len(sheet.table) for sheet in sheets))
                check_amount(name, cells=value["rows"] * value["columns"])
                sheets.append(_ArrivingSheet(value["name"], value["is_hidden"], value["merged"], []))
            else:
                ending = value
    if ending != "end":
        raise broken_workbook(name)
    return sheets


def sent_values(name: str, lines: Iterable[bytes]) -> Iterator[object]:
    """Yield what the process sends, up to where it died while writing; refuse text without end."""
    received = 0
    for line in lines:
        received += len(line)
        check_amount(name, characters=received // 4)  # no character takes more bytes
        if not line.endswith(b"\n"):
            return
        yield json.loads(line)


def _cell(value: object) -> Cell:
    """Return a cell from how the process writes it."""
    if isinstance(value, list):
        written = str(value[0])
        return datetime.fromisoformat(written) if "T" in written else date.fromisoformat(written)
    return cast("Cell", value)


@contextmanager
def _reading_process(content: bytes) -> Iterator[Iterator[bytes]]:
    """Give the lines that a process of its own writes about a workbook; it ends with the block, or when it hangs."""
    command = [sys.executable, "-P", "-c", READER, str(PACKAGES)]
    quietly = {**os.environ, "RUST_BACKTRACE": "0"}
    pipe, quiet = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(command, env=quietly, stdin=pipe, stdout=pipe, stderr=quiet) as process:  # noqa: S603 - ours
        timer = Timer(WORKBOOK_SECONDS, process.kill)
        timer.start()
        try:
            _send(cast("IO[bytes]", process.stdin), content)
            yield iter(cast("IO[bytes]", process.stdout))
        finally:
            timer.cancel()
            process.kill()


def _send(pipe: IO[bytes], content: bytes) -> None:
    """Send a workbook to a process that may already have died of it."""
    with suppress(BrokenPipeError):
        pipe.write(content)
    with suppress(BrokenPipeError):
        pipe.close()
