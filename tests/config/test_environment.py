"""What environment variables are taken for, and what is said of those that can't be meant."""

from __future__ import annotations

import stat

import pytest

from atoippo.config import environment
from atoippo.config.environment import address, choice, database, flag, home, number, secret_key, text, words
from atoippo.config.variables import VARIABLES


@pytest.fixture(autouse=True)
def troubles(monkeypatch):
    """Start without troubles and without any variable of ours; return where troubles are noted."""
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(environment, "TROUBLES", [])
    return environment.TROUBLES


def log_level(name):
    return choice(name, ("INFO", "WARNING"))


def said(troubles):
    return [(str(trouble.what), str(trouble.cure)) for trouble in troubles]


def test_text_is_the_variable_or_its_default(monkeypatch):
    monkeypatch.setenv("ATOIPPO_SMTP_HOST", " smtp.example.jp ")

    assert (text("ATOIPPO_SMTP_HOST"), text("ATOIPPO_MAIL_FROM")) == ("smtp.example.jp", "atoippo@localhost")


def test_address_is_one_of_the_web_or_none(monkeypatch, troubles):
    monkeypatch.setenv("ATOIPPO_PUBLIC_URL", "https://atoippo.example.jp/")
    right = address("ATOIPPO_PUBLIC_URL")
    monkeypatch.setenv("ATOIPPO_PUBLIC_URL", "atoippo.example.jp")

    assert (right, address("ATOIPPO_PUBLIC_URL")) == ("https://atoippo.example.jp", "")
    assert said(troubles) == [
        (
            "ATOIPPO_PUBLIC_URL の値「atoippo.example.jp」は使えません。",
            "https://atoippo.example.jp の形で書いてください。",
        )
    ]


def test_text_reads_the_file_that_is_named_instead(monkeypatch, tmp_path):
    (tmp_path / "password").write_text("ひみつ\n", encoding="utf-8")
    monkeypatch.setenv("ATOIPPO_SMTP_PASSWORD_FILE", str(tmp_path / "password"))

    assert text("ATOIPPO_SMTP_PASSWORD") == "ひみつ"


def test_text_notes_a_file_that_is_not_there(monkeypatch, troubles):
    monkeypatch.setenv("ATOIPPO_SECRET_KEY_FILE", "/nowhere/key")

    assert text("ATOIPPO_SECRET_KEY") == ""
    assert said(troubles) == [
        ("ATOIPPO_SECRET_KEY_FILE の値「/nowhere/key」は使えません。", "読めるファイルの場所を書いてください。")
    ]


@pytest.mark.parametrize(
    ("value", "meant"), [("1", True), ("TRUE", True), ("on", True), ("0", False), ("no", False), ("", False)]
)
def test_flag_knows_the_usual_words(monkeypatch, value, meant):
    monkeypatch.setenv("ATOIPPO_HTTPS", value)

    assert flag("ATOIPPO_HTTPS") is meant


@pytest.mark.parametrize(
    ("read", "variable", "meant", "cure"),
    [
        (flag, "ATOIPPO_SMTP_TLS=はい", True, "1 か 0 を書いてください。"),
        (number, "ATOIPPO_SMTP_PORT=-1", 587, "0以上の整数を書いてください。"),
        (number, "ATOIPPO_SMTP_PORT=二五", 587, "0以上の整数を書いてください。"),
        (log_level, "ATOIPPO_LOG_LEVEL=LOUD", "WARNING", "INFO・WARNING のどれかを書いてください。"),
    ],
)
def test_what_cannot_be_meant_is_noted_and_the_default_stands_in(monkeypatch, troubles, read, variable, meant, cure):
    name, _, value = variable.partition("=")
    monkeypatch.setenv(name, value)

    assert read(name) == meant
    assert said(troubles) == [(f"{name} の値「{value}」は使えません。", cure)]


def test_words_are_separated_by_commas(monkeypatch):
    monkeypatch.setenv("ATOIPPO_HOSTS", "a.example.jp, b.example.jp,")

    assert words("ATOIPPO_HOSTS") == ["a.example.jp", "b.example.jp"]


def test_database_is_a_file_at_home_unless_said_otherwise(monkeypatch, tmp_path):
    own = database(tmp_path)
    monkeypatch.setenv("DATABASE_URL", "postgresql://somebody@db.example.jp/atoippo")

    assert own["NAME"] == str(tmp_path / "atoippo.sqlite3")
    assert (database(tmp_path)["ENGINE"], database(tmp_path)["HOST"]) == (
        "django.db.backends.postgresql",
        "db.example.jp",
    )


@pytest.mark.parametrize("url", ["nonsense", "mysql://root:secret@db/atoippo", "postgresql://a:b@db:port/atoippo"])
def test_database_that_cannot_be_meant_is_noted_without_its_password(monkeypatch, tmp_path, troubles, url):
    monkeypatch.setenv("DATABASE_URL", url)

    assert database(tmp_path)["NAME"] == str(tmp_path / "atoippo.sqlite3")
    assert [what for what, _ in said(troubles)] == ["DATABASE_URL の値「…」は使えません。"]


def test_home_is_made_for_its_owner_alone(monkeypatch, tmp_path):
    monkeypatch.setenv("ATOIPPO_HOME", str(tmp_path / "of" / "atoippo"))

    folder = home()

    assert folder == tmp_path / "of" / "atoippo"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_home_that_cannot_be_made_is_noted(monkeypatch, tmp_path, troubles):
    (tmp_path / "file").touch()
    monkeypatch.setenv("ATOIPPO_HOME", str(tmp_path / "file" / "home"))

    key = secret_key(home())

    assert len(key) > 50
    assert [cure for _, cure in said(troubles)] == [
        "書き込めるフォルダを指定してください。",
        "鍵のファイル secret_key を読み書きできるようにしてください。",
    ]


def test_secret_key_is_made_once_and_kept_to_its_owner(tmp_path):
    first, again = secret_key(tmp_path), secret_key(tmp_path)

    assert first == again
    assert len(first) > 50
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_secret_key_of_the_environment_comes_first(monkeypatch, tmp_path):
    monkeypatch.setenv("ATOIPPO_SECRET_KEY", "given")

    assert secret_key(tmp_path) == "given"
    assert list(tmp_path.iterdir()) == []
