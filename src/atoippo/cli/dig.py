"""`atoippo dig`: somebody's old export in, the reasons and the list of companies to go back to out."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from atoippo.cli.app import app
from atoippo.cli.speech import NO_WEIGHTS, spoken_language, stop, t
from atoippo.cli.usage import Command
from atoippo.values.dates import NotADate, read_date
from atoippo.values.language import Language
from atoippo.values.message import Message, msg

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from atoippo.tables.rows import Field

JAPAN = ZoneInfo("Asia/Tokyo")
OTHERS_WAIT = msg("そのため、何も書き出していません。ほかのファイルも、まだ読んでいません。")

Files = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILE…", show_default=False, help=t(msg("CRMや管理表のファイル（CSV・xlsx・xls）。いくつでも。"))
    ),
]
Out = Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help=t(msg("結果を入れるフォルダ。")))]
Today = Annotated[
    str | None,
    typer.Option(
        "--today",
        metavar="DATE",
        show_default=False,
        help=t(msg("この日を今日とみなします（例：2026-04-01、令和8年4月1日）。")),
    ),
]
Lang = Annotated[
    Language | None,
    typer.Option("--lang", metavar="ja|en", show_default=False, help=t(msg("報告の言語。ふだんは日本語です。"))),
]
Names = Annotated[bool, typer.Option("--names", help=t(msg("営業担当の名前を、報告と一覧に載せます。")))]
Map = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar=t(msg("列名=field")),
        show_default=False,
        help=t(
            msg(
                "列の意味を指定します（何度でも）。field は deal_id deal company corporate_number contact member team product industry "
                "region source stage outcome amount opened_on closed_on reason note competitor のどれかです。"
            )
        ),
    ),
]
Encoding = Annotated[
    str | None,
    typer.Option(
        "--encoding",
        metavar="NAME",
        show_default=False,
        help=t(msg("文字コードを指定します（cp932、utf-8、utf-16 など）。")),
    ),
]
DayFirst = Annotated[
    bool | None,
    typer.Option(
        "--day-first/--month-first",
        show_default=False,
        help=t(msg("03/04/2025 を、4月3日（日が先）または3月4日（月が先）と読みます。")),
    ),
]


@app.command(
    cls=Command,
    help=t(
        msg(
            "案件一覧のファイルから、失注の理由を読み直し、もう一度お話しできそうな会社の一覧を作ります。"
            "データベースも通信も要りません。フォルダに report.html、掘り起こし.xlsx、set_aside.csv、summary.json を書きます。"
        )
    ),
    short_help=t(msg("案件一覧のファイルから、失注の理由と掘り起こしの一覧を作る")),
)
def dig(
    files: Files,
    out: Out = Path("掘り起こし"),
    today: Today = None,
    lang: Lang = None,
    names: Names = False,
    mapping: Map = None,
    encoding: Encoding = None,
    day_first: DayFirst = None,
) -> None:
    """Read the files, work the report out, write it and say what it found."""
    from atoippo.cli.dig_run import run
    from atoippo.tables.rows import FileRefused, ReadingOptions
    from atoippo.texts.reasons import WeightsMissing

    language = lang or spoken_language()
    options = ReadingOptions(encoding=encoding, columns=columns_said(mapping or [], language), day_first=day_first)
    try:
        run(files, options, out, today=_day(today, language), language=language, names=names)
    except FileRefused as refused:
        others = [OTHERS_WAIT] if len(files) > 1 else []
        raise stop(refused.advice, *others, language=language) from refused
    except WeightsMissing as missing:
        raise stop(NO_WEIGHTS, language=language) from missing
    except OSError as trouble:
        raise stop(_file_trouble(trouble), language=language) from trouble


def _day(text: str | None, language: Language) -> date:
    if text is None:
        return datetime.now(JAPAN).date()
    try:
        return read_date(text)
    except NotADate as trouble:
        raise stop(
            msg("--today の日付「{text}」が読めません。2026-04-01 のように書いてください。", text=text),
            language=language,
        ) from trouble


def columns_said(pairs: Sequence[str], language: Language) -> Mapping[str, Field]:
    """Return what `--map` says of columns, or say how to write it."""
    from atoippo.tables.rows import Field

    columns = {}
    for pair in pairs:
        column, _, name = pair.rpartition("=")
        if not column or name.strip() not in set(Field):
            advice = msg(
                "--map「{pair}」は、列名=意味 の形で書いてください。意味に使える言葉：{fields}",
                pair=pair,
                fields=" ".join(Field),
            )
            raise stop(advice, language=language)
        columns[column.strip()] = Field(name.strip())
    return columns


def _file_trouble(trouble: OSError) -> Message:
    if isinstance(trouble, PermissionError):
        return msg(
            "「{file}」に書けません。Excelなどで開いていれば閉じてから、もう一度お試しください。",
            file=str(trouble.filename),
        )
    return msg("「{file}」に書けません（{trouble}）。", file=str(trouble.filename), trouble=trouble.strerror or "")
