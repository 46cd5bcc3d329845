"""The files that this process holds read, so that slices of a run need not read them again; losing one loses nothing."""

from __future__ import annotations

import json
from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING

from django.core.files.storage import default_storage

from atoippo.intake.rules.found import options_of
from atoippo.intake.rules.lines import plan_of
from atoippo.tables.reading import read_deals_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from atoippo.intake.models import Intake
    from atoippo.intake.rules.lines import Plan

MOST_HELD = 2
_held: OrderedDict[str, Plan] = OrderedDict()
_lock = Lock()


def hold(intake: Intake, plan: Plan) -> None:
    """Keep a run's file for the slices to come; the one used longest ago makes room."""
    with _lock:
        _held[_key(intake)] = plan
        _held.move_to_end(_key(intake))
        while len(_held) > MOST_HELD:
            _held.popitem(last=False)


def held_plan(intake: Intake, *, on_progress: Callable[[int], None]) -> Plan:
    """Return what a run's file says, read again where this process does not hold it; `on_progress` hears of lines read."""
    with _lock:
        plan = _held.get(_key(intake))
    if plan is None:
        with default_storage.open(intake.upload) as file:
            content = file.read()
        options = options_of(intake.options)
        plan = plan_of(read_deals_of(intake.file_name, content, options, on_progress=on_progress))
    hold(intake, plan)
    return plan


def let_go(intake: Intake) -> None:
    """Forget a run's file."""
    with _lock:
        _held.pop(_key(intake), None)


def _key(intake: Intake) -> str:
    return f"{intake.pk} {intake.digest} {json.dumps(intake.options, sort_keys=True)}"
