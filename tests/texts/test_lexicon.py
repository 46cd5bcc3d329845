"""The words of the trade."""

from __future__ import annotations

from atoippo.texts.lexicon import load_lexicon

LEXICON = """concept,terms
price,高い 予算 no_budget
need,予算 fund_
neutral,意味 予算
"""


def test_lexicon_gathers_terms_under_concepts(tmp_path):
    path = tmp_path / "lexicon.csv"
    path.write_text(LEXICON, encoding="utf-8")

    lexicon = load_lexicon(path)

    assert lexicon.concepts == ("price", "need")
    assert lexicon.terms == {"高い": (0,), "予算": (0, 1), " no budget": (0,), " fund ": (1,)}
    assert lexicon.neutral == ("意味",)


def test_own_lexicon_has_many_terms_for_each_concept():
    lexicon = load_lexicon()

    assert len(lexicon.terms) > 4_000
    assert {concept for places in lexicon.terms.values() for concept in places} == set(range(len(lexicon.concepts)))
