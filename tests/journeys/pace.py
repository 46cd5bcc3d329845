"""A person at work on a phone, by the figures of a keystroke model: what was done is counted, and how long it takes a human.

The seconds are those of the loss form's design: finding a row and opening it 4, a character by flick 0.9, focus and
thinking before a sentence 3.5, reading the reasons and tapping one 4, a chip of a field that follows 3, a button that
is seen 2, and a swipe to what is not in sight 1. Nobody waits for them: they are added up, and the pages' own time beside.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from time import perf_counter

FIND, CHARACTER, THINK, REASON, CHIP, BUTTON, SWIPE = 4.0, 0.9, 3.5, 4.0, 3.0, 2.0, 1.0
LISTEN, PASTE = 8.0, 8.0  # a sentence by dictation, a mail by paste
# whether the middle of something can be touched just now
IN_SIGHT = """node => {
  const box = node.getBoundingClientRect();
  const top = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height, 44) / 2);
  return Boolean(top) && (node.contains(top) || top.contains(node));
}"""
MOST_SWIPES, SWIPED = 8, 500  # pixels: a thumb's way on a screen of 844


@dataclass
class Pace:
    """What one person did on a page: the steps with their seconds, taps, characters and swipes."""

    page: object
    steps: list[tuple[str, float]] = field(default_factory=list)
    taps: int = 0
    characters: int = 0
    swipes: int = 0
    waited: float = 0.0  # for the pages, measured

    @property
    def seconds(self) -> float:
        """How long a human takes for all of it."""
        return sum(seconds for _, seconds in self.steps)

    def find(self, selector: str, *, to: str) -> None:
        """Find a row or a button among many and tap it; a page follows."""
        self._tap("find", selector, FIND, to=to)

    def press(self, selector: str, *, to: str | None = None) -> None:
        """Tap a button that is in sight."""
        self._tap("press", selector, BUTTON, to=to)

    def choose_reason(self, selector: str) -> None:
        """Read the reasons and tap one."""
        self._tap("reason", selector, REASON)

    def choose(self, selector: str) -> None:
        """Tap a chip of a field that follows."""
        self._tap("chip", selector, CHIP)

    def say(self, selector: str, sentence: str) -> None:
        """Focus a field, think and write a sentence; its focus tap is counted with the sentence."""
        self._bring_into_sight(selector)
        self.page.tap(selector)
        self.page.keyboard.insert_text(sentence)
        self.characters += len(sentence)
        self.steps.append((f"sentence of {len(sentence)}", THINK + CHARACTER * len(sentence)))

    def told(self, what: str) -> str:
        """Return the whole breakdown in one line."""
        parts = " + ".join(f"{name} {seconds:.1f}" for name, seconds in self.steps)
        counted = f"{self.taps} taps, {self.characters} characters, {self.swipes} swipes"
        return f"{what}: {self.seconds:.1f} s ({counted}; {parts}); pages themselves {self.waited:.1f} s"

    def _tap(self, name: str, selector: str, seconds: float, *, to: str | None = None) -> None:
        self._bring_into_sight(selector)
        begun = perf_counter()
        self.page.tap(selector)
        if to:
            self.page.wait_for_url(to)
            self.waited += perf_counter() - begun
        self.taps += 1
        self.steps.append((name, seconds))

    def _bring_into_sight(self, selector: str) -> None:
        node = self.page.locator(selector).first
        for _ in range(MOST_SWIPES):
            if node.evaluate(IN_SIGHT):
                return
            self.page.mouse.wheel(0, SWIPED)
            self.page.wait_for_timeout(100)
            self.swipes += 1
            self.steps.append(("swipe", SWIPE))
