"""What is wrong with this installation's settings: errors that stop the start, warnings that don't, each with a cure."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register  # noqa: A004 - Django's word

from atoippo.config.environment import TROUBLES, text
from atoippo.values.language import Language, say
from atoippo.values.message import Message, msg

if TYPE_CHECKING:
    from collections.abc import Iterable

LOCAL = frozenset({"localhost", "127.0.0.1", "[::1]", ".localhost", "testserver"})


@register(Tags.security)
def variables_can_be_meant(**_: Any) -> list[CheckMessage]:
    """Name each environment variable with which nothing can be done."""
    return [Error(_t(trouble.what), hint=_t(trouble.cure), id="atoippo.E001") for trouble in TROUBLES]


@register(Tags.security)
def debugging_stays_at_home(**_: Any) -> list[CheckMessage]:
    """Refuse detailed error pages where others can call."""
    if not (settings.DEBUG and is_public()):
        return []
    what = msg("ATOIPPO_DEBUG=1 のまま、ほかの人が開ける名前（{hosts}）で動かそうとしています。", hosts=_public_hosts())
    return [Error(_t(what), hint=_t(msg("ATOIPPO_DEBUG を外してください。")), id="atoippo.E002")]


@register(Tags.security)
def passwords_travel_encrypted(**_: Any) -> list[CheckMessage]:
    """Warn of plain HTTP where others can call."""
    if settings.HTTPS or not is_public():
        return []
    what = msg("HTTPSなしで、ほかの人が開ける名前（{hosts}）で動かそうとしています。", hosts=_public_hosts())
    cure = msg("HTTPSのリバースプロキシの後ろに置き、ATOIPPO_HTTPS=1 を設定してください。")
    return [Warning(_t(what), hint=_t(cure), id="atoippo.W001")]


@register(Tags.security)
def home_can_be_written(**_: Any) -> list[CheckMessage]:
    """Say when nothing can be kept in the home of this installation."""
    if not settings.HOME.is_dir() or os.access(settings.HOME, os.W_OK | os.X_OK):
        return []  # one that can't be made at all is named above
    what = msg("{folder} に書き込めません。", folder=str(settings.HOME))
    cure = msg("書き込めるようにするか、ATOIPPO_HOME で別のフォルダを指定してください。")
    return [Error(_t(what), hint=_t(cure), id="atoippo.E003")]


@register(Tags.security)
def secrets_are_kept_to_their_owner(**_: Any) -> list[CheckMessage]:
    """Warn when others on this machine can read the key that signs sessions."""
    place = settings.HOME / "secret_key"
    if os.name != "posix" or not place.is_file() or not place.stat().st_mode & 0o077:
        return []
    what = msg("鍵のファイル {file} を、この機械のほかの利用者も読めます。", file=str(place))
    return [Warning(_t(what), hint=_t(msg("chmod 600 {file} を行ってください。", file=str(place))), id="atoippo.W002")]


def is_public() -> bool:
    """Whether this installation answers to a name that others can call."""
    return bool(_public(settings.ALLOWED_HOSTS))


def _public(hosts: Iterable[str]) -> list[str]:
    return [host for host in hosts if host not in LOCAL]


def _public_hosts() -> str:
    return " ".join(_public(settings.ALLOWED_HOSTS))


def _t(message: Message) -> str:
    """Say it to the administrator."""
    return say(message, Language.EN if text("ATOIPPO_LANG").lower().startswith("en") else Language.JA)
