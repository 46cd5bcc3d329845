"""`atoippo worker`: the work behind the screens, for a machine of its own beside `serve --no-worker`."""

from __future__ import annotations

from atoippo.cli.app import app
from atoippo.cli.speech import t
from atoippo.cli.usage import Command
from atoippo.values.message import msg

CONSUMER = "atoippo.worker.consumer.run"  # by name, for entry points don't know each other


@app.command(
    cls=Command,
    help=t(
        msg(
            "取り込みなどのバックグラウンド処理だけを動かします（serve --no-worker とは別の機械でも。そのときは PostgreSQL を使います）。"
        )
    ),
    short_help=t(msg("バックグラウンド処理だけを動かす")),
)
def worker() -> None:
    """Work until asked to stop."""
    from django.utils.module_loading import import_string

    from atoippo.cli.installation import open_installation

    open_installation(prepared=True)
    import_string(CONSUMER)()
