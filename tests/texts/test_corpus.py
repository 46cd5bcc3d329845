"""The corpus keeps to its own rules (`texts/corpus/README.md`)."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict

import pytest

from atoippo.texts.examples import CORPUS_FOLDER, read_corpus
from atoippo.values.japanese_text import fold
from atoippo.values.reason import TEXT_LABELS

HEADER = ["text", "label", "second", "speaker", "register", "source"]
REGISTERS_OF_THE_DESIGN = {
    "memo",
    "shorthand",
    "picklist",
    "spoken",
    "mail",
    "form",
    "denial",
    "concession",
    "cover",
    "english",
}
TOO_ALIKE = 0.8


@pytest.fixture(scope="module")
def corpus():
    return read_corpus()


def test_corpus_files_have_the_agreed_columns():
    headers = {
        path.name: next(csv.reader(path.read_text(encoding="utf-8").splitlines()))
        for path in CORPUS_FOLDER.glob("*.csv")
    }

    assert {name: header for name, header in headers.items() if header != HEADER} == {}


def test_corpus_labels_are_those_that_a_text_can_tell(corpus):
    odd = [
        e for e in corpus if e.label not in TEXT_LABELS or e.second not in (None, *TEXT_LABELS) or e.second == e.label
    ]

    assert odd == []


def test_corpus_holds_enough_distinct_texts_of_each_label(corpus):
    labels = Counter(example.label for example in corpus)

    assert len({example.text for example in corpus}) >= 1_500
    assert {label: labels[label] for label in TEXT_LABELS if labels[label] < 150} == {}


def test_corpus_has_every_register(corpus):
    assert REGISTERS_OF_THE_DESIGN - {example.register for example in corpus} == set()


def test_corpus_says_of_each_text_who_speaks_and_in_which_situation(corpus):
    unplaced = [e.text for e in corpus if e.speaker not in {"rep", "manager", "customer"} or e.source.endswith(":")]

    assert unplaced == []


def test_corpus_has_no_two_texts_nearly_alike(corpus):
    texts = [fold(example.text) for example in corpus]
    grams = [_grams(text) for text in texts]
    having = defaultdict(list)
    alike = []
    for place, own in enumerate(grams):
        shared = Counter(other for gram in own for other in having[gram])
        alike += [
            (corpus[other].text, corpus[place].text)
            for other, n in shared.items()
            if n >= TOO_ALIKE * (len(own) + len(grams[other]) - n)
        ]
        for gram in own:
            having[gram].append(place)

    assert alike == []


def _grams(text):
    return {text[i : i + 3] for i in range(len(text) - 2)} or {text}
