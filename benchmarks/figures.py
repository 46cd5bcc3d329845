"""How a benchmark prints: what, figure, target, and whether it was met."""

from __future__ import annotations


def show(what: str, figure: float, unit: str, *, at_most: float | None = None, at_least: float | None = None) -> None:
    """Print one figure beside its target."""
    target, met = "", ""
    if at_most is not None:
        target, met = f"target ≤ {at_most:g} {unit}", "met" if figure <= at_most else "MISSED"
    if at_least is not None:
        target, met = f"target ≥ {at_least:g} {unit}", "met" if figure >= at_least else "MISSED"
    print(f"{what:<58} {figure:>12,.3f} {unit:<10} {target:<26} {met}")
