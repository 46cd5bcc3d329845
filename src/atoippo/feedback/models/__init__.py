"""The nouns of feedback."""

from atoippo.feedback.models.answer import Answer, AnswerRelease
from atoippo.feedback.models.request import FeedbackRequest, NotAsking

__all__ = ["Answer", "AnswerRelease", "FeedbackRequest", "NotAsking"]
