"""How a benchmark prints: what, figure, target, and whether it was met."""

from __future__ import annotations

from math import sqrt


def show(what: str, figure: float, unit: str, *, at_most: float | None = None, at_least: float | None = None) -> None:
    """Print one figure beside its target."""
    target, met = "", ""
    if at_most is not None:
        target, met = f"target ≤ {at_most:g} {unit}", "met" if figure <= at_most else "MISSED"
    if at_least is not None:
        target, met = f"target ≥ {at_least:g} {unit}", "met" if figure >= at_least else "MISSED"
    print(f"{what:<58} {figure:>12,.3f} {unit:<10} {target:<26} {met}")


def show_share(what: str, hits: int, n: int, *, at_most: float | None = None, at_least: float | None = None) -> None:
    """Print a share with its counts and Wilson's 90 % interval beside its target."""
    share, z, many = hits / max(n, 1), 1.645, max(n, 1)
    middle, spread = share + z * z / (2 * many), z * sqrt(share * (1 - share) / many + z * z / (4 * many * many))
    low, high = (max((middle + sign * spread) / (1 + z * z / many), 0.0) for sign in (-1, 1))
    show(f"{what} [{low:.3f}–{high:.3f}], {hits} of {n}", share, "", at_most=at_most, at_least=at_least)
