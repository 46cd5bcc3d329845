"""The nouns of reasons."""

from atoippo.reasons.models.statement import KnownBy, StatedReason, Statement, Voice

__all__ = ["KnownBy", "StatedReason", "Statement", "Voice"]
