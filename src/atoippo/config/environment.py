"""Reading the environment strictly: what can't be meant is noted with what would be right, a `_FILE` holds a secret.

A wrong value doesn't stop the reading: the default stands in, and the system checks name every trouble at once.
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import dj_database_url
import platformdirs

from atoippo.config.variables import VARIABLES
from atoippo.values.message import Message, msg

if TYPE_CHECKING:
    from collections.abc import Collection

ONLY_MINE = os.O_WRONLY | os.O_CREAT | os.O_EXCL
TRUE, FALSE = frozenset({"1", "true", "yes", "on"}), frozenset({"0", "false", "no", "off", ""})


@dataclass(frozen=True, slots=True)
class Trouble:
    """A variable, or a place that it names, with which nothing can be done, and how to mend it."""

    what: Message
    cure: Message


TROUBLES: list[Trouble] = []


def text(name: str) -> str:
    """Return a variable, or the content of the file that `NAME_FILE` names."""
    default = VARIABLES[name].default
    file = os.environ.get(f"{name}_FILE")
    if not file:
        return os.environ.get(name, default).strip()
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        _note(f"{name}_FILE", file, msg("読めるファイルの場所を書いてください。"))
        return default


def flag(name: str) -> bool:
    """Return a variable as yes or no."""
    value = text(name).lower()
    if value not in TRUE | FALSE:
        _note(name, value, msg("1 か 0 を書いてください。"))
        value = VARIABLES[name].default
    return value in TRUE


def number(name: str) -> int:
    """Return a variable as a whole number of at least 0."""
    value = text(name)
    if not (value.isascii() and value.isdigit()):
        _note(name, value, msg("0以上の整数を書いてください。"))
        value = VARIABLES[name].default
    return int(value)


def words(name: str) -> list[str]:
    """Return a variable as a list, separated by commas."""
    return [word.strip() for word in text(name).split(",") if word.strip()]


def choice(name: str, allowed: Collection[str]) -> str:
    """Return a variable that is one of a few words, in upper case."""
    value = text(name).upper()
    if value not in allowed:
        _note(name, value, msg("{choices} のどれかを書いてください。", choices="・".join(allowed)))
        value = VARIABLES[name].default
    return value


def address(name: str) -> str:
    """Return a variable that is an address of the web, without a slash at its end; "" where none is set."""
    value = text(name).rstrip("/")
    parts = urlsplit(value)
    if value and not (parts.scheme in {"http", "https"} and parts.hostname and not parts.path + parts.query):
        _note(name, value, msg("https://atoippo.example.jp の形で書いてください。"))
        return VARIABLES[name].default
    return value


def database(folder: Path) -> dj_database_url.DBConfig:
    """Return where the rows lie: what `DATABASE_URL` says, else a SQLite file at home."""
    own = f"sqlite:///{folder / 'atoippo.sqlite3'}"
    given = text("DATABASE_URL") or own
    try:
        found = dj_database_url.parse(given, conn_max_age=600, conn_health_checks=True)
    except (ValueError, KeyError):
        return _own_database(own)
    return found if found["ENGINE"].endswith((".sqlite3", ".postgresql")) else _own_database(own)


def _own_database(own: str) -> dj_database_url.DBConfig:
    advice = msg("postgresql://利用者:パスワード@サーバー/データベース の形で書いてください。")
    _note("DATABASE_URL", "…", advice)  # it may hold a password
    return dj_database_url.parse(own)


def place_of_home() -> Path:
    """Return the folder of this installation's data, which may not be there yet."""
    return Path(text("ATOIPPO_HOME") or platformdirs.user_data_path("atoippo")).expanduser().resolve()


def home() -> Path:
    """Return the folder of this installation's data, made when it is not there."""
    folder = place_of_home()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (folder / "charts").mkdir(exist_ok=True)
    except OSError:
        _note("ATOIPPO_HOME", str(folder), msg("書き込めるフォルダを指定してください。"))
    return folder


def secret_key(folder: Path) -> str:
    """Return the key that signs sessions and links: `ATOIPPO_SECRET_KEY`, or one made once and kept to its owner."""
    given = text("ATOIPPO_SECRET_KEY")
    if given:
        return given
    place = folder / "secret_key"
    try:
        with suppress(FileExistsError), os.fdopen(os.open(place, ONLY_MINE, 0o600), "w", encoding="ascii") as new:
            new.write(secrets.token_urlsafe(64))
        return place.read_text(encoding="ascii").strip()
    except OSError:
        _note("ATOIPPO_HOME", str(folder), msg("鍵のファイル secret_key を読み書きできるようにしてください。"))
        return secrets.token_urlsafe(64)


def _note(name: str, value: str, cure: Message) -> None:
    TROUBLES.append(Trouble(msg("{name} の値「{value}」は使えません。", name=name, value=value), cure))
