"""A sentence as Rich prints it: broken where a reader of Japanese expects it, as wide as its place allows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.measure import Measurement
from rich.text import Text

from atoippo.cli.wrapping import cells, widest_unit, wrap

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text, never markup, with a style for all of it."""

    text: str
    style: str = ""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the lines."""
        yield Text("\n".join(wrap(self.text, options.max_width)), style=self.style, overflow="fold")

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """Return the least width that breaks nothing, and the width that needs no line break."""
        widest = max(map(cells, self.text.split("\n")))
        return Measurement(min(widest_unit(self.text), options.max_width), min(widest, options.max_width))
