"""The script that draws charts in the page, made from the libraries that vl-convert carries; nothing is fetched."""

from __future__ import annotations

from importlib import metadata
from typing import TYPE_CHECKING

import vl_convert

if TYPE_CHECKING:
    from pathlib import Path

NAME = "vega.js"
VERSION = f"// vl-convert {metadata.version('vl-convert-python')}\n"


def make_bundle(folder: Path) -> Path:
    """Write the bundle into the folder, unless the one there is of this version of the libraries."""
    target = folder / NAME
    if not (target.is_file() and target.read_text(encoding="utf-8").startswith(VERSION)):
        folder.mkdir(parents=True, exist_ok=True)
        draft = target.with_suffix(".part")
        draft.write_text(VERSION + vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;"), encoding="utf-8")
        draft.replace(target)
    return target
