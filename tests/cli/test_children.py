"""The processes under one command."""

from __future__ import annotations

import sys

from atoippo.cli.children import MOST_ENDS, Child, Children

LEAVES_A_MARK = "import sys; open(sys.argv[1], 'a').write('x')"
STAYS = [sys.executable, "-c", "import time; time.sleep(60)"]


def test_a_child_that_may_is_started_again_until_it_ended_too_often(tmp_path):
    marks = tmp_path / "marks"
    with Children() as children:
        children.start(STAYS)
        children.start([sys.executable, "-c", LEAVES_A_MARK, str(marks)], first_pause=0.001)
        waits = 0
        while children.wait(0.02):
            waits += 1
            assert waits < 3_000, "it was never given up"

    assert marks.read_text(encoding="ascii") == "x" * (MOST_ENDS + 1)


def test_a_child_that_may_not_ends_all(tmp_path):
    with Children() as children:
        children.start([sys.executable, "-c", LEAVES_A_MARK, str(tmp_path / "marks")])
        while children.wait(0.02):
            pass

    assert (tmp_path / "marks").read_text(encoding="ascii") == "x"


def test_ends_of_long_ago_do_not_count():
    child = Child([sys.executable, "-c", ""], first_pause=0.0)
    for hour in range(3 * MOST_ENDS):
        child.process.wait()
        assert child.has_ended_for_good(hour * 3600.0) is False
    child.process.wait()
