"""法人番号."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atoippo.values.corporate_number import NotACorporateNumber, check_digit, read_corporate_number


@pytest.mark.parametrize(
    "text",
    [
        "7000012050002",
        "T7000012050002",
        "t7000012050002",
        "７００００１２０５０００２",
        "7-0000-1205-0002",
        " 7000 0120 50002\n",
        "7‐0000−1205－0002",
        "7000012050002.0",
    ],
)
def test_read_corporate_number_reads_thirteen_digits(text):
    assert read_corporate_number(text) == "7000012050002"


@pytest.mark.parametrize("text", ["", "7000012050003", "700001205000", "0000012050002", "7.00001E+12", "T1", "x" * 300])
def test_read_corporate_number_refuses_the_rest(text):
    with pytest.raises(NotACorporateNumber):
        read_corporate_number(text)


@given(st.text(alphabet="0123456789", min_size=12, max_size=12))
def test_read_corporate_number_reads_any_proved_number_back(base):
    number = f"{check_digit(base)}{base}"

    assert read_corporate_number(f"T{number}") == number


@given(st.text(alphabet="0123456789", min_size=12, max_size=12), st.integers(0, 11), st.integers(1, 9))
def test_check_digit_catches_one_wrong_digit(base, place, shift):
    wrong_digit = (int(base[place]) + shift) % 10
    wrong = base[:place] + str(wrong_digit) + base[place + 1 :]

    differs_by_nine = {int(base[place]), wrong_digit} == {0, 9}  # 0 and 9 weigh the same modulo 9
    assert (check_digit(wrong) == check_digit(base)) is differs_by_nine


@given(st.text())
def test_read_corporate_number_raises_nothing_else(text):
    try:
        number = read_corporate_number(text)
    except NotACorporateNumber:
        return

    assert (number.isdigit(), len(number)) == (True, 13)
