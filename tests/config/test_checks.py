"""What the system checks say of an installation's settings."""

from __future__ import annotations

import pytest

from atoippo.config import checks
from atoippo.config.checks import (
    debugging_stays_at_home,
    home_can_be_written,
    passwords_travel_encrypted,
    secrets_are_kept_to_their_owner,
    variables_can_be_meant,
)
from atoippo.config.environment import Trouble
from atoippo.values.message import msg

PUBLIC = ["localhost", "atoippo.example.jp"]


def ids(found):
    return [trouble.id for trouble in found]


def test_variables_that_cannot_be_meant_stop_the_start(monkeypatch):
    trouble = Trouble(
        msg("{name} の値「{value}」は使えません。", name="X", value="y"), msg("1 か 0 を書いてください。")
    )
    monkeypatch.setattr(checks, "TROUBLES", [trouble])
    monkeypatch.setenv("ATOIPPO_LANG", "ja")

    found = variables_can_be_meant()

    assert [(one.id, one.msg, one.hint) for one in found] == [
        ("atoippo.E001", "X の値「y」は使えません。", "1 か 0 を書いてください。")
    ]


@pytest.mark.parametrize(
    ("debug", "hosts", "expected"),
    [(True, PUBLIC, ["atoippo.E002"]), (True, ["localhost"], []), (False, PUBLIC, [])],
)
def test_detailed_errors_are_refused_where_others_can_call(settings, debug, hosts, expected):
    settings.DEBUG, settings.ALLOWED_HOSTS = debug, hosts

    assert ids(debugging_stays_at_home()) == expected


@pytest.mark.parametrize(
    ("https", "hosts", "expected"),
    [(False, PUBLIC, ["atoippo.W001"]), (True, PUBLIC, []), (False, ["127.0.0.1", "[::1]"], [])],
)
def test_plain_http_is_warned_of_where_others_can_call(settings, https, hosts, expected):
    settings.HTTPS, settings.ALLOWED_HOSTS = https, hosts

    assert ids(passwords_travel_encrypted()) == expected


def test_home_that_can_be_written_is_well(settings, tmp_path):
    settings.HOME = tmp_path

    assert home_can_be_written() == []


def test_home_that_cannot_be_written_stops_the_start(settings, monkeypatch, tmp_path):
    settings.HOME = tmp_path
    monkeypatch.setattr("os.access", lambda *_: False)  # root may write everywhere

    assert ids(home_can_be_written()) == ["atoippo.E003"]


@pytest.mark.parametrize(("mode", "expected"), [(0o600, []), (0o640, ["atoippo.W002"]), (0o604, ["atoippo.W002"])])
def test_key_that_others_can_read_is_warned_of(settings, tmp_path, mode, expected):
    settings.HOME = tmp_path
    (tmp_path / "secret_key").touch()
    (tmp_path / "secret_key").chmod(mode)

    assert ids(secrets_are_kept_to_their_owner()) == expected


def test_checks_speak_english_to_who_asks_for_it(settings, monkeypatch):
    settings.HTTPS, settings.ALLOWED_HOSTS = False, PUBLIC
    monkeypatch.setenv("ATOIPPO_LANG", "en")

    [found] = passwords_travel_encrypted()

    assert found.hint == "Put it behind an HTTPS proxy and set ATOIPPO_HTTPS=1."
