"""The nouns of reasons."""

from atoippo.reasons.models.question import Question, QuestionAnswer
from atoippo.reasons.models.statement import StatedReason, Statement
from atoippo.reasons.models.sub_reason import SubReason
from atoippo.reasons.rules import KnownBy, Voice

__all__ = ["KnownBy", "Question", "QuestionAnswer", "StatedReason", "Statement", "SubReason", "Voice"]
