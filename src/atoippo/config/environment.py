"""Reading the environment strictly: a wrong value is named with what would be right, a `_FILE` holds a secret."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

import platformdirs

ONLY_MINE = os.O_WRONLY | os.O_CREAT | os.O_EXCL
TRUE, FALSE = frozenset({"1", "true", "yes", "on"}), frozenset({"0", "false", "no", "off", ""})


class WrongSetting(ValueError):  # noqa: N818 - named as a sentence
    """An environment variable holds something that can't be meant."""

    def __init__(self, name: str, value: str, advice: str) -> None:
        super().__init__(f"{name}={value!r}: {advice}")


def text(name: str, default: str = "") -> str:
    """Return a variable, or the content of the file that `NAME_FILE` names."""
    file = os.environ.get(f"{name}_FILE")
    if file:
        return Path(file).read_text(encoding="utf-8").strip()
    return os.environ.get(name, default).strip()


def flag(name: str, *, default: bool = False) -> bool:
    """Return a variable as yes or no."""
    value = text(name, str(default)).lower()
    if value not in TRUE | FALSE:
        raise WrongSetting(name, value, "use 1 or 0")
    return value in TRUE


def number(name: str, default: int) -> int:
    """Return a variable as a whole number."""
    value = text(name, str(default))
    try:
        return int(value)
    except ValueError:
        raise WrongSetting(name, value, "use a whole number") from None


def words(name: str, default: str = "") -> list[str]:
    """Return a variable as a list, separated by commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def home() -> Path:
    """Return the folder of this installation's data, made when it is not there."""
    folder = Path(text("ATOIPPO_HOME") or platformdirs.user_data_path("atoippo")).expanduser().resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def secret_key(folder: Path) -> str:
    """Return the key that signs sessions and links: `ATOIPPO_SECRET_KEY`, or one made once and kept to its owner."""
    given = text("ATOIPPO_SECRET_KEY")
    if given:
        return given
    place = folder / "secret_key"
    with suppress(FileExistsError), os.fdopen(os.open(place, ONLY_MINE, 0o600), "w", encoding="ascii") as new:
        new.write(secrets.token_urlsafe(64))
    return place.read_text(encoding="ascii").strip()
