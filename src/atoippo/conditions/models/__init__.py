"""The nouns of conditions."""

from atoippo.conditions.models.condition import Condition, ConditionKind, Origin

__all__ = ["Condition", "ConditionKind", "Origin"]
