"""Who may say what about a loss and how it may be known; the finer reasons and the questions that everybody begins with; pure."""

from atoippo.reasons.rules.defaults import DEFAULT_QUESTIONS, DEFAULT_SUB_REASONS, in_words
from atoippo.reasons.rules.questions import AskedFor, AskedQuestion
from atoippo.reasons.rules.statements import (
    FigureOutOfRange,
    KnownInNoSuchWay,
    NothingWasStated,
    OtherNeedsWords,
    ReasonNamedTwice,
    StatedReasonDetails,
    StatementDetails,
    StatementRefused,
    SubReasonOfNone,
    TextNamesOnlyTheSix,
    UnknownStandsAlone,
    check_statement,
)
from atoippo.reasons.rules.sub_reasons import DefaultSubReason, OfferedSubReason
from atoippo.reasons.rules.voices import KNOWN_BY_LABELS, KNOWN_BY_OF_VOICE, VOICE_LABELS, KnownBy, Voice

__all__ = [
    "DEFAULT_QUESTIONS",
    "DEFAULT_SUB_REASONS",
    "KNOWN_BY_LABELS",
    "KNOWN_BY_OF_VOICE",
    "VOICE_LABELS",
    "AskedFor",
    "AskedQuestion",
    "DefaultSubReason",
    "FigureOutOfRange",
    "KnownBy",
    "KnownInNoSuchWay",
    "NothingWasStated",
    "OfferedSubReason",
    "OtherNeedsWords",
    "ReasonNamedTwice",
    "StatedReasonDetails",
    "StatementDetails",
    "StatementRefused",
    "SubReasonOfNone",
    "TextNamesOnlyTheSix",
    "UnknownStandsAlone",
    "Voice",
    "check_statement",
    "in_words",
]
