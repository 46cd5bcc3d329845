"""The part that each clause plays."""

from __future__ import annotations

import pytest

from atoippo.texts.roles import Role, place_clauses


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("予算がない", [Role.TELLING]),
        ("価格は問題なかったが、稟議で止まった", [Role.DENIED, Role.TELLING]),
        ("検討はしたが、予算がない", [Role.CONCEDED, Role.TELLING]),
        ("部長は来た。しかし予算がない", [Role.CONCEDED, Role.TELLING]),
        ("予算がないが。", [Role.TELLING]),
        ("お世話になっております。予算がない", [Role.COURTESY, Role.TELLING]),
        ("…。予算がない", [Role.COURTESY, Role.TELLING]),
        ("予算×", [Role.TELLING]),
        ("予算がない\n\n> お見積りです\n> 100円\n", [Role.TELLING, Role.QUOTED, Role.QUOTED]),
    ],
)
def test_each_clause_has_its_part(text, roles):
    assert [placed.role for placed in place_clauses(text)] == roles
