from __future__ import annotations

from atoippo.feedback.rules.nudged import may_be_nudged
from atoippo.teams.rules import token_digest


def test_one_request_in_three_never_gets_a_nudge():
    nudged = sum(may_be_nudged(token_digest(f"token-{n}")) for n in range(3_000))

    assert 1_900 < nudged < 2_100


def test_who_knows_the_link_alone_can_not_work_out_whether_it_gets_a_nudge(settings):
    digest = token_digest("token")
    answers = set()
    for n in range(30):
        settings.SECRET_KEY = f"key of installation {n}"
        answers.add(may_be_nudged(digest))

    assert answers == {True, False}
