"""Working off the rows of a run, slice by slice."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.intake.models import Intake


def work_off_slice(*, at: datetime, only: Intake | None = None) -> bool:  # noqa: ARG001 - comes with the engine
    """Import some rows of one due run (of `only`, where one is given); return whether more remains."""
    return False
