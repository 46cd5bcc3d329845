"""Looking at a file before anything is imported: what is in it, and whether a person should look, too."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.core.files.storage import default_storage
from django.db import transaction

from atoippo.intake.actions.held_plans import hold
from atoippo.intake.models import Intake, IntakeState, RememberedColumns
from atoippo.intake.rules.found import found_in, header_digest, options_as_json, options_of
from atoippo.intake.rules.header import columns_of
from atoippo.intake.rules.lines import plan_of
from atoippo.intake.rules.messages import as_json
from atoippo.tables.reading import read_deals_of
from atoippo.tables.rows import FileRefused
from atoippo.teams.audit import record_audit
from atoippo.teams.nudging import nudge
from atoippo.values.message import Message, msg

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.tables.rows import Reading, ReadingOptions

LEASE = timedelta(minutes=10)
MOST_TRIES = 3
GAVE_UP = msg(
    "「{name}」を読む途中で、処理が続けて止まりました。行数を分けるか、必要な列だけにして、もう一度入れてください。"
)
IS_GONE = msg("「{name}」は保管されていません。もう一度ファイルを入れてください。")


def inspect_next(*, at: datetime, intake: Intake | None = None) -> bool:
    """Look at one file that waits for it: then it waits for a person's word, or is refused; return whether one waited."""
    waiting = Intake.objects.to_inspect(at).among(intake)
    claimed = waiting.claim_first(IntakeState.INSPECTING, at=at, lease=LEASE)
    if claimed is None:
        return False
    if claimed.tries > MOST_TRIES:
        _refuse(claimed, Message(GAVE_UP.text, {"name": claimed.file_name}), {}, at)
        return True
    try:
        content = _content_of(claimed)
    except FileNotFoundError:
        _refuse(claimed, Message(IS_GONE.text, {"name": claimed.file_name}), {}, at)
    else:
        _inspect(claimed, content, at)
    nudge("inspect_uploads")
    return True


def _content_of(intake: Intake) -> bytes:
    with default_storage.open(intake.upload) as file:
        content: bytes = file.read()
        return content


def _inspect(intake: Intake, content: bytes, at: datetime) -> None:
    columns = columns_of(intake.file_name, content, encoding=options_of(intake.options).encoding)
    header = tuple(columns)
    digest = intake.found.get("header_digest") or header_digest(header)
    try:
        reading, options = _read(intake, content, digest)
    except FileRefused as refused:
        _refuse(
            intake,
            refused.advice,
            {"header": list(header), "samples": columns, "header_digest": digest} if header else {},
            at,
        )
        return
    found = found_in(reading, header) | {"samples": columns, "header_digest": digest}
    _end(
        intake,
        at,
        options=options_as_json(options),
        found=found,
        refusal=None,
        state=IntakeState.UPLOADED,
        rows_total=len(reading.deals) + len(reading.set_aside),
    )
    intake.options = options_as_json(options)
    hold(intake, plan_of(reading))


def _read(intake: Intake, content: bytes, digest: str) -> tuple[Reading, ReadingOptions]:
    """Read as the person said about this file, else as somebody said about a file with this header, else as it comes."""
    own = options_of(intake.options)
    memory = RememberedColumns.objects.filter(workspace=intake.workspace_id, header_digest=digest).first()
    if not intake.options and memory is not None:
        remembered = options_of(memory.options)
        try:
            return read_deals_of(intake.file_name, content, remembered), remembered
        except FileRefused:
            pass  # what was said then does not fit this file: look at it afresh
    return read_deals_of(intake.file_name, content, own), own


def _refuse(intake: Intake, advice: Message, found: dict[str, Any], at: datetime) -> None:
    _end(intake, at, found=found, refusal=as_json(advice), state=IntakeState.REFUSED, ended_at=at)


@transaction.atomic
def _end(intake: Intake, at: datetime, **fields: Any) -> None:
    """Write what came of it, if the claim is still ours and nobody said otherwise meanwhile."""
    held = Intake.objects.filter(pk=intake.pk, claim=intake.claim, state=IntakeState.INSPECTING)
    if held.update(**fields, claim="", lease_until=None, tries=0):
        record_audit(workspace=intake.workspace, by=None, action=f"intake.{fields['state']}", subject=intake, at=at)
