"""What is made when the package is built: the English catalogue (.mo) and the weights of the reason classifier."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCE = Path(__file__).parent / "src"


class BuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Compile catalogues and train the classifier from the corpus, so that nothing is trained or compiled at first use."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Make the files before hatchling collects them."""
        if self.target_name == "sdist":
            return
        compile_catalogues(SOURCE / "atoippo" / "locale")
        train_classifier()


def compile_catalogues(folder: Path) -> None:
    """Write the .mo beside each .po of the folder."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    for source in sorted(folder.rglob("*.po")):
        with source.open("rb") as lines:
            catalogue = read_po(lines)
        with source.with_suffix(".mo").open("wb") as target:
            write_mo(target, catalogue)


def train_classifier() -> None:
    """Train the reason classifier from the corpus, unless the weights there are already of this corpus."""
    sys.path.insert(0, str(SOURCE))
    try:
        from atoippo.texts.training import train_if_needed

        train_if_needed()
    finally:
        sys.path.remove(str(SOURCE))
