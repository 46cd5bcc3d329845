"""What can't be understood is said in the person's language, on standard error, with how to mend it."""

from __future__ import annotations

import pytest
import typer

from atoippo.cli.app import app
from atoippo.cli.wrapping import cells
from cli.installation import typed

NAMES = " ".join(typer.main.get_command(app).commands)
MISTAKES = [
    ("dig", "ファイルを1つ以上書いてください（例：atoippo dig 案件一覧.csv）。", "Please name at least one file"),
    (
        "dig x --langg en",
        "--langg というオプションはありません。--lang のことでしょうか。",
        "There is no option --langg. Did you mean --lang?",
    ),
    ("dig x -z", "-z というオプションはありません。", "There is no option -z."),
    ("dig x --lang fr", "--lang は ja か en です。", "--lang must be ja or en."),
    ("dig x --lang", "--lang は ja か en です。", "--lang must be ja or en."),
    ("dig x --out", "--out のあとに DIR を書いてください。", "Please write DIR after --out."),
    ("dig x --names=3", "--names に値は付けられません。", "--names takes no value."),
    ("sample --rows 0", "--rows は 1 から 200000 までの整数です。", "--rows must be a whole number from 1 to 200000."),
    ("sample --rows abc", "--rows は 1 から 200000 までの整数です。", "--rows must be a whole number"),
    ("sample --seed -1", "--seed は 0 以上の整数です。", "--seed must be a whole number, 0 or more."),
    ("serve --port 0", "--port は 1 から 65535 までの整数です。", "--port must be a whole number from 1 to 65535."),
    ("backup", "ファイルの場所を1つ書いてください。", "Please write where one file is."),
    ("admin create", "--email のあとに ADDRESS を書いてください。", "Please write ADDRESS after --email."),
    ("doctor now please", "「now please」は余分です。", "“now please” is too much."),
    ("digg", "digg というコマンドはありません。dig のことでしょうか。", "There is no command digg. Did you mean dig?"),
    ("zzz", f"zzz というコマンドはありません。あるのは {NAMES[:20]}", "There is no command zzz."),
    ("--", f"コマンドを書いてください（{NAMES[:20]}", "Please write a command"),
    ("--bogus", "--bogus というオプションはありません。", "There is no option --bogus."),
]


@pytest.mark.parametrize(("mistake", "japanese", "english"), MISTAKES)
def test_mistakes_are_said_in_the_language_of_the_person(mistake, japanese, english):
    for language, said in (("ja", japanese), ("en", english)):
        code, told, complaint = typed(*mistake.split(), language=language, width=100)

        assert (code, told, complaint[: len(said)]) == (2, "", said)


def test_mistakes_name_the_help_to_read():
    complaint = typed("sample", "--rows", "0")[2]

    assert complaint.splitlines()[-1] == "使い方は atoippo sample --help で見られます。"


def test_mistakes_fit_a_narrow_terminal():
    complaint = typed("dig", "x", "--" + "長い名前" * 20, width=60)[2]

    assert [line for line in complaint.splitlines() if cells(line) > 60] == []
