"""The labelled sets are honest: no text is another one with a few words changed."""

from __future__ import annotations

from itertools import combinations

import pytest

from atoippo.values.japanese_text import fold
from labelled_sets import SETS, read_set

FOLDERS = sorted({path.parent.relative_to(SETS).as_posix() for path in SETS.rglob("*.txt")})
TOO_ALIKE = 0.6  # of the pieces of three signs that either text holds


def _pieces(text):
    folded = fold(text)
    return {folded[i : i + 3] for i in range(len(folded) - 2)}


def test_labelled_sets_hold_no_two_texts_nearly_alike():
    texts = [(labelled.text, _pieces(labelled.text)) for folder in FOLDERS for labelled in read_set(folder)]

    alike = [
        (a, b) for (a, own), (b, other) in combinations(texts, 2) if len(own & other) > TOO_ALIKE * len(own | other)
    ]

    assert alike == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_labelled_texts_say_their_trade_and_situation(folder):
    unplaced = [
        labelled.text for labelled in read_set(folder) if not (labelled.trade and labelled.situation and labelled.text)
    ]

    assert unplaced == []


def test_labelled_texts_come_from_many_trades():
    trades = {labelled.trade for labelled in read_set("listening/develop")}

    assert len(trades) >= 30
