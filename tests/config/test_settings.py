"""The settings as a whole: strict where others can call, shut when they can't be meant."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from architecture.source import ROOT

SERVED = {"ATOIPPO_HTTPS": "1", "ATOIPPO_HOSTS": "atoippo.example.jp"}


def run(*command, home, **environment):
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("ATOIPPO_", "DATABASE_URL"))}
    ours |= {"ATOIPPO_HOME": str(home), "DJANGO_SETTINGS_MODULE": "atoippo.config.settings"}
    return subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=ours | environment, capture_output=True, text=True, check=False
    )


def test_nothing_is_to_be_said_of_an_installation_behind_https(tmp_path):
    told = run("manage.py", "check", "--deploy", "--fail-level=WARNING", home=tmp_path, **SERVED)

    assert (told.returncode, told.stderr) == (0, "")


def test_models_and_migrations_say_the_same(tmp_path):
    told = run("manage.py", "makemigrations", "--check", "--dry-run", home=tmp_path)

    assert told.returncode == 0, told.stdout


def test_the_door_for_web_servers_stays_shut_while_settings_cannot_be_meant(tmp_path):
    told = run("-c", "import atoippo.config.wsgi", home=tmp_path, ATOIPPO_HTTPS="はい")

    assert told.returncode == 1
    assert "ATOIPPO_HTTPS の値「はい」は使えません。" in told.stderr


@pytest.mark.parametrize(
    ("environment", "expected"),
    [(SERVED, "True True 31536000 1"), ({}, "False False 0 0")],
    ids=["https", "local"],
)
def test_https_decides_about_cookies_redirects_and_proxies(tmp_path, environment, expected):
    asked = (
        "from atoippo.config.settings import *;"
        "print(SESSION_COOKIE_SECURE and CSRF_COOKIE_SECURE, SECURE_SSL_REDIRECT, SECURE_HSTS_SECONDS,"
        " ALLAUTH_TRUSTED_PROXY_COUNT)"
    )

    assert run("-c", asked, home=tmp_path, **environment).stdout.strip() == expected
