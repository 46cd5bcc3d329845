"""`atoippo reasons classify`: a line in, a line out."""

from __future__ import annotations

import json

from typer.testing import CliRunner

from atoippo.cli import dig, doctor, reasons, sample  # noqa: F401 - each adds its command
from atoippo.cli.app import app


def classify(content, *options):
    return CliRunner().invoke(app, ["reasons", "classify", *options], input=content)


def test_classify_answers_each_line_with_a_record():
    result = classify("価格は問題なかったが稟議で止まった\n\n他社に決まりました\n", "--json")

    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [record["text"] for record in records] == ["価格は問題なかったが稟議で止まった", "", "他社に決まりました"]
    assert [record["reason"] for record in records] == ["internal_approval", "other", "competitor"]
    assert set(records[0]) == {"text", "reason", "second", "probabilities", "sure", "clauses"}
    assert abs(sum(records[0]["probabilities"].values()) - 1) < 1e-6
    assert list(records[0]["probabilities"]) == [
        "price_budget", "competitor", "timing", "unclear_need", "internal_approval", "response_attitude", "other",
    ]  # fmt: skip
    assert records[0]["clauses"][0]["denied"] is True


def test_classify_reads_a_mail_written_on_one_line():
    result = classify(
        r"お世話になっております。\nご予算の確保が難しく、今回は見送らせていただきます。\n敬具" + "\n", "--json"
    )

    (record,) = (json.loads(line) for line in result.stdout.splitlines())
    assert record["reason"] == "price_budget"


def test_classify_reads_what_windows_terminals_write():
    result = classify("稟議が通りませんでした\r\n".encode("cp932"), "--json")

    assert json.loads(result.stdout)["text"] == "稟議が通りませんでした"


def test_classify_prints_a_table_for_people():
    result = classify("稟議が通りませんでした\n")

    assert "社内決裁" in result.stdout


def test_classify_calls_no_reason_wholly_sure():
    result = classify("稟議が通りませんでした\n")

    assert ("99%以上" in result.stdout, "100%" in result.stdout) == (True, False)


def test_classify_of_nothing_says_nothing():
    assert classify("", "--json").stdout == ""
