"""What `atoippo doctor` says of an installation that is served."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from cli.home import free_port, run, served
from mail.sink import Mailbox, serving


def told_of(home, **environment):
    """Return exit code and what was said of the installation, without what is said of the program."""
    code, told, _ = run(home, "doctor", **environment)
    lines = told.splitlines()
    start = next(number for number, line in enumerate(lines) if line[2:].startswith(("設定", "ワークスペース")))
    return code, lines[start:]


def well_but(home, **other):
    says = {
        "設定": "✓ 設定: 読めました",
        "home": f"✓ データのフォルダ: 書き込めます（{home}）",
        "database": "✓ データベース: SQLite・この版のもの",
        "files": "✓ 画面の部品: そろっています",
        "worker": "✓ バックグラウンド処理: いまは何も動いていません",
        "mail": "✓ メール: 設定なし（メールはコピーして送ります。招待と再設定のリンクは、管理者の画面に出ます）",
        "links": "✓ お客様にお渡しするリンク: 設定なし（お願いを用意する人が開いているアドレスで始まります）",
        "sum": "困りごとは見つかりませんでした。",
    }
    return "\n".join((says | other).values()).split("\n")


def test_doctor_says_that_nothing_was_served_yet_and_makes_nothing(tmp_path):
    code, lines = told_of(tmp_path / "home")

    assert code == 0
    assert lines[0] == "✓ ワークスペース: まだありません（ブラウザで使うときは atoippo serve で作られます）"
    assert not (tmp_path / "home").exists()


def test_doctor_finds_nothing_wrong_with_a_prepared_home(home):
    assert told_of(home) == (0, well_but(home))


def test_doctor_sees_that_the_worker_works(home):
    with served(home, port=free_port()) as process:
        said = told_of(home)
        while process.poll() is None and said[0]:  # the worker has not looked at the timetable yet
            said = told_of(home)

    assert said == (0, well_but(home, worker="✓ バックグラウンド処理: 動いています"))


PUBLIC = {"ATOIPPO_PUBLIC_URL": "https://atoippo.example.jp/"}


def test_doctor_says_how_links_begin(home):
    links = "✓ お客様にお渡しするリンク: https://atoippo.example.jp で始まります"

    assert told_of(home, **PUBLIC) == (0, well_but(home, links=links))


def test_doctor_says_that_customers_need_an_address_where_mail_is_sent(home):
    with serving(Mailbox()) as port:
        smtp = {"ATOIPPO_SMTP_HOST": "127.0.0.1", "ATOIPPO_SMTP_PORT": str(port), "ATOIPPO_SMTP_TLS": "0"}
        code, lines = told_of(home, ATOIPPO_MAIL_FROM="info@minato.example.jp", **smtp)

    assert (code, lines[-3:-1]) == (
        1,
        [
            "✗ お客様にお渡しするリンク: 設定なし（社外の方が開けないことがあります）",
            "  → ATOIPPO_PUBLIC_URL に、社外の方が開けるアドレスを書いてください。",
        ],
    )


def mail_of(home, port, **environment):
    smtp = {"ATOIPPO_SMTP_HOST": "127.0.0.1", "ATOIPPO_SMTP_PORT": str(port), "ATOIPPO_SMTP_TLS": "0"}
    code, lines = told_of(home, **({"ATOIPPO_MAIL_FROM": "info@minato.example.jp"} | PUBLIC | smtp | environment))
    start = next(number for number, line in enumerate(lines) if line[2:].startswith("メール"))
    return code, lines[start:-2]


def test_doctor_greets_the_mail_server(home):
    with serving(Mailbox()) as port:
        said = mail_of(home, port)

    assert said == (0, ["✓ メール: 127.0.0.1 から info@minato.example.jp の名前で送れます"])


def test_doctor_says_how_to_mend_a_mail_server_that_is_not_there(home):
    code, (state, cure) = mail_of(home, free_port())

    assert (code, state.split("（")[0]) == (1, "✗ メール: 127.0.0.1 につながりません")
    assert cure == (
        "  → ATOIPPO_SMTP_HOST・PORT・TLS・SSL と、USER・PASSWORD をご確認ください"
        "（ポート465なら ATOIPPO_SMTP_SSL=1）。"
    )


def test_doctor_says_how_to_mend_a_sender_that_nobody_can_answer(home):
    assert mail_of(home, free_port(), ATOIPPO_MAIL_FROM="atoippo@localhost") == (
        1,
        [
            "✗ メール: 差出人のアドレス（atoippo@localhost）では、相手に届きません",
            "  → ATOIPPO_MAIL_FROM に自社のアドレスを書いてください。",
        ],
    )


def test_doctor_sees_that_nobody_works(home):
    with served(home, "--no-worker", port=free_port()):
        code, lines = told_of(home)

    assert code == 1
    assert lines == well_but(
        home,
        worker="✗ バックグラウンド処理: まだ一度も動いていません\n"
        "  → atoippo worker を動かすか、atoippo serve を動かし直してください。",
        sum="直すところが1つあります。",
    )


def test_doctor_says_how_to_mend_what_is_wrong(home):
    (home / "secret_key").chmod(0o644)
    (home / "charts" / "vega.js").unlink()
    with closing(sqlite3.connect(home / "atoippo.sqlite3")) as database:
        database.execute("delete from django_migrations where app = 'worker'")
        database.commit()

    code, lines = told_of(home)

    assert code == 1
    assert [line for line in lines if line.startswith("  →")] == [
        f"  → chmod 600 {home / 'secret_key'} を行ってください。",
        "  → atoippo serve を一度動かしてください。",
        "  → atoippo serve を一度動かしてください。",
    ]
