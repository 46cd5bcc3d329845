"""How cells look: values, labels and texts."""

from __future__ import annotations

from datetime import date

import pytest

from atoippo.tables.layout.cell_looks import first_text, folded, looks_like_label, looks_like_value


@pytest.mark.parametrize(
    "cell",
    [
        5,
        0.5,
        True,
        date(2026, 4, 1),
        "1,200",
        "￥3,200,000",
        "３００万円",
        "令和6年2月22日",
        "R6.2.22",
        "2026/3/31",
        "A-001",
        "50%",
    ],
)
def test_amounts_days_and_codes_look_like_values(cell):
    assert looks_like_value(cell)
    assert not looks_like_label(cell)


@pytest.mark.parametrize("cell", ["会社名", "第1四半期", "金額（千円）", "6 受注", "Close Date", "商談 所有者"])
def test_short_words_look_like_labels(cell):
    assert looks_like_label(cell)
    assert not looks_like_value(cell)


@pytest.mark.parametrize(
    "cell",
    [
        None,
        "",
        " ",
        "　",
        "ご予算の都合により、今回は見送らせていただくこととなりました。またの機会にお願いいたします。",
    ],
)
def test_blanks_and_long_texts_look_like_neither(cell):
    assert (looks_like_label(cell), looks_like_value(cell)) == (False, False)


def test_folded_text_has_no_width_case_or_spaces():
    assert folded("合　計（ＴＯＴＡＬ） ") == "合計(total)"


def test_first_text_passes_over_blanks_and_numbers():
    assert first_text((None, 5, " ", "合計", "A社")) == "合計"
    assert first_text((None, 5)) == ""
