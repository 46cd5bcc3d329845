"""The corpus as examples."""

from __future__ import annotations

from atoippo.texts.examples import Example, hash_of, read_corpus
from atoippo.values.reason import Reason

CSV = "text,label,second,speaker,register,source\n予算がない,price_budget,timing,rep,memo,a\n不明,other,,rep,memo,b\n"


def test_corpus_is_read_file_by_file(tmp_path):
    (tmp_path / "one.csv").write_text(CSV, encoding="utf-8")

    assert read_corpus(tmp_path) == [
        Example("予算がない", Reason.PRICE_BUDGET, Reason.TIMING, "rep", "memo", "one:a", "one"),
        Example("不明", Reason.OTHER, None, "rep", "memo", "one:b", "one"),
    ]


def test_hash_knows_names_and_contents(tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("a")
    two.write_text("a")

    assert hash_of([one, two]) == hash_of([two, one])
    assert len({hash_of([one]), hash_of([two]), hash_of([one, two])}) == 3
