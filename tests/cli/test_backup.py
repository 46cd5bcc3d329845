"""`atoippo backup` and `restore`: all comes back, nothing is lost on the way, and what does not fit is refused."""

from __future__ import annotations

import json
import sqlite3
import stat
import threading
import zipfile
from contextlib import closing

import pytest

from cli.home import free_port, run, served
from cli.installation import unbroken

WORKSPACES = "select name from teams_workspace order by id"


def rows(home, query=WORKSPACES):
    with closing(sqlite3.connect(home / "atoippo.sqlite3")) as database:
        return [row[0] for row in database.execute(query)]


def add_workspace(home, name):
    with closing(sqlite3.connect(home / "atoippo.sqlite3", timeout=20)) as database:
        facing = "legal_name, phone, email, postal_code, postal_address, privacy_url"
        columns = f"name, {facing}, fiscal_year_starts_in, closes_at_new_year, closes_at_obon, created_at"
        values = "?, '', '', '', '', '', '', 4, 1, 1, '2026-04-01 03:00:00'"
        database.execute(f"insert into teams_workspace ({columns}) values ({values})", [name])  # noqa: S608
        database.commit()


@pytest.fixture
def filled(home):
    """Return a home with a workspace and an uploaded file."""
    add_workspace(home, "みなと商会")
    (home / "uploads" / "intake").mkdir(parents=True)
    (home / "uploads" / "intake" / "a1b2").write_bytes("会社名\r\nさくら".encode("cp932"))
    return home


@pytest.fixture
def archive(filled, tmp_path):
    """Return a backup of it."""
    assert run(filled, "backup", tmp_path / "控え.zip")[0] == 0
    return tmp_path / "控え.zip"


def test_restore_brings_everything_back_into_an_empty_home(filled, archive, tmp_path):
    code, told, complaint = run(tmp_path / "new", "restore", archive)

    assert (code, complaint) == (0, "")
    assert told.startswith("戻しました。")
    assert rows(tmp_path / "new") == ["みなと商会"]
    for name in ("secret_key", "uploads/intake/a1b2"):
        back = tmp_path / "new" / name
        assert (back.read_bytes(), stat.S_IMODE(back.stat().st_mode)) == ((filled / name).read_bytes(), 0o600)


def test_backup_is_for_its_owner_alone_and_replaces_nothing(filled, archive):
    before = archive.read_bytes()

    code, _, complaint = run(filled, "backup", archive)

    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    assert (code, complaint) == (2, f"「{archive}」はもうあります。別の名前にしてください。")
    assert archive.read_bytes() == before


def test_backup_while_somebody_writes_holds_one_moment(filled, tmp_path):
    stop = threading.Event()

    def write():
        while not stop.is_set():
            add_workspace(filled, f"会社{len(rows(filled))}")

    writer = threading.Thread(target=write)
    writer.start()
    code, _, _ = run(filled, "backup", tmp_path / "控え.zip")
    stop.set()
    writer.join()
    run(tmp_path / "new", "restore", tmp_path / "控え.zip")

    held = rows(tmp_path / "new")
    assert code == 0
    assert held == rows(filled)[: len(held)]
    assert rows(tmp_path / "new", "pragma integrity_check") == ["ok"]


def test_restore_asks_before_it_replaces_and_keeps_the_old_beside(filled, archive):
    add_workspace(filled, "あとから")

    asked = run(filled, "restore", archive)
    done = run(filled, "restore", archive, "--yes")

    assert asked[0] == 2
    assert asked[2].startswith("ここにはもうデータがあります。")
    [beside] = filled.glob("before-restore-*")
    assert done[1].splitlines()[1] == f"前にあったものは {beside} にあります。"
    assert (rows(filled), rows(beside)) == (["みなと商会"], ["みなと商会", "あとから"])


def test_restore_waits_until_nobody_serves(filled, archive):
    with served(filled, port=free_port()):
        code, _, complaint = run(filled, "restore", archive, "--yes")

    assert (code, complaint) == (2, "このフォルダでは、いま動いています。止めてから、もう一度行ってください。")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"migrations": ["deals.9999_from_tomorrow"], "version": "99"}, "これは新しい版（99）で書き出されています。"),
        ({"format": 2}, "これは新しい版（"),
        ({"database": "postgresql"}, "これは postgresql のデータで、ここでは sqlite を使っています。"),
        ({"version": None, "surprise": 1}, "「{file}」は、backup で書き出したファイルとして読めません。"),
    ],
)
def test_restore_refuses_what_does_not_fit(filled, archive, tmp_path, changes, said):
    other = tmp_path / "other.zip"
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(other, "w") as new:
        label = json.loads(old.read("manifest.json"))
        new.writestr("manifest.json", json.dumps(label | changes))

    code, _, complaint = run(filled, "restore", other, "--yes")

    assert code == 2
    assert complaint.startswith(unbroken(said.format(file=other)))
    assert rows(filled) == ["みなと商会"]


@pytest.mark.parametrize("name", ["../escape", "uploads/../../escape", "/escape", "other"])
def test_restore_refuses_names_that_are_not_ours(filled, archive, tmp_path, name):
    with zipfile.ZipFile(archive, "a") as strange:
        strange.writestr(name, "x")

    code, _, complaint = run(tmp_path / "new", "restore", archive)

    assert (code, complaint) == (2, f"「{archive}」は壊れています。別のものをお使いください。")


def test_restore_refuses_what_is_no_archive(tmp_path):
    (tmp_path / "text.zip").write_text("ちがうもの", encoding="utf-8")

    code, _, complaint = run(tmp_path / "new", "restore", tmp_path / "text.zip")

    advice = "は、backup で書き出したファイルとして読めません。"
    assert (code, complaint) == (2, unbroken(f"「{tmp_path / 'text.zip'}」{advice}"))


def test_restore_puts_the_rows_where_they_are_read_from(filled, tmp_path):
    elsewhere = {"DATABASE_URL": f"sqlite:///{tmp_path / 'elsewhere.sqlite3'}"}
    (filled / "atoippo.sqlite3").rename(tmp_path / "elsewhere.sqlite3")
    assert run(filled, "backup", tmp_path / "控え.zip", **elsewhere)[0] == 0
    (tmp_path / "elsewhere.sqlite3").unlink()

    code, _, complaint = run(filled, "restore", tmp_path / "控え.zip", "--yes", **elsewhere)

    assert (code, complaint) == (0, "")
    with closing(sqlite3.connect(tmp_path / "elsewhere.sqlite3")) as database:
        assert list(database.execute(WORKSPACES)) == [("みなと商会",)]
    assert not (filled / "atoippo.sqlite3").exists()
