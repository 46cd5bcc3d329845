"""`atoippo backup` and `atoippo restore`: everything of an installation in one file, and back again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from atoippo.cli.app import app
from atoippo.cli.speech import stop, t
from atoippo.cli.usage import Command
from atoippo.values.message import counted, msg

if TYPE_CHECKING:
    from atoippo.cli.archive import Archive

PG_DUMP = 'pg_dump --format=custom --file=atoippo.dump "$DATABASE_URL"'
PG_RESTORE = 'pg_restore --clean --if-exists --no-owner --dbname="$DATABASE_URL" atoippo.dump'
Target = Annotated[Path, typer.Argument(metavar="FILE", show_default=False, help=t(msg("書き出すファイル（.zip）。")))]
Source = Annotated[
    Path, typer.Argument(metavar="FILE", show_default=False, help=t(msg("backup で書き出したファイル。")))
]
Yes = Annotated[
    bool, typer.Option("--yes", help=t(msg("いまのデータがあっても戻します（いまのものは横に残します）。")))
]


@app.command(
    cls=Command,
    help=t(
        msg(
            "データベース・アップロードされたファイル・鍵を1つのファイルに入れます。動かしたままで構いません。"
            "鍵が入るため、できたファイルは持ち主だけが読めます。PostgreSQL のデータベースは pg_dump で取ってください。"
        )
    ),
    short_help=t(msg("すべてのデータを1つのファイルに入れる")),
)
def backup(file: Target) -> None:
    """Write the archive."""
    from atoippo.cli.installation import open_installation

    open_installation(prepared=True)
    from atoippo.cli.archive import ArchiveUnfit, write_archive

    try:
        archive = write_archive(file)
    except ArchiveUnfit as unfit:
        raise stop(unfit.sentence) from unfit
    except OSError as trouble:
        raise stop(
            msg("「{file}」に書けません（{trouble}）。", file=str(file), trouble=trouble.strerror or "")
        ) from trouble
    typer.echo(
        t(
            counted(
                "アップロードされた{n:,}個のファイルを含めて、{file} に書き出しました。",
                n=archive.uploads,
                file=str(file),
            )
        )
    )
    if not archive.holds_database:
        typer.echo(t(msg("データベースは入っていません。続けて {command} を行ってください。", command=PG_DUMP)))


@app.command(
    cls=Command,
    help=t(
        msg(
            "backup で書き出したファイルから、データベース・アップロードされたファイル・鍵を戻します。"
            "先に atoippo serve を止めてください。いまのデータは消さず、横のフォルダに残します。"
        )
    ),
    short_help=t(msg("書き出したファイルからデータを戻す")),
)
def restore(file: Source, yes: Yes = False) -> None:
    """Put everything back, and keep what was there beside it."""
    from django.core.management import call_command
    from django.db import connections
    from django.utils import timezone

    from atoippo.cli.home_in_use import home_in_use
    from atoippo.cli.installation import open_installation

    open_installation()
    from atoippo.cli.archive import ArchiveUnfit, data_here, put_back, read_archive

    try:
        archive = read_archive(file)
    except ArchiveUnfit as unfit:
        raise stop(unfit.sentence) from unfit
    with home_in_use(alone=True):
        if data_here() and not yes:
            raise stop(msg("ここにはもうデータがあります。横に残して置きかえるなら、--yes を付けてください。"))
        connections.close_all()
        beside = put_back(file, at=timezone.now())
        if archive.holds_database:
            call_command("migrate", interactive=False, verbosity=0)
    _say_what_was_done(archive, beside)


def _say_what_was_done(archive: Archive, beside: Path | None) -> None:
    typer.echo(t(msg("戻しました。atoippo serve で動かせます。")))
    if beside:
        typer.echo(t(msg("前にあったものは {folder} にあります。", folder=str(beside))))
    if not archive.holds_database:
        typer.echo(t(msg("データベースは入っていません。続けて {command} を行ってください。", command=PG_RESTORE)))
