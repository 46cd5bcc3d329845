"""Reading the words of imported losses, the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.intake.models import Intake


def read_words_slice(*, at: datetime, intake: Intake | None = None) -> bool:  # noqa: ARG001 - comes with the engine
    """Read some texts of one run whose rows are in (of `intake`, where one is given); return whether more remains."""
    return False
