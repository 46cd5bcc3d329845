"""`atoippo serve`: everything a team needs, in one command: prepared database, web server and worker."""

from __future__ import annotations

import socket
import sys
from contextlib import closing
from typing import Annotated

import typer

from atoippo.cli.app import app
from atoippo.cli.children import Children
from atoippo.cli.demo import LOCAL
from atoippo.cli.speech import stop, t
from atoippo.cli.usage import Command
from atoippo.values.message import Message, msg

EVERYWHERE = frozenset({"0.0.0.0", "::", ""})  # noqa: S104 - compared with, not bound to
WORKERS_PAUSE = 1.0  # seconds until a worker that was killed (memory ran out) is started again; the rows wait
PATIENCE = 120  # seconds until the port must answer; a first start on a slow machine takes some

Host = Annotated[str, typer.Option("--host", metavar="ADDRESS", help=t(msg("待ち受けるアドレス。")))]
Port = Annotated[int, typer.Option("--port", metavar="N", min=1, max=65_535, help=t(msg("待ち受けるポート。")))]
Processes = Annotated[
    int, typer.Option("--processes", metavar="N", min=1, max=64, help=t(msg("画面を返すプロセスの数。")))
]
Worker = Annotated[
    bool, typer.Option("--with-worker/--no-worker", help=t(msg("バックグラウンド処理も一緒に動かします。")))
]
Demo = Annotated[
    bool, typer.Option("--demo", help=t(msg("まだ誰もいなければ見本の会社を入れ、サインインの方法を表示します。")))
]


@app.command(
    cls=Command,
    help=t(
        msg(
            "ブラウザで使うワークスペースを動かします。データベースを準備し、画面とバックグラウンド処理を始め、開くアドレスを表示します。"
            "Ctrl-Cで全部止まります。データは ATOIPPO_HOME のフォルダに入ります。"
        )
    ),
    short_help=t(msg("ブラウザで使うワークスペースを動かす")),
)
def serve(
    host: Host = "127.0.0.1",
    port: Port = 8000,
    processes: Processes = 1,
    with_worker: Worker = True,
    demo: Demo = False,
) -> None:
    """Prepare, start, say where, and wait until somebody stops it."""
    from atoippo.cli.home_in_use import home_in_use
    from atoippo.cli.installation import open_installation

    refuse_port_in_use(host, port)
    open_installation()
    with home_in_use():
        _prepare(host, demo=demo)
        with Children() as children:
            children.start(web_command(host, port, processes))
            if with_worker:
                children.start([sys.executable, "-m", "atoippo.cli", "worker"], first_pause=WORKERS_PAUSE)
            if _answers(children, host, port):
                _welcome(host, port, demo=demo)
            while children.wait(1.0):
                pass
            ended_alone = not children.should_stop
    if ended_alone:
        raise stop(msg("画面かバックグラウンド処理が止まったため、全体を止めました。上の記録をご覧ください。"))
    typer.echo(t(msg("止めました。")))


def web_command(host: str, port: int, processes: int) -> list[str]:
    """Return what starts the web server: four threads a process keep two cores busy while some wait for the disk."""
    options = {"host": host, "port": port, "workers": processes, "blocking-threads": 4, "log-level": "warning"}
    flags = ["--interface", "wsgi", "--http", "1", "--no-ws", "--respawn-failed-workers"]
    named = [f"--{name}={value}" for name, value in options.items()]
    return [sys.executable, "-m", "granian", *flags, *named, "atoippo.config.wsgi:application"]


def refuse_port_in_use(host: str, port: int) -> None:
    """Say so when nobody can listen there, before anything is started."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with closing(socket.socket(family, socket.SOCK_STREAM)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as trouble:
            raise stop(
                msg(
                    "{host}:{port} で待ち受けられません（{trouble}）。ほかのプログラムが使っているなら、--port で別の番号を指定してください。",
                    host=host,
                    port=port,
                    trouble=trouble.strerror or str(trouble),
                )
            ) from trouble


def _prepare(host: str, *, demo: bool) -> None:
    from django.core.management import call_command

    from atoippo.cli.demo import make_demo_when_new, refuse_to_open_the_demo
    from atoippo.cli.installation import reaching_database

    typer.echo(t(msg("準備しています…")))
    with reaching_database():
        call_command("prepare")
    if demo:
        make_demo_when_new()
    refuse_to_open_the_demo(host)


def _answers(children: Children, host: str, port: int) -> bool:
    """Wait until the port answers; whatever it says, the server is there."""
    from http.client import HTTPConnection

    for _ in range(PATIENCE * 5):
        if not children.wait(0.2):
            return False
        connection = HTTPConnection("127.0.0.1" if host in EVERYWHERE else host, port, timeout=10)
        with closing(connection):
            try:
                connection.request("HEAD", "/accounts/login/", headers={"Host": called()})
                connection.getresponse()
            except OSError:
                continue
        return True
    return False


def called() -> str:
    """Return a name to which the server answers: the first that the settings say."""
    from django.conf import settings

    return next((name.lstrip(".") for name in settings.ALLOWED_HOSTS if name != "*"), "localhost")


def _welcome(host: str, port: int, *, demo: bool) -> None:
    """Say where it is, and how to get in."""
    from django.conf import settings

    plain = f"http://{'localhost' if host in EVERYWHERE | LOCAL else host}:{port}"
    address = f"https://{called()}" if settings.HTTPS else plain
    typer.secho(t(msg("動いています: {address}", address=address)), fg=typer.colors.GREEN, bold=True)
    for line in _ways_in(demo=demo):
        typer.echo(t(line))
    typer.echo(t(msg("Ctrl-C で止まります。")))


def _ways_in(*, demo: bool) -> list[Message]:
    from atoippo.teams.models import User

    if demo:
        from atoippo.cli.demo import sign_ins

        return sign_ins()
    if User.objects.exists():
        return []
    command = "atoippo admin create --email you@example.jp --workspace 会社名"
    return [msg("まだ誰もサインインできません。最初の管理者を作ってください: {command}", command=command)]
