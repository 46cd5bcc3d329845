"""Each public thing says what it means."""

from __future__ import annotations

import ast

from architecture.source import our_modules


def test_public_things_are_documented():
    silent = [
        name
        for module in our_modules()
        for name, node in module.public_things()
        if ast.get_docstring(node) is None  # type: ignore[arg-type]
    ]

    assert silent == []
