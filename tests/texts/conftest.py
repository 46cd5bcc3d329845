"""A corpus small enough to train on within a test."""

from __future__ import annotations

import csv

import pytest

from atoippo.texts.examples import read_corpus

TOLD = {
    "price_budget": ["予算がない", "価格が高い", "金額が合わない", "費用が出せない"],
    "competitor": ["他社に決まった", "競合に負けた", "他社を選んだ", "競合の実績"],
    "timing": ["来期に延期", "忙しい時期", "来年また", "時期が早い"],
    "unclear_need": ["必要ない", "困っていない", "必要を感じない", "現状で足りる"],
    "internal_approval": ["稟議で否決", "部長が反対", "社長が却下", "決裁が下りない"],
    "response_attitude": ["返信が遅い", "態度が悪い", "連絡がない", "説明が雑"],
    "other": ["理由は不明", "機能がない", "廃業した", "音信不通"],
}


@pytest.fixture(scope="session")
def small_corpus(tmp_path_factory):
    """Return a folder with two files, each holding every label, one text with two reasons."""
    folder = tmp_path_factory.mktemp("corpus")
    for name, chosen in (("one", slice(0, None, 2)), ("two", slice(1, None, 2))):
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as target:
            rows = csv.writer(target)
            rows.writerow(["text", "label", "second", "speaker", "register", "source"])
            rows.writerows(
                [text, label, "", "rep", "memo", text] for label, all_ in TOLD.items() for text in all_[chosen]
            )
            rows.writerow([f"他社のほうが安い{name}", "price_budget", "competitor", "rep", "memo", "both"])
    return folder


@pytest.fixture(scope="session")
def small_examples(small_corpus):
    """Return the texts of the small corpus."""
    return read_corpus(small_corpus)
