"""What a refusal says."""

from __future__ import annotations

from atoippo.teams.actions import OnlyForAdmins, TeamNameTaken


def test_a_refusal_names_its_subject():
    assert str(TeamNameTaken("東日本").sentence) == "「東日本」というチームはすでにあります。別の名前を付けてください。"


def test_a_refusal_without_a_subject_says_its_sentence():
    assert OnlyForAdmins().sentence == OnlyForAdmins.says
