"""The labelled corpus that this project wrote, as examples."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from atoippo.values.reason import Reason

if TYPE_CHECKING:
    from collections.abc import Sequence

CORPUS_FOLDER: Final = Path(__file__).parent / "corpus"


@dataclass(frozen=True, slots=True)
class Example:
    """A text with its label, perhaps a second one, and where it comes from."""

    text: str
    label: Reason
    second: Reason | None
    speaker: str
    register: str
    source: str  # the situation it was written for: file and name; the unit of each split
    file: str


def read_corpus(folder: Path = CORPUS_FOLDER) -> list[Example]:
    """Return every example of the folder's CSV files, file by file."""
    return [example for path in sorted(folder.glob("*.csv")) for example in _examples(path)]


def hash_of(paths: Sequence[Path]) -> str:
    """Return a hash of the names and contents of some files."""
    digest = hashlib.sha256()
    for path in sorted(paths, key=lambda path: path.name):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _examples(path: Path) -> list[Example]:
    with path.open(encoding="utf-8", newline="") as lines:
        return [
            Example(
                text=row["text"],
                label=Reason(row["label"]),
                second=Reason(row["second"]) if row["second"] else None,
                speaker=row["speaker"],
                register=row["register"],
                source=f"{path.stem}:{row['source']}",
                file=path.stem,
            )
            for row in csv.DictReader(lines)
        ]
