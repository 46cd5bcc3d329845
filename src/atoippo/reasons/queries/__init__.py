"""What is asked about reasons: who says what about a loss, which finer reasons are offered, which questions are asked."""

from atoippo.reasons.queries.questions import question_answers_of, question_answers_of_losses, questions_of
from atoippo.reasons.queries.statements import (
    standing_statements,
    standing_statements_of_losses,
    statements_of,
    statements_of_losses,
)
from atoippo.reasons.queries.sub_reasons import retired_sub_reasons_of, sub_reasons_of

__all__ = [
    "question_answers_of",
    "question_answers_of_losses",
    "questions_of",
    "retired_sub_reasons_of",
    "standing_statements",
    "standing_statements_of_losses",
    "statements_of",
    "statements_of_losses",
    "sub_reasons_of",
]
