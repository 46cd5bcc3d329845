"""`atoippo dig` from the person's side: what is written, what is said, and what happens when something is wrong."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from atoippo.cli import dig, doctor, reasons, sample  # noqa: F401 - each adds its command
from atoippo.cli.app import app
from cli.installation import unbroken

SMALL = """商談ID,取引先名,商談名,フェーズ,金額,完了予定日,失注理由,備考
1,株式会社さくら商事,受発注の更改,失注,"1,200,000",2025/09/30,その他,稟議が部長の段階で通らなかった
2,みなと精機㈱,在庫管理,失注,"3,000,000",2025/10/15,価格,
3,有限会社つばめ,勤怠,受注,"500,000",2025/08/01,,
4,合同会社かもめ,請求,失注,"800,000",平成35年1月1日,,
"""


@pytest.fixture
def small(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "一覧.csv"
    path.write_bytes(SMALL.encode("cp932"))
    return path


def run(*arguments, **options):
    return CliRunner().invoke(app, ["dig", *map(str, arguments)], **options)


def test_dig_writes_four_files_that_add_up(small, tmp_path):
    result = run(small, "--out", "結果", "--today", "2026-04-01")

    assert result.exit_code == 0, result.output
    assert sorted(path.name for path in (tmp_path / "結果").iterdir()) == [
        "report.html",
        "set_aside.csv",
        "summary.json",
        "掘り起こし.xlsx",
    ]
    summary = json.loads((tmp_path / "結果" / "summary.json").read_text(encoding="utf-8"))
    assert [summary[key] for key in ("rows_read", "rows_taken", "rows_named", "rows_set_aside")] == [5, 3, 1, 1]
    assert [summary[key] for key in ("deals", "won", "lost", "open", "lost_amount_yen")] == [3, 1, 2, 0, 4_200_000]
    assert {row["reason"]: row["recoded"] for row in summary["reasons"] if row["recoded"]} == {
        "price_budget": 1,
        "internal_approval": 1,
    }


def test_dig_takes_a_mended_row_again(small, tmp_path):
    run(small, "--out", "一回目", "--today", "2026-04-01")
    mended = (
        (tmp_path / "一回目" / "set_aside.csv")
        .read_text(encoding="utf-8-sig")
        .replace("平成35年1月1日", "令和5年1月1日", 1)
    )
    (tmp_path / "直した.csv").write_text(mended, encoding="utf-8-sig")

    result = run("直した.csv", "--out", "二回目", "--today", "2026-04-01")

    assert result.exit_code == 0, result.output
    summary = json.loads((tmp_path / "二回目" / "summary.json").read_text(encoding="utf-8"))
    assert (summary["rows_taken"], summary["rows_set_aside"], summary["lost_amount_yen"]) == (1, 0, 800_000)


def test_dig_says_what_it_found(small):
    result = run(small, "--today", "令和8年4月1日")

    assert "商談3件（受注1件・失注2件・進行中0件）" in result.output
    assert "読んだ5行＝取り込んだ3行＋取り分けた1行＋見出し・題名・空行・合計1行" in result.output


def test_dig_speaks_english_when_asked(small, tmp_path):
    run(small, "--out", "en", "--lang", "en", "--today", "2026-04-01")

    assert '<html lang="en">' in (tmp_path / "en" / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ない.csv"], "ファイル「ない.csv」が見つかりません"),
        (["一覧.csv", "--today", "きのう"], "--today の日付「きのう」が読めません"),
        (["一覧.csv", "--map", "備考"], "--map「備考」は、列名=意味 の形で書いてください"),
        (["一覧.csv", "--map", "備考=memo"], "意味に使える言葉：deal_id deal company"),
        (["一覧.csv", "--encoding", "klingon"], "klingon"),
        (["一覧.csv", "--out", "一覧.csv"], "「一覧.csv」に書けません"),
    ],
)
def test_dig_says_what_is_wrong_and_how_to_mend_it(small, arguments, said):
    result = run(*arguments)

    assert result.exit_code == 2, result.output
    assert unbroken(said) in unbroken(result.stderr)
    assert "Traceback" not in result.output


def test_dig_says_that_a_refused_file_stops_all(small, tmp_path):
    result = run("一覧.csv", "ない.csv", "--out", "結果")

    assert unbroken(result.stderr) == (
        "ファイル「ない.csv」が見つかりません。場所と名前をお確かめください。"
        "そのため、何も書き出していません。ほかのファイルも、まだ読んでいません。"
    )
    assert (result.exit_code, (tmp_path / "結果").exists()) == (2, False)


def test_dig_of_one_refused_file_says_nothing_of_others(small):
    result = run("ない.csv")

    assert unbroken(result.stderr) == "ファイル「ない.csv」が見つかりません。場所と名前をお確かめください。"
