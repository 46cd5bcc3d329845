"""Our own source, parsed: what the architecture tests look at."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "atoippo"

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Module:
    """One file of the package."""

    name: str
    lines: int
    tree: ast.Module

    def functions(self) -> Iterator[Function]:
        """Every function and method, nested ones too."""
        return (node for node in ast.walk(self.tree) if isinstance(node, Function))

    def public_things(self) -> Iterator[tuple[str, ast.AST]]:
        """Yield the module, its public classes, functions and their public methods, each with its dotted name."""
        yield self.name, self.tree
        for node in self.tree.body:
            if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_"):
                yield f"{self.name}.{node.name}", node
                if isinstance(node, ast.ClassDef):
                    yield from (
                        (f"{self.name}.{node.name}.{n.name}", n)
                        for n in node.body
                        if isinstance(n, Function) and not n.name.startswith("_")
                    )


def our_modules() -> list[Module]:
    """Every module of the package that a person wrote (Django writes the migrations)."""
    paths = sorted(path for path in PACKAGE.rglob("*.py") if path.parent.name != "migrations")
    return [
        Module(_dotted(path), len(text.splitlines()), ast.parse(text))
        for path in paths
        for text in [path.read_text(encoding="utf-8")]
    ]


def length(node: ast.stmt) -> int:
    """Return the lines of a function, docstring included, decorators not."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _dotted(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
