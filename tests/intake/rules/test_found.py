from __future__ import annotations

import json
from dataclasses import replace

import pytest

from atoippo.intake.rules.found import found_in, header_digest, options_as_json, options_of
from atoippo.intake.rules.messages import message_of
from atoippo.tables.reading import read_deals_of
from atoippo.tables.rows import Field, ReadingOptions
from intake.exports import file_of, lost, won


def found(content):
    return found_in(read_deals_of("deals.csv", content), ["会社名", "結果"])


def test_found_is_json_and_names_columns_counts_and_unit():
    said = found(file_of(lost(), won(number="D-2")).replace("金額".encode(), "金額（千円）".encode()))

    assert json.loads(json.dumps(said)) == said
    assert str(message_of(said["unit"])) == "金額は、千円単位として読みました。"
    columns = {column["field"]: column for column in said["sheets"][0]["columns"]}
    assert (columns["amount"]["column"], columns["amount"]["how"]) == ("金額（千円）", "header")
    assert str(message_of(columns["amount"]["detail"])) == "千円単位として読みました"
    assert said["counts"] == {
        "deals": 2, "won": 1, "lost": 1, "open": 0, "lost_without_reason": 0, "set_aside": 0, "read": 3, "named": 1,
    }  # fmt: skip


def test_found_is_sure_where_the_columns_are_plain():
    said = found(file_of(lost(), won(number="D-2")))

    assert (said["is_sure"], said["unit"]) == (True, None)


@pytest.mark.parametrize(
    "content",
    [
        file_of(*(lost(number=f"D-{n}", closed="2026-13-45" if n % 3 == 0 else "2026-03-01") for n in range(9))),
        "結果,失注理由\n失注,高い\n受注,\n".encode(),
    ],
)
def test_found_is_not_sure_where_a_person_should_look(content):
    assert found(content)["is_sure"] is False


def test_found_is_not_sure_of_a_column_that_was_guessed():
    reading = read_deals_of("deals.csv", file_of(lost(), won(number="D-2")))
    columns = {field: replace(choice, confidence=0.6) for field, choice in reading.sheets[0].columns.items()}

    guessed = replace(reading, sheets=(replace(reading.sheets[0], columns=columns),))

    assert found_in(guessed, [])["is_sure"] is False


def test_header_is_known_again_in_any_order_and_width():
    assert header_digest(["会社名", "ＩＤ"]) == header_digest(["id", "会社名"])
    assert header_digest(["会社名"]) != header_digest(["結果"])


@pytest.mark.parametrize(
    "options",
    [
        ReadingOptions(),
        ReadingOptions("cp932", {"額": Field.AMOUNT, "メモ": None}, day_first=True),
        ReadingOptions(day_first=False),
    ],
)
def test_options_come_back_from_json_as_they_went(options):
    assert options_of(json.loads(json.dumps(options_as_json(options)))) == options
