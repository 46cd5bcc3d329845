"""A chart as a static picture (SVG without script) that takes the colours and fonts of the page it stands in."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import vl_convert

from atoippo.reports.drawings import GRID, INK, MARK, MUTED

if TYPE_CHECKING:
    from atoippo.reports.drawings import Spec

COLOURS = {INK: "var(--ink)", MUTED: "var(--muted)", GRID: "var(--line)", MARK: "var(--mark)"}

_FONT = re.compile(r' font-family="[^"]*"')
_SIZE = re.compile(r'<svg ([^>]*?)width="([\d.]+)" height="([\d.]+)"')
_ID = re.compile(r'(id="|url\(#|href="#)([A-Za-z]+\d+)')


def as_svg(chart: Spec, *, number: int) -> str:
    """Return the picture; `number` keeps its inner ids apart from those of the page's other pictures."""
    drawn: str = vl_convert.vegalite_to_svg(json.dumps(chart))
    for stand_in, colour in COLOURS.items():
        drawn = drawn.replace(stand_in, colour)
    drawn = _ID.sub(rf"\g<1>chart{number}-\g<2>", _FONT.sub("", drawn))
    return _SIZE.sub(r'<svg \1width="100%" style="max-width:\2px"', drawn, count=1)
