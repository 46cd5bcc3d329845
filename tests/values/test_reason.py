"""失注理由."""

from __future__ import annotations

from atoippo.values.reason import REASON_LABELS, SIX_REASONS, TEXT_LABELS, Reason


def test_six_reasons_are_all_but_other_and_unknown():
    six = [reason for reason in Reason if reason.is_one_of_the_six]

    assert (six, set(Reason) - set(six)) == (list(SIX_REASONS), {Reason.OTHER, Reason.UNKNOWN})


def test_a_text_tells_everything_but_unknown():
    assert set(TEXT_LABELS) == set(Reason) - {Reason.UNKNOWN}


def test_each_reason_has_a_word_of_its_own():
    assert len({str(reason.label) for reason in Reason}) == len(REASON_LABELS) == len(Reason)
