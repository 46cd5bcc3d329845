from __future__ import annotations

from dataclasses import replace
from math import inf, nan

import pytest

from atoippo.reasons.rules import (
    KNOWN_BY_OF_VOICE,
    FigureOutOfRange,
    KnownBy,
    KnownInNoSuchWay,
    NothingWasStated,
    OtherNeedsWords,
    ReasonNamedTwice,
    StatedReasonDetails,
    StatementDetails,
    SubReasonOfNone,
    TextNamesOnlyTheSix,
    UnknownStandsAlone,
    Voice,
    check_statement,
)
from atoippo.values.reason import Reason

PRICE, OTHER, UNKNOWN = (
    StatedReasonDetails(reason=reason) for reason in (Reason.PRICE_BUDGET, Reason.OTHER, Reason.UNKNOWN)
)
REP = StatementDetails(voice=Voice.REP, known_by=KnownBy.HEARD, reasons=(PRICE,))
TEXT = StatementDetails(voice=Voice.TEXT, known_by=KnownBy.READ, reasons=(PRICE,), quote="予算が合わず")


@pytest.mark.parametrize(
    "details",
    [
        REP,
        replace(REP, reasons=(), quote="また来年"),  # words alone say something, too
        replace(REP, reasons=(), reason_words="予算"),
        replace(REP, reasons=(OTHER,), quote="担当の方が替わられた"),
        replace(REP, known_by=KnownBy.FILE, reasons=(OTHER,), reason_words="その他（体制）"),
        replace(REP, reasons=(UNKNOWN,)),
        TEXT,
        replace(TEXT, reasons=()),  # what is none of the six keeps its quote
        replace(TEXT, quote=""),  # no single clause tells it
        replace(TEXT, reasons=(), quote=""),
        replace(REP, known_by=KnownBy.UNSAID, reasons=(replace(PRICE, sub="予算が取れない"),)),
        replace(REP, voice=Voice.CUSTOMER, known_by=KnownBy.MAIL, reasons=(replace(PRICE, confidence=0.9),)),
        replace(TEXT, reasons=(replace(PRICE, weight=0.7, confidence=0.0),)),
        replace(TEXT, reasons=(replace(PRICE, confidence=1.0),)),
    ],
)
def test_a_statement_that_its_voice_may_make_is_taken(details):
    check_statement(details)


@pytest.mark.parametrize(
    ("details", "error"),
    [
        (replace(REP, reasons=()), NothingWasStated),
        (replace(REP, reasons=(), quote=" 　\n"), NothingWasStated),
        (replace(REP, reasons=(PRICE, replace(PRICE, weight=2.0))), ReasonNamedTwice),
        (replace(REP, reasons=(OTHER,)), OtherNeedsWords),
        (replace(REP, reasons=(OTHER,), quote="　"), OtherNeedsWords),
        (replace(REP, reasons=(UNKNOWN, PRICE)), UnknownStandsAlone),
        (replace(TEXT, reasons=(OTHER,)), TextNamesOnlyTheSix),
        (replace(TEXT, reasons=(UNKNOWN,)), TextNamesOnlyTheSix),
        (replace(REP, reasons=(replace(PRICE, weight=0.0),)), FigureOutOfRange),
        (replace(REP, reasons=(replace(PRICE, weight=inf),)), FigureOutOfRange),
        (replace(REP, reasons=(replace(PRICE, weight=nan),)), FigureOutOfRange),
        (replace(REP, reasons=(replace(PRICE, confidence=0.5),)), FigureOutOfRange),
        (replace(TEXT, reasons=(replace(PRICE, confidence=1.1),)), FigureOutOfRange),
        (replace(TEXT, reasons=(replace(PRICE, confidence=nan),)), FigureOutOfRange),
        (replace(REP, reasons=(replace(UNKNOWN, sub="価格が合わない"),)), SubReasonOfNone),
    ],
)
def test_a_statement_that_breaks_a_rule_is_refused(details, error):
    with pytest.raises(error):
        check_statement(details)


def test_each_voice_is_known_in_its_own_ways():
    refused = {}
    for voice in Voice:
        for known_by in KnownBy:
            try:
                check_statement(replace(TEXT, voice=voice, known_by=known_by))
            except KnownInNoSuchWay:
                refused.setdefault(voice, set()).add(known_by)

    assert refused == {
        Voice.REP: {KnownBy.FORM, KnownBy.READ},
        Voice.CUSTOMER: set(KnownBy) - {KnownBy.MAIL, KnownBy.FORM},
        Voice.MANAGER: {KnownBy.FORM, KnownBy.FILE, KnownBy.READ, KnownBy.UNSAID},
        Voice.TEXT: set(KnownBy) - {KnownBy.READ},
    }
    assert set(KNOWN_BY_OF_VOICE) == set(Voice)


def test_a_refusal_says_how_to_mend_it():
    with pytest.raises(KnownInNoSuchWay) as refusal:
        check_statement(replace(REP, voice=Voice.CUSTOMER, known_by=KnownBy.GUESS))

    assert str(refusal.value) == str(refusal.value.advice)
    assert str(refusal.value) == (
        "「お客様」の言葉は「私の推測」では記録できません。"
        "「お客様のメール」「お客様のご回答（フォーム）」のどれかを選んでください。"
    )


def test_voices_and_ways_are_spoken_as_their_choices_say():
    assert [str(voice.spoken) for voice in Voice] == Voice.labels
    assert [str(known_by.spoken) for known_by in KnownBy] == KnownBy.labels
