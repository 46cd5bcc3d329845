"""Training on a small corpus: the same steps as on the whole one."""

from __future__ import annotations

import numpy as np
import pytest

from atoippo.texts.training import calibration, examples_of, held_out_scores, train, train_if_needed
from atoippo.texts.weights import load_weights, made_of


def test_training_is_done_only_when_needed(small_corpus, tmp_path):
    target = tmp_path / "weights" / "reasons.npz"

    assert [train_if_needed(corpus=small_corpus, target=target) for _ in range(2)] == [True, False]


def test_training_is_done_anew_for_another_corpus(small_corpus, tmp_path):
    target = tmp_path / "reasons.npz"
    train_if_needed(corpus=small_corpus, target=target)
    before = made_of(target)
    other = tmp_path / "other"
    other.mkdir()
    for path in small_corpus.glob("*.csv"):
        (other / path.name).write_text(
            path.read_text(encoding="utf-8") + "高すぎる,price_budget,,rep,memo,x\n", encoding="utf-8"
        )

    assert train_if_needed(corpus=other, target=target)
    assert made_of(target) != before


def test_training_twice_gives_the_same(small_examples):
    one, two = train(small_examples), train(small_examples)

    assert np.array_equal(one.lines, two.lines)
    assert (one.sure_from, one.second_from) == (two.sure_from, two.second_from)


def test_few_texts_make_nothing_sure(small_examples, tmp_path):
    train(small_examples).save(tmp_path / "w.npz")

    assert load_weights(tmp_path / "w.npz").sure_from > 1


def test_a_label_without_examples_is_never_likely(small_examples):
    weights = train([example for example in small_examples if example.label != "timing"])

    assert weights.start[2] == -10.0


def test_calibration_makes_scores_as_sure_as_they_are_right():
    rng = np.random.default_rng(1)
    labels = rng.integers(0, 3, 3_000)
    truth = np.eye(3)[labels]
    scores = 4 * truth + rng.normal(0, 2, truth.shape)

    stretch, shift = calibration(scores * 5, labels)  # five times too sure

    raised = np.exp(scores * 5 * stretch + shift)
    chances = raised / raised.sum(axis=1, keepdims=True)
    assert chances.max(axis=1).mean() == pytest.approx((chances.argmax(axis=1) == labels).mean(), abs=0.02)


def test_held_out_scores_come_from_other_groups(small_examples):
    seen = examples_of(small_examples)
    groups = np.array([example.file for example in small_examples])

    scores = held_out_scores(seen, groups)

    assert scores.shape == (len(small_examples), 7)
    assert (scores.argmax(axis=1) == seen.labels).mean() > 1 / 7
