"""`atoippo doctor`: what is wrong with this installation, and how to mend it."""

from __future__ import annotations

import re
import sys
import tempfile
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from atoippo.cli.app import app
from atoippo.cli.diagnosis import REINSTALL, Diagnosis
from atoippo.cli.speech import t
from atoippo.cli.usage import Command
from atoippo.values.language import Language, say
from atoippo.values.message import counted, msg
from atoippo.values.reason import Reason

if TYPE_CHECKING:
    from collections.abc import Callable

PROBE = "価格は問題なかったが稟議で止まった"
NAME = re.compile(r"[\w.-]+")  # of a requirement, before its extras and versions


@app.command(
    cls=Command,
    help=t(msg("この環境で困りごとがないかを調べ、直し方をお知らせします。問題があれば終了コードは1です。")),
    short_help=t(msg("環境を調べ、直し方を知らせる")),
)
def doctor() -> None:
    """Look at everything that Atoippo needs."""
    from atoippo.cli.doctor_installation import checks_of_installation

    of_program = (_python, _packages, _catalogue, _classifier, _charts, _folder, _terminal)
    diagnoses = [_look(check) for check in (*of_program, *checks_of_installation())]
    for diagnosis in diagnoses:
        mark = "✓" if diagnosis.is_well else "✗"
        colour = typer.colors.GREEN if diagnosis.is_well else typer.colors.RED
        typer.secho(f"{mark} {t(diagnosis.what)}: {t(diagnosis.state)}", fg=colour)
        if not diagnosis.is_well and diagnosis.cure:
            typer.echo(f"  → {t(diagnosis.cure)}")
    ill = sum(not diagnosis.is_well for diagnosis in diagnoses)
    typer.echo(t(counted("直すところが{n}つあります。", n=ill)) if ill else t(msg("困りごとは見つかりませんでした。")))
    raise typer.Exit(1 if ill else 0)


def _look(check: Callable[[], Diagnosis]) -> Diagnosis:
    """Whatever goes wrong in a check is a finding too, not a crash."""
    try:
        return check()
    except Exception as trouble:  # noqa: BLE001 - a doctor reports what it meets
        what = msg("検査「{name}」", name=check.__name__.strip("_"))
        state = msg("調べる途中で問題が起きました（{trouble}）", trouble=f"{type(trouble).__name__}: {trouble}")
        return Diagnosis(what, is_well=False, state=state, cure=REINSTALL)


def _python() -> Diagnosis:
    version = ".".join(map(str, sys.version_info[:3]))
    return Diagnosis(
        msg("Python"),
        sys.version_info >= (3, 11),
        msg("{version}", version=version),
        msg("Python 3.11以上をお使いください。"),
    )


def _packages() -> Diagnosis:
    required = [line for line in metadata.requires("atoippo") or [] if "extra" not in line]
    needed = [found[0] for line in required if (found := NAME.match(line))]
    absent = [name for name in needed if not _is_installed(name)]
    if absent:
        return Diagnosis(
            msg("必要な部品"), is_well=False, state=msg("足りません：{names}", names=" ".join(absent)), cure=REINSTALL
        )
    return Diagnosis(msg("必要な部品"), is_well=True, state=counted("{n}個そろっています", n=len(needed)))


def _is_installed(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True


def _catalogue() -> Diagnosis:
    speaks = say(Reason.TIMING.label, Language.EN) == "Timing"
    state = msg("日本語・英語") if speaks else msg("日本語だけ（英語の辞書がありません）")
    return Diagnosis(msg("ことば"), speaks, state, REINSTALL)


def _classifier() -> Diagnosis:
    from atoippo.texts.reasons import WeightsMissing, load_classifier

    try:
        finding = load_classifier().classify([PROBE])[0]
    except WeightsMissing:
        return Diagnosis(msg("理由の読み取り"), is_well=False, state=msg("重みがありません"), cure=REINSTALL)
    right = finding.reason is Reason.INTERNAL_APPROVAL
    return Diagnosis(
        msg("理由の読み取り"),
        right,
        msg("「{probe}」→「{reason}」", probe=PROBE, reason=finding.reason.label),
        REINSTALL,
    )


def _charts() -> Diagnosis:
    import vl_convert

    drawn = vl_convert.vegalite_to_svg(
        {"data": {"values": [{"x": 1}]}, "mark": "point", "encoding": {"x": {"field": "x"}}}
    )
    return Diagnosis(msg("図"), drawn.startswith("<svg"), msg("描けます"), REINSTALL)


def _folder() -> Diagnosis:
    what, place = msg("今のフォルダ"), str(Path.cwd())
    try:
        with tempfile.TemporaryFile(dir=place):
            return Diagnosis(what, is_well=True, state=msg("書き込めます（{place}）", place=place))
    except OSError:
        cure = msg("書き込めるフォルダに移るか、--out で場所を指定してください。")
        return Diagnosis(what, is_well=False, state=msg("書き込めません（{place}）", place=place), cure=cure)


def _terminal() -> Diagnosis:
    encoding = sys.stdout.encoding or ""
    try:
        "失注●○".encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        cure = msg("環境変数 PYTHONUTF8=1 を設定してください。")
        return Diagnosis(
            msg("端末の文字"),
            is_well=False,
            state=msg("日本語を表示できません（{encoding}）", encoding=encoding),
            cure=cure,
        )
    return Diagnosis(msg("端末の文字"), is_well=True, state=msg("{encoding}", encoding=encoding))
