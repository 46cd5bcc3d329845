"""What people do about reasons: state them, answer questions about them, and keep the finer ones in the workspace's words."""

from atoippo.reasons.actions.questions import (
    AnswerSaysNothing,
    OnlyAdminsChangeReasons,
    QuestionNeedsWords,
    answer_question,
    reword_question,
    use_default_question,
)
from atoippo.reasons.actions.statements import NoSuchSubReason, state_reasons, take_back_statement
from atoippo.reasons.actions.sub_reasons import (
    LastSubReason,
    MergesIntoItself,
    SubReasonNameTaken,
    SubReasonNeedsName,
    add_sub_reason,
    merge_sub_reasons,
    rename_sub_reason,
    restore_sub_reason,
    retire_sub_reason,
)

__all__ = [
    "AnswerSaysNothing",
    "LastSubReason",
    "MergesIntoItself",
    "NoSuchSubReason",
    "OnlyAdminsChangeReasons",
    "QuestionNeedsWords",
    "SubReasonNameTaken",
    "SubReasonNeedsName",
    "add_sub_reason",
    "answer_question",
    "merge_sub_reasons",
    "rename_sub_reason",
    "restore_sub_reason",
    "retire_sub_reason",
    "reword_question",
    "state_reasons",
    "take_back_statement",
    "use_default_question",
]
