"""Exports of a few deals, and their import as a person and the worker do it."""

from __future__ import annotations

import csv
import io

from atoippo.intake.actions import (
    inspect_next,
    propose_next_matches,
    read_words_slice,
    receive_upload,
    start_intake,
    work_off_slice,
)
from workplace import NOON

HEADERS = {
    "number": "商談ID",
    "name": "商談名",
    "company": "会社名",
    "corporate_number": "法人番号",
    "contact": "先方担当者",
    "owner": "営業担当",
    "team": "部署",
    "product": "商品",
    "stage": "フェーズ",
    "outcome": "結果",
    "amount": "金額",
    "opened": "作成日",
    "closed": "完了日",
    "reason": "失注理由",
    "note": "備考",
    "competitor": "競合",
}
LOST = {
    "number": "D-1",
    "name": "受発注システム更改",
    "company": "株式会社さくら製作所",
    "owner": "山田 太郎",
    "stage": "提案",
    "outcome": "失注",
    "amount": "3,200,000",
    "opened": "2025-10-01",
    "closed": "2026-03-01",
    "reason": "価格・予算",
    "note": "予算が合わないとのことでした。",
}


def lost(**cells):
    """Return a lost deal's row, some cells written otherwise."""
    return {**LOST, **cells}


def won(**cells):
    """Return a won deal's row."""
    return {**LOST, "outcome": "受注", "reason": "", "note": "", **cells}


def still_open(**cells):
    """Return an open deal's row."""
    return {**LOST, "outcome": "進行中", "closed": "", "reason": "", "note": "", **cells}


def file_of(*rows, columns=tuple(HEADERS)):
    """Return the CSV of some rows; `columns` are those that the export has."""
    target = io.StringIO()
    writer = csv.writer(target)
    writer.writerow([HEADERS[name] for name in columns])
    writer.writerows([[row.get(name, "") for name in columns] for row in rows])
    return target.getvalue().encode("utf-8-sig")


def looked_at(by, content, *, name="deals.csv", at=NOON):
    """Receive a file and look at it."""
    intake = receive_upload(workspace=by.workspace, name=name, content=content, by=by, at=at)
    inspect_next(at=at, intake=intake)
    intake.refresh_from_db()
    return intake


def imported(by, *rows, at=NOON, **said):
    """Import a file of rows to its end; return the run."""
    columns = said.pop("columns", tuple(HEADERS))
    return worked_off(by, file_of(*rows, columns=columns), at=at, **said)


def worked_off(by, content, *, name="deals.csv", at=NOON):
    """Import a file to its end; return the run."""
    intake = start_intake(intake=looked_at(by, content, name=name, at=at), by=by, at=at)
    while work_off_slice(at=at, intake=intake):
        pass
    while read_words_slice(at=at, intake=intake):
        pass
    propose_next_matches(at=at, intake=intake)
    intake.refresh_from_db()
    return intake
