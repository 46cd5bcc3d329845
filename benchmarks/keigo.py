"""The lint of letters: how many of the expected findings it makes, and how many good letters it finds fault with."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from figures import show_share

from atoippo.texts.keigo import KeigoFinding, KeigoKind, lint_letter
from labelled_sets import LabelledText, read_set

BLOCKING = {
    *(KeigoKind.SHORT_COMPANY, KeigoKind.DOUBLE_ADDRESS, KeigoKind.TITLE_AND_SAMA, KeigoKind.ALL_AND_SAMA),
    *(KeigoKind.SPOKEN_YOU, KeigoKind.UNDERSTOOD, KeigoKind.UNFILLED, KeigoKind.EMPTY, KeigoKind.INTERNAL_WORD),
    *(KeigoKind.PRICE, KeigoKind.PITCH, KeigoKind.INVITATION, KeigoKind.FOREIGN_LINK),
    *(KeigoKind.ASK_AGAIN, KeigoKind.REBUTTAL),
}


def findings_of(letter: LabelledText) -> tuple[KeigoFinding, ...]:
    """Return what the lint finds in a labelled letter, whose first line is the subject."""
    subject, _, body = letter.text.partition("\n")
    return lint_letter(subject.removeprefix("件名：").strip(), body, is_ad="ad" in letter.labels)


def show_part(name: str, letters: list[LabelledText]) -> None:
    """Print what the lint reaches on one part of the labelled letters."""
    seen = [(letter.labels - {"clean", "ad"}, letter.is_clean, findings_of(letter)) for letter in letters]
    pairs = [(label, {finding.kind.value for finding in found}) for labels, _, found in seen for label in labels]
    clean = [found for _, is_clean, found in seen if is_clean]
    blocking = [(label, kinds) for label, kinds in pairs if label in BLOCKING]
    show_share(
        f"{name}: expected findings made", sum(label in kinds for label, kinds in pairs), len(pairs), at_least=0.9
    )
    show_share(f"{name}: … of those that block", sum(label in kinds for label, kinds in blocking), len(blocking))
    show_share(f"{name}: good letters with any finding", sum(map(bool, clean)), len(clean), at_most=0.05)
    show_share(
        f"{name}: good letters blocked", sum(any(finding.blocks for finding in found) for found in clean), len(clean)
    )


def main() -> None:
    """Measure on the letters that were never looked at, then on those that the rules were mended with."""
    held_out, develop = read_set("letters/held_out"), read_set("letters/develop")
    clean = sum(letter.is_clean for letter in (*held_out, *develop))
    print(f"{len(held_out) + len(develop)} letters of our own writing, {clean} of them good")
    show_part("held out", held_out)
    show_part("develop", develop)


if __name__ == "__main__":
    main()
