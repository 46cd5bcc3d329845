"""The nouns of conditions."""

from atoippo.conditions.models.condition import Condition
from atoippo.conditions.rules import ConditionKind, Origin

__all__ = ["Condition", "ConditionKind", "Origin"]
