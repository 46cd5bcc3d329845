"""受注, 失注, 進行中."""

from __future__ import annotations

from atoippo.values.outcome import Outcome


def test_outcomes_are_named_as_the_summary_names_them():
    assert [str(outcome) for outcome in Outcome] == ["won", "lost", "open"]
