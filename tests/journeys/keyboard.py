"""Going through pages with the keyboard alone, and seeing where one is."""

from __future__ import annotations

import pytest

MOST_STEPS = 150
# what has the focus: whether it is the one looked for, and what is wrong with how it shows
FOCUS = """selector => {
  const node = document.activeElement;
  const [shown, box] = [getComputedStyle(node), node.getBoundingClientRect()];
  const [x, y] = [box.left + Math.min(box.width, innerWidth) / 2, box.top + Math.min(box.height, innerHeight) / 2];
  const top = document.elementFromPoint(x, y);
  const faults = [];
  if (node === document.body) return {found: false, faults};
  if (shown.outlineStyle === 'none' || parseFloat(shown.outlineWidth) < 2) faults.push('no outline');
  if (!top || !(node.contains(top) || top.contains(node) || top.closest('label')?.control === node)) faults.push('covered or out of sight');
  return {found: node.matches(selector), faults: faults.map(fault => `${fault}: ${node.outerHTML.slice(0, 120)}`)};
}"""


class Keyboard:
    """Two keys and the eyes: Tab until something has the focus, Enter to open it."""

    def __init__(self, page) -> None:
        self.page = page
        self.faults: set[str] = set()

    def go_to(self, selector: str) -> None:
        """Press Tab until what is looked for has the focus; note where the focus did not show."""
        for _ in range(MOST_STEPS):
            self.page.keyboard.press("Tab")
            seen = self.page.evaluate(FOCUS, selector)
            self.faults.update(seen["faults"])
            if seen["found"]:
                return
        pytest.fail(f"{selector} is not reached in {MOST_STEPS} steps on {self.page.url}")

    def open(self, selector: str) -> None:
        """Go to something and press Enter."""
        self.go_to(selector)
        self.page.keyboard.press("Enter")

    def follow(self, selector: str, *, to: str) -> None:
        """Open a link or send a form, and wait for the page it leads to."""
        self.open(selector)
        self.page.wait_for_url(to)
        self.page.wait_for_load_state("networkidle")

    def write(self, text: str) -> None:
        """Type into what has the focus."""
        self.page.keyboard.type(text)
