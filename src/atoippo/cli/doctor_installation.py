"""What `atoippo doctor` looks at where a workspace is served: settings, home, database, files, worker, mail, links."""

from __future__ import annotations

import os
from datetime import timedelta
from typing import TYPE_CHECKING

from atoippo.cli.diagnosis import Diagnosis
from atoippo.values.message import Message, counted, msg

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

ALIVE = timedelta(minutes=5)  # the timetable is looked at each minute
LOOK_AT_SMTP = msg(
    "ATOIPPO_SMTP_HOST・PORT・TLS・SSL と、USER・PASSWORD をご確認ください（ポート465なら ATOIPPO_SMTP_SSL=1）。"
)
SERVE = msg("atoippo serve を一度動かしてください。")


def checks_of_installation() -> Sequence[Callable[[], Diagnosis]]:
    """Return what to look at; where nothing was ever served, that is all there is to say, and nothing is made."""
    from django.utils.module_loading import import_string

    home = import_string("atoippo.config.environment.place_of_home")()
    elsewhere = os.environ.get("DATABASE_URL") or os.environ.get("DATABASE_URL_FILE")
    if not elsewhere and not (home / "atoippo.sqlite3").is_file():
        return [_nothing_yet]
    return [_settings, _home, _database, _files, _worker, _mail, _links]


def _nothing_yet() -> Diagnosis:
    state = msg("まだありません（ブラウザで使うときは atoippo serve で作られます）")
    return Diagnosis(msg("ワークスペース"), is_well=True, state=state)


def _settings() -> Diagnosis:
    import django
    from django.core.checks import Tags, run_checks

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "atoippo.config.settings")
    django.setup()
    troubles = run_checks(tags=[Tags.security])
    if not troubles:
        return Diagnosis(msg("設定"), is_well=True, state=msg("読めました"))
    said = msg("{troubles}", troubles=" ".join(str(trouble.msg) for trouble in troubles))
    cure = msg("{hints}", hints=" ".join(str(trouble.hint) for trouble in troubles if trouble.hint))
    return Diagnosis(msg("設定"), is_well=False, state=said, cure=cure)


def _home() -> Diagnosis:
    from django.conf import settings

    place = str(settings.HOME)
    is_mine = os.access(settings.HOME, os.W_OK | os.X_OK)
    state = msg("書き込めます（{place}）", place=place) if is_mine else msg("書き込めません（{place}）", place=place)
    return Diagnosis(msg("データのフォルダ"), is_mine, state, msg("このフォルダの持ち主として動かしてください。"))


def _database() -> Diagnosis:
    from django.db import OperationalError, connection

    from atoippo.cli.installation import migrations_to_do

    what = msg("データベース")
    try:
        waiting = migrations_to_do()
    except OperationalError as trouble:
        state = msg("開けません（{trouble}）", trouble=str(trouble).strip())
        cure = msg("データベースが動いているか、DATABASE_URL が正しいかをご確認ください。")
        return Diagnosis(what, is_well=False, state=state, cure=cure)
    if waiting:
        state = counted("この版にするための変更が{n}つ残っています", n=len(waiting))
        return Diagnosis(what, is_well=False, state=state, cure=SERVE)
    return Diagnosis(what, is_well=True, state=msg("{vendor}・この版のもの", vendor=connection.display_name))


def _files() -> Diagnosis:
    from django.conf import settings

    absent = [
        str(place)
        for place in (settings.STATIC_ROOT / "staticfiles.json", settings.CHARTS_ROOT / "vega.js")
        if not place.is_file()
    ]
    state = msg("足りません：{names}", names=" ".join(absent)) if absent else msg("そろっています")
    return Diagnosis(msg("画面の部品"), not absent, state, SERVE)


def _worker() -> Diagnosis:
    from django.apps import apps
    from django.db import connection
    from django.utils import timezone

    from atoippo.cli.home_in_use import is_home_in_use

    what = msg("バックグラウンド処理")
    newest = apps.get_model("worker", "JobRun").objects.order_by("-taken_at").first()
    if newest is not None and timezone.now() - newest.taken_at < ALIVE:
        return Diagnosis(what, is_well=True, state=msg("動いています"))
    if connection.vendor == "sqlite" and not is_home_in_use():
        return Diagnosis(what, is_well=True, state=msg("いまは何も動いていません"))
    cure = msg("atoippo worker を動かすか、atoippo serve を動かし直してください。")
    return Diagnosis(what, is_well=False, state=_last_seen(newest.taken_at if newest else None), cure=cure)


def _last_seen(at: datetime | None) -> Message:
    from django.utils import timezone

    if at is None:
        return msg("まだ一度も動いていません")
    return msg("止まっています（最後は {moment}）", moment=f"{timezone.localtime(at):%Y-%m-%d %H:%M}")


def _mail() -> Diagnosis:
    from django.conf import settings

    from atoippo.mail.rules import domain_of
    from atoippo.mail.transport import ServerOutOfReach, SmtpTransport

    what, host, sender = msg("メール"), settings.EMAIL_HOST, settings.DEFAULT_FROM_EMAIL
    if not host:
        state = msg("設定なし（メールはコピーして送ります。招待と再設定のリンクは、管理者の画面に出ます）")
        return Diagnosis(what, is_well=True, state=state)
    if "." not in domain_of(sender):
        state = msg("差出人のアドレス（{address}）では、相手に届きません", address=sender)
        return Diagnosis(
            what, is_well=False, state=state, cure=msg("ATOIPPO_MAIL_FROM に自社のアドレスを書いてください。")
        )
    try:
        SmtpTransport().greet()
    except ServerOutOfReach as hindrance:
        state = msg("{host} につながりません（{trouble}）", host=host, trouble=hindrance.answer)
        return Diagnosis(what, is_well=False, state=state, cure=LOOK_AT_SMTP)
    return Diagnosis(what, is_well=True, state=msg("{host} から {address} の名前で送れます", host=host, address=sender))


def _links() -> Diagnosis:
    from django.conf import settings

    what = msg("お客様にお渡しするリンク")
    if settings.PUBLIC_URL:
        return Diagnosis(what, is_well=True, state=msg("{address} で始まります", address=settings.PUBLIC_URL))
    if settings.EMAIL_HOST:
        cure = msg("ATOIPPO_PUBLIC_URL に、社外の方が開けるアドレスを書いてください。")
        return Diagnosis(what, is_well=False, state=msg("設定なし（社外の方が開けないことがあります）"), cure=cure)
    return Diagnosis(what, is_well=True, state=msg("設定なし（お願いを用意する人が開いているアドレスで始まります）"))
