"""`atoippo import`: the deals of a CRM export into a workspace, by the same steps as in the browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from atoippo.cli.app import app
from atoippo.cli.dig import DayFirst, Encoding, Map, columns_said
from atoippo.cli.speech import NO_WEIGHTS, spoken_language, stop, t
from atoippo.cli.usage import Command
from atoippo.values.message import msg

if TYPE_CHECKING:
    from atoippo.teams.models import Member

File = Annotated[
    Path, typer.Argument(metavar="FILE", show_default=False, help=t(msg("CRMや管理表のファイル（CSV・xlsx・xls）。")))
]
WorkspaceName = Annotated[
    str,
    typer.Option("--workspace", "-w", metavar="NAME", show_default=False, help=t(msg("取り込み先のワークスペース。"))),
]
SetAside = Annotated[
    Path | None,
    typer.Option(
        "--set-aside",
        metavar="FILE",
        show_default=False,
        help=t(msg("取り分けた行を、直し方を添えてこのCSVに書きます。直したら、同じように取り込めます。")),
    ),
]


@app.command(
    "import",
    cls=Command,
    help=t(
        msg(
            "案件一覧のファイルをワークスペースに取り込みます。同じファイルをもう一度取り込んでも何も変わらず、"
            "変わった行だけが書きかわります。途中で止まっても、もう一度動かせば続きから進みます。"
        )
    ),
    short_help=t(msg("案件一覧のファイルをワークスペースに取り込む")),
)
def import_file(
    file: File,
    workspace: WorkspaceName,
    mapping: Map = None,
    encoding: Encoding = None,
    day_first: DayFirst = None,
    set_aside: SetAside = None,
) -> None:
    """Take the deals of a file into a workspace, in the name of its first 管理者."""
    from atoippo.cli.installation import open_installation
    from atoippo.tables.rows import ReadingOptions
    from atoippo.texts.reasons import WeightsMissing

    language = spoken_language()
    options = ReadingOptions(encoding, columns_said(mapping or [], language), day_first)
    content = _content(file)
    open_installation(prepared=True)
    from atoippo.cli.intake_run import IntakeRun

    run = IntakeRun(language)
    try:
        intake = run.take_in(file.name, content, options, by=_operator(workspace))
    except WeightsMissing as missing:
        raise stop(NO_WEIGHTS) from missing
    run.report(intake, set_aside)


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError as trouble:
        raise stop(
            msg("ファイル「{name}」が見つかりません。場所と名前をお確かめください。", name=file.name)
        ) from trouble
    except OSError as trouble:
        raise stop(msg("「{name}」を開けません。ファイルの場所と権限をお確かめください。", name=file.name)) from trouble


def _operator(name: str) -> Member:
    """Return the workspace's first 管理者, or say which workspaces there are."""
    from atoippo.teams.models import Member, Role, Workspace

    workspace = Workspace.objects.filter(name=name).first()
    names = tuple(
        msg("「{word}」", word=each) for each in Workspace.objects.order_by("name").values_list("name", flat=True)
    )
    if workspace is None and not names:
        raise stop(
            msg(
                "ワークスペースがまだありません。先に atoippo admin create で、管理者とワークスペースを作ってください。"
            )
        )
    if workspace is None:
        raise stop(msg("ワークスペース「{name}」はありません。あるのは{names}です。", name=name, names=names))
    admins = Member.objects.active().filter(workspace=workspace, role=Role.ADMIN)
    operator = admins.select_related("workspace").order_by("pk").first()
    if operator is None:
        raise stop(
            msg(
                "ワークスペース「{name}」に管理者がいません。atoippo admin create で管理者を作ってください。", name=name
            )
        )
    return operator
