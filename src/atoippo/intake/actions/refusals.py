"""Why something about an import can't be done."""

from __future__ import annotations


class NotYoursToImport(Exception):  # noqa: N818 - named as a sentence
    """A file was brought or steered by somebody who does not look after imports of this workspace."""


class NotReadyToStart(Exception):  # noqa: N818 - named as a sentence
    """A run was started that does not wait for a person's word: it is still looked at, was refused, or has begun."""


class IntakeHasBegun(Exception):  # noqa: N818 - named as a sentence
    """A run was corrected or cancelled after the first rows were in."""


class ClaimLost(Exception):  # noqa: N818 - named as a sentence
    """Another worker has taken the run over, for the lease had ended: what this one began is undone."""
