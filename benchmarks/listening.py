"""The listening guard: how many replies that don't listen are marked, how many that do are marked wrongly, and how fast."""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from figures import show, show_share

from atoippo.texts.listening import ListeningKind, listen
from labelled_sets import LabelledText, read_set

RECALL, FALSE_ALARMS = 0.90, 0.05


def show_part(name: str, replies: list[LabelledText], *, has_target: bool) -> None:
    """Print recall and false alarms of one part of the labelled replies."""
    marked = [(reply, {mark.kind.value for mark in listen(reply.text)}) for reply in replies]
    kinds = [(reply, found) for reply, found in marked if not reply.is_clean]
    clean = [found for reply, found in marked if reply.is_clean]
    recall, alarms = (RECALL, FALSE_ALARMS) if has_target else (None, None)
    show_share(f"{name}: recall", sum(bool(found) for _, found in kinds), len(kinds), at_least=recall)
    show_share(f"{name}: false alarms", sum(map(bool, clean)), len(clean), at_most=alarms)
    show_share(
        f"{name}: marked with a right kind", sum(bool(found & reply.labels) for reply, found in kinds), len(kinds)
    )
    for kind in ListeningKind:
        own = [found for reply, found in kinds if kind.value in reply.labels]
        show_share(f"  {kind.value}: marked at all", sum(map(bool, own)), len(own))


def show_speed(replies: list[LabelledText]) -> None:
    """Print how long one reply takes, as the guard listens while somebody types."""
    began = time.perf_counter()
    for reply in replies:
        listen(reply.text)
    show("one reply", (time.perf_counter() - began) / len(replies) * 1000, "ms", at_most=5)


def main() -> None:
    """Measure on the part that was never looked at, then on the part that the patterns were made with."""
    held_out, develop = read_set("listening/held_out"), read_set("listening/develop")
    clean = sum(reply.is_clean for reply in (*held_out, *develop))
    print(f"{len(held_out) + len(develop)} replies of our own writing, {clean} of them clean")
    show_part("held out", held_out, has_target=True)
    show_part("develop", develop, has_target=False)
    show_speed([*held_out, *develop])


if __name__ == "__main__":
    main()
