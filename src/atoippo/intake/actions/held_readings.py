"""The readings that this process holds, so that slices of a run need not read the file again; losing one loses nothing."""

from __future__ import annotations

import json
from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING

from django.core.files.storage import default_storage

from atoippo.intake.rules.found import options_of
from atoippo.tables.reading import read_deals_of

if TYPE_CHECKING:
    from atoippo.intake.models import Intake
    from atoippo.tables.rows import Reading

MOST_HELD = 2
_held: OrderedDict[str, Reading] = OrderedDict()
_lock = Lock()


def hold(intake: Intake, reading: Reading) -> None:
    """Keep a run's reading for the slices to come; the one used longest ago makes room."""
    with _lock:
        _held[_key(intake)] = reading
        _held.move_to_end(_key(intake))
        while len(_held) > MOST_HELD:
            _held.popitem(last=False)


def reading_of(intake: Intake) -> Reading:
    """Return what a run's file says, read again where this process does not hold it."""
    with _lock:
        held = _held.get(_key(intake))
    if held is None:
        with default_storage.open(intake.upload) as file:
            held = read_deals_of(intake.file_name, file.read(), options_of(intake.options))
    hold(intake, held)
    return held


def let_go(intake: Intake) -> None:
    """Forget a run's reading."""
    with _lock:
        _held.pop(_key(intake), None)


def _key(intake: Intake) -> str:
    return f"{intake.pk} {intake.digest} {json.dumps(intake.options, sort_keys=True)}"
