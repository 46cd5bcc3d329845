"""What people and the worker do about imports: receive a file, look at it, correct it, work it off, read its words."""

from atoippo.intake.actions.columns import say_columns
from atoippo.intake.actions.inspecting import inspect_next
from atoippo.intake.actions.matching import propose_next_matches
from atoippo.intake.actions.refusals import IntakeHasBegun, NotReadyToStart, NotYoursToImport
from atoippo.intake.actions.starting import cancel_intake, start_intake
from atoippo.intake.actions.uploads import forget_old_uploads, receive_upload
from atoippo.intake.actions.words import read_words_slice
from atoippo.intake.actions.working import work_off_slice

__all__ = [
    "IntakeHasBegun",
    "NotReadyToStart",
    "NotYoursToImport",
    "cancel_intake",
    "forget_old_uploads",
    "inspect_next",
    "propose_next_matches",
    "read_words_slice",
    "receive_upload",
    "say_columns",
    "start_intake",
    "work_off_slice",
]
