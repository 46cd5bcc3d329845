"""Learning from labelled replies."""

from __future__ import annotations

import csv

from atoippo.texts.listening_model import ListeningModel
from atoippo.texts.listening_training import learn, write_weights
from labelled_sets import read_set

REPLIES = [(reply.text, reply.labels - {"clean"}) for reply in read_set("listening/develop")]


def test_learn_tells_the_replies_that_it_has_seen_apart():
    model = learn(REPLIES)

    doubted = [model.doubt_about(text) is not None for text, kinds in REPLIES if kinds]
    assert sum(doubted) / len(doubted) >= 0.8


def test_learn_gives_the_same_weights_twice():
    some = REPLIES[::2]

    assert learn(some) == learn(some)


def test_write_weights_writes_a_table_that_reads_back(tmp_path):
    model = ListeningModel({"": (-1.25, 0.0, 0.0, 0.0, 0.0), ",": (0.5, 1.0, 2.0, 3.0, 4.0)})

    write_weights(model, tmp_path / "weights.csv")

    rows = list(csv.reader((tmp_path / "weights.csv").read_text(encoding="utf-8").splitlines()))
    assert rows == [
        ["piece", "any", "rebuttal", "pressure", "blame", "pitch"],
        ["", "-1.25", "0.00", "0.00", "0.00", "0.00"],
        [",", "0.50", "1.00", "2.00", "3.00", "4.00"],
    ]
