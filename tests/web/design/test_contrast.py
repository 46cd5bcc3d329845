"""The pairs of colours that stand on each other can be read in both schemes (WCAG 2.2 AA)."""

from __future__ import annotations

import re
from itertools import product

import pytest

from architecture.source import PACKAGE

TOKENS = (PACKAGE / "web" / "static" / "design" / "tokens.css").read_text(encoding="utf-8")
PAIR = re.compile(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);")
COLOURS = {name: schemes for name, *schemes in PAIR.findall(TOKENS)}

TEXT = [
    *product(("ink", "muted", "mark", "mark-deep", "warm", "danger"), ("paper", "card")),
    *product(("ink", "muted"), ("sunken",)),
    ("soft-ink", "soft"),
    ("warm-ink", "warm-soft"),
    ("danger", "danger-soft"),
    ("ink", "soft"),
    ("ink", "danger-soft"),
    ("on-mark", "mark"),
    ("on-mark", "mark-deep"),
    ("on-danger", "danger"),
]
EDGES = [*product(("edge", "mark", "danger"), ("paper", "card")), ("mark", "soft")]


@pytest.mark.parametrize(("front", "ground"), TEXT)
def test_text_is_readable(front, ground):
    assert [round(ratio, 2) for ratio in contrasts(front, ground) if ratio < 4.5] == []


@pytest.mark.parametrize(("front", "ground"), EDGES)
def test_edges_of_controls_are_seen(front, ground):
    assert [round(ratio, 2) for ratio in contrasts(front, ground) if ratio < 3] == []


def contrasts(front, ground):
    return [contrast(*pair) for pair in zip(COLOURS[front], COLOURS[ground], strict=True)]


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
