"""`atoippo reasons classify`: a text a line in, its reason a line out."""

from __future__ import annotations

import json
import sys
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any

import typer

from atoippo.cli.app import app
from atoippo.cli.speech import NO_WEIGHTS, spoken_language, stop, t
from atoippo.cli.usage import Command, Group
from atoippo.values.language import say
from atoippo.values.message import Message, msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from atoippo.texts.reasons import ReasonFinding

CHUNK = 2_000  # lines classified together, so that a pipe gets answers while it still writes

reasons = typer.Typer(cls=Group, help=t(msg("失注理由の言葉を扱います。")))
app.add_typer(reasons, name="reasons", short_help=t(msg("失注理由の言葉を扱う")))

Json = Annotated[bool, typer.Option("--json", help=t(msg("1行に1件のJSONで書きます。")))]


@reasons.command(
    cls=Command,
    help=t(
        msg(
            "標準入力の1行に1つの文章から、失注の理由を読み取ります（メールの改行は \\n と書いてください）。"
            "例: echo 価格は問題なかったが稟議で止まった | atoippo reasons classify"
        )
    ),
    short_help=t(msg("文章から失注の理由を読み取る")),
)
def classify(as_json: Json = False) -> None:
    """Classify each line of standard input."""
    from atoippo.texts.reasons import WeightsMissing, load_classifier

    try:
        classifier = load_classifier()
    except WeightsMissing as missing:
        raise stop(NO_WEIGHTS) from missing
    lines = iter(_lines(sys.stdin.buffer))
    while chunk := list(islice(lines, CHUNK)):
        findings = classifier.classify([line.replace("\\n", "\n") for line in chunk])
        if as_json:
            _write_json(chunk, findings)
        else:
            _print_table(findings)


def _lines(source: Iterable[bytes]) -> Iterator[str]:
    """Yield each line without its end; UTF-8, or what Windows terminals write (cp932) where it is not."""
    for number, raw in enumerate(source):
        content = raw.rstrip(b"\r\n")
        try:
            yield content.decode("utf-8-sig" if number == 0 else "utf-8")
        except UnicodeDecodeError:
            yield content.decode("cp932", errors="replace")


def _write_json(lines: Iterable[str], findings: Iterable[ReasonFinding]) -> None:
    for line, finding in zip(lines, findings, strict=True):
        sys.stdout.buffer.write(json.dumps(as_record(line, finding), ensure_ascii=False).encode() + b"\n")
    sys.stdout.buffer.flush()


def as_record(line: str, finding: ReasonFinding) -> dict[str, Any]:
    """Return the JSON record of one finding; `text` is the line as it was given."""
    return {
        "text": line,
        "reason": finding.reason.value,
        "second": finding.second.value if finding.second else None,
        "probabilities": {reason.value: float(chance) for reason, chance in finding.probabilities.items()},
        "sure": finding.sure,
        "clauses": [
            {"text": clause.text, "reason": clause.reason.value if clause.reason else None, "denied": clause.denied}
            for clause in finding.clauses
        ],
    }


def _print_table(findings: Iterable[ReasonFinding]) -> None:
    from rich.console import Console
    from rich.table import Table

    from atoippo.cli.sentence import Sentence

    language = spoken_language()
    table = Table()
    for title in (msg("文章"), msg("理由"), msg("二つ目"), msg("見込み"), msg("確か")):
        table.add_column(say(title, language), overflow="fold")
    for finding in findings:
        table.add_row(
            Sentence(" ".join(finding.text.split())),
            say(finding.reason.label, language),
            say(finding.second.label, language) if finding.second else "",
            say(_chance(finding.probabilities[finding.reason]), language),
            "◎" if finding.sure else "",
        )
    Console().print(table)


def _chance(probability: float) -> Message | str:
    """Return the chance in percents; none is ever wholly sure."""
    return msg("99%以上") if probability >= 0.995 else f"{probability:.0%}"
