"""The listening guard: how many replies that don't listen are marked, how many that do are marked wrongly, and how fast.

With --learn it writes the weights of `texts/listening_model.py` anew, from the parts `develop` and `later`.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from figures import show, show_share

from atoippo.texts import listening
from atoippo.texts.listening import ListeningKind, listen, marked_words
from atoippo.texts.listening_model import WEIGHTS_FILE
from atoippo.texts.listening_training import learn, write_weights
from labelled_sets import LabelledText, read_set

RECALL, FALSE_ALARMS = 0.90, 0.05
WEIGHTS = Path(listening.__file__).parent / WEIGHTS_FILE


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


def show_unseen(unseen: list[LabelledText], seen: list[LabelledText]) -> None:
    """Print what words alone and what words with weights reach on replies that neither was made with."""
    model = learn(_labelled(seen))
    marked = [(reply.is_clean, bool(marked_words(reply.text)), bool(model.doubt_about(reply.text))) for reply in unseen]
    spoilt = [(words, doubt) for is_clean, words, doubt in marked if not is_clean]
    clean = [(words, doubt) for is_clean, words, doubt in marked if is_clean]
    show_share("later, without their weights: recall, words alone", sum(words for words, _ in spoilt), len(spoilt))
    show_share("later, without their weights: recall", sum(words or doubt for words, doubt in spoilt), len(spoilt))
    show_share("later, without their weights: false alarms", sum(words or doubt for words, doubt in clean), len(clean))


def show_speed(replies: list[LabelledText]) -> None:
    """Print how long one reply takes, as the guard listens while somebody types."""
    began = time.perf_counter()
    for reply in replies:
        listen(reply.text)
    show("one reply", (time.perf_counter() - began) / len(replies) * 1000, "ms", at_most=5)


def _labelled(replies: list[LabelledText]) -> list[tuple[str, frozenset[str]]]:
    return [(reply.text, reply.labels - {"clean"}) for reply in replies]


def main() -> None:
    """Measure on the part that was never looked at, then on those that words and weights were made with."""
    held_out, develop, later = (read_set(f"listening/{part}") for part in ("held_out", "develop", "later"))
    if sys.argv[1:] == ["--learn"]:
        write_weights(learn(_labelled([*develop, *later])), WEIGHTS)
    every = [*held_out, *develop, *later]
    print(f"{len(every)} replies of our own writing, {sum(reply.is_clean for reply in every)} of them clean")
    show_part("held out", held_out, has_target=True)
    show_unseen(later, develop)
    show_part("develop", develop, has_target=False)
    show_speed(every)


if __name__ == "__main__":
    main()
