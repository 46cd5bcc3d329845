"""The nouns of intake."""

from atoippo.intake.models.intake import Intake, IntakeState
from atoippo.intake.models.intake_row import IntakeRow, RowOutcome
from atoippo.intake.models.remembered_columns import RememberedColumns

__all__ = ["Intake", "IntakeRow", "IntakeState", "RememberedColumns", "RowOutcome"]
