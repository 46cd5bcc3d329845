"""The nouns of reasons."""

from atoippo.reasons.models.statement import StatedReason, Statement
from atoippo.reasons.rules import KnownBy, Voice

__all__ = ["KnownBy", "StatedReason", "Statement", "Voice"]
