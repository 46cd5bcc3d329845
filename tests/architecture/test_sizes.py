"""Small functions and files: the tail is what separates the beautiful from the tired (style.md, 7)."""

from __future__ import annotations

from statistics import median, quantiles

from architecture.source import length, our_modules

ALLOWED_LONG_FILES: dict[str, str] = {}  # dotted name → reason
ALLOWED_LONG_FUNCTIONS: dict[str, str] = {}


def test_functions_are_short(capsys):
    lengths = {f"{module.name}.{f.name}:{f.lineno}": length(f) for module in our_modules() for f in module.functions()}

    too_long = {name: n for name, n in lengths.items() if n > 50 and name.split(":")[0] not in ALLOWED_LONG_FUNCTIONS}
    p95 = quantiles(lengths.values(), n=20)[-1]
    with capsys.disabled():
        print(
            f"\nfunctions {len(lengths)}: median {median(lengths.values())}, p95 {p95}, longest {max(lengths.values())}"
        )

    assert too_long == {}
    assert median(lengths.values()) <= 8
    assert p95 <= 35


def test_files_are_short(capsys):
    lines = {module.name: module.lines for module in our_modules()}

    too_long = {name: n for name, n in lines.items() if n > 400 and name not in ALLOWED_LONG_FILES}
    p95 = quantiles(lines.values(), n=20)[-1]
    with capsys.disabled():
        print(f"\nfiles {len(lines)}: median {median(lines.values())}, p95 {p95}, longest {max(lines.values())}")

    assert too_long == {}
    assert p95 <= 300


def test_functions_take_few_parameters():
    crowded = {
        f"{module.name}.{f.name}": count
        for module in our_modules()
        if not module.name.startswith("atoippo.cli")  # a command's parameters are its options
        for f in module.functions()
        if (count := sum(a.arg not in {"self", "cls"} for a in (*f.args.posonlyargs, *f.args.args, *f.args.kwonlyargs)))
        > 6
    }

    assert crowded == {}
