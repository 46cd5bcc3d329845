"""What training found out, stored in one file."""

from __future__ import annotations

import zipfile

import numpy as np
import pytest

from atoippo.texts.training import train
from atoippo.texts.weights import WeightsMissing, load_weights, made_of


@pytest.fixture(scope="module")
def weights(small_examples):
    return train(small_examples)


def test_weights_come_back_as_they_were_stored(weights, tmp_path):
    weights.save(tmp_path / "deep" / "reasons.npz")

    loaded = load_weights(tmp_path / "deep" / "reasons.npz")

    assert np.array_equal(loaded.lines, weights.lines)
    assert np.array_equal(loaded.table.terms.keys, weights.table.terms.keys)
    assert (loaded.sure_from, loaded.second_from, loaded.rarest) == (
        weights.sure_from,
        weights.second_from,
        weights.rarest,
    )
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["reasons.npz"]


def test_weights_hold_no_pickle(weights, tmp_path):
    weights.save(tmp_path / "reasons.npz")

    with np.load(tmp_path / "reasons.npz", allow_pickle=False) as stored:
        assert {stored[name].dtype.kind for name in stored.files} <= {"u", "i", "f", "U"}


def test_missing_weights_tell_how_to_make_them(tmp_path):
    with pytest.raises(WeightsMissing, match="make setup"):
        load_weights(tmp_path / "reasons.npz")

    assert made_of(tmp_path / "reasons.npz") is None


@pytest.mark.parametrize("damage", [b"", b"no archive", b"PK\x03\x04half"])
def test_damaged_weights_count_as_missing(tmp_path, damage):
    path = tmp_path / "reasons.npz"
    path.write_bytes(damage)

    with pytest.raises(WeightsMissing):
        load_weights(path)
    assert made_of(path) is None


def test_weights_of_an_older_make_count_as_missing(tmp_path):
    path = tmp_path / "reasons.npz"
    np.savez(path, grams=np.zeros(1))

    with pytest.raises(WeightsMissing):
        load_weights(path)
    assert zipfile.is_zipfile(path)
    assert made_of(path) is None


def test_probabilities_sum_to_one_however_large_the_scores(weights):
    chances = weights.probabilities(np.array([[1e6, -1e6, 0, 0, 0, 0, 0], [0.0] * 7]))

    assert chances.sum(axis=1).tolist() == pytest.approx([1, 1])
