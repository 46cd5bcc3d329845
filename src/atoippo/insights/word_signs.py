"""What the words of losses were found to say, remembered as long as the table is held: texts do not change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atoippo.reports.revival import READ_ANEW, WordSigns

if TYPE_CHECKING:
    from datetime import date

    from atoippo.texts.no_return import NoReturn

MOST_TEXTS = 500_000


class RememberedSigns:
    """The signs of each text that was asked about."""

    def __init__(self) -> None:
        self._no_return: dict[str, NoReturn | None] = {}
        self._named_on: dict[tuple[str, date], date | None] = {}

    @property
    def as_signs(self) -> WordSigns:
        """How a revival list asks for them."""
        return WordSigns(self._no_return_in, self._named_day)

    def _no_return_in(self, text: str) -> NoReturn | None:
        if text not in self._no_return:
            _make_room(self._no_return)
            self._no_return[text] = READ_ANEW.no_return(text)
        return self._no_return[text]

    def _named_day(self, text: str, said_on: date) -> date | None:
        key = text, said_on
        if key not in self._named_on:
            _make_room(self._named_on)
            self._named_on[key] = READ_ANEW.named_on(text, said_on)
        return self._named_on[key]


def _make_room(known: dict) -> None:  # type: ignore[type-arg]
    if len(known) >= MOST_TEXTS:
        known.clear()
