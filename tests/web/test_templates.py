"""Every template compiles: a filter that nobody loaded is found before a reader finds it."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.template.loader import get_template

from atoippo import web

FOLDER = Path(web.__file__).parent / "templates"
NAMES = sorted(str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*.html"))


@pytest.mark.parametrize("name", NAMES)
def test_template_compiles(name):
    assert get_template(name).template.name == name
