"""`atoippo sample`: a believable company's export to try things on."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from atoippo.cli.app import app
from atoippo.cli.speech import stop, t
from atoippo.cli.usage import Command
from atoippo.values.message import counted, msg

Rows = Annotated[int, typer.Option("--rows", metavar="N", min=1, max=200_000, help=t(msg("商談の件数。")))]
Seed = Annotated[
    int, typer.Option("--seed", metavar="N", min=0, help=t(msg("同じ数なら、いつも同じファイルになります。")))
]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        "-o",
        metavar="FILE",
        show_default=False,
        help=t(msg("書き出すファイル。なければ標準出力（端末なら 見本.csv）。")),
    ),
]


@app.command(
    cls=Command,
    help=t(msg("架空の会社「みなと商会」の案件一覧（cp932・和暦・千円のCSV）を作ります。お試しや検証に。")),
    short_help=t(msg("見本の案件一覧を作る")),
)
def sample(rows: Rows = 2_500, seed: Seed = 20260401, out: Out = None) -> None:
    """Write the sample company's export."""
    from atoippo.tables.sample.export import sample_export

    content = sample_export(rows=rows, seed=seed)
    target = out or (Path("見本.csv") if sys.stdout.isatty() else None)
    if target is None:
        sys.stdout.buffer.write(content)
        return
    try:
        target.write_bytes(content)
    except OSError as trouble:
        raise stop(
            msg("「{file}」に書けません（{trouble}）。", file=str(target), trouble=trouble.strerror or "")
        ) from trouble
    typer.echo(t(counted("{n:,}件の商談を {file} に書きました。", n=rows, file=str(target))))
