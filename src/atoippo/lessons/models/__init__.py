"""The nouns of lessons."""

from atoippo.lessons.models.promise import Promise

__all__ = ["Promise"]
