"""Windows of many strings and their keys."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from atoippo.texts.windows import key_table, keys_of, windows_of

STRINGS = st.lists(st.text(max_size=12), max_size=8)


@given(STRINGS, st.integers(1, 5))
def test_each_window_has_the_key_of_its_signs(strings, length):
    starts, keys = windows_of(strings).of_length(length)

    windows = [text[i : i + length] for text in strings for i in range(len(text) - length + 1)]
    assert keys.tolist() == keys_of(windows).tolist()
    assert len(starts) == len(windows)


def test_windows_know_their_string():
    laid = windows_of(["ab", "", "cde"])

    starts, _ = laid.of_length(2)

    assert laid.owner[starts].tolist() == [0, 2, 2]


def test_same_signs_in_another_length_have_another_key():
    assert len(set(keys_of(["a", "aa", "aaa", "", "b"]).tolist())) == 5


def test_table_finds_the_keys_it_holds():
    table = key_table(np.sort(keys_of(["予算", "他社"])))

    which, rows = table.find(keys_of(["稟議", "他社", "予算"]))

    assert which.tolist() == [1, 2]
    assert table.keys[rows].tolist() == keys_of(["他社", "予算"]).tolist()


def test_empty_table_finds_nothing():
    which, rows = key_table(keys_of([])).find(keys_of(["予算"]))

    assert (len(which), len(rows)) == (0, 0)
