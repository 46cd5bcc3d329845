"""Where our source could rewrite or delete rows that are written once, as far as its text shows.

A function that mentions such rows (their model, a way to them from other rows, a variable named after them) may insert
them; each other write in it is a find, unless its receiver plainly is a query of another model. A write in a function
that names its rows otherwise is not seen here: the random histories of `tests/deals` compare the rows themselves.
"""

from __future__ import annotations

import ast

WRITTEN_ONCE = {
    "Loss", "LossCorrection", "Return", "Win", "WinCorrection", "Statement", "StatedReason", "AuditEntry",
    "Continuation", "Reaction", "QuestionAnswer", "continuation", "continuations", "reactions", "question_answers",
    "loss", "losses", "win", "wins", "returns", "correction", "corrections", "statement", "statements",
    "stated_reason", "reasons", "entry", "entries", "audit_entry", "audit_entries",
}  # fmt: skip
REWRITES = {"save", "asave", "update", "aupdate", "delete", "adelete", "_raw_delete", "bulk_update", "abulk_update"}
REWRITES |= {"update_or_create", "aupdate_or_create"}
INSERTS = {"bulk_create", "abulk_create"}  # which can rewrite, too, when told how to meet conflicts


def rewrites_in(tree):
    """Yield the name of each function that could rewrite rows that are written once ("" for the module itself)."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    for function in functions:
        mentions = {name for node in ast.walk(function) for name in _names_in(node)}
        calls = [node for node in ast.walk(function) if isinstance(node, ast.Call)]
        if mentions & WRITTEN_ONCE and any(_rewrites(call) for call in calls):
            yield function.name


def _names_in(node):
    if isinstance(node, ast.Name):
        return [node.id]
    if isinstance(node, ast.Attribute):
        return [node.attr]
    return [node.arg] if isinstance(node, ast.arg) else []


def _rewrites(call):
    if not isinstance(call.func, ast.Attribute):
        return False
    keywords = {keyword.arg for keyword in call.keywords}
    name = call.func.attr
    if name in {"update", "aupdate"} and call.args:
        return False  # of a set or dict: a query takes keywords alone
    writes = (name in REWRITES and "force_insert" not in keywords) or (
        name in INSERTS and "update_conflicts" in keywords
    )
    return writes and not _is_of_another_model(call.func.value)


def _is_of_another_model(receiver):
    """Whether a receiver starts with the manager of a model that may change: `Deal.objects.filter(…)`."""
    while isinstance(receiver, ast.Call | ast.Attribute):
        below = receiver.func if isinstance(receiver, ast.Call) else receiver.value
        if isinstance(receiver, ast.Attribute) and receiver.attr == "objects" and isinstance(below, ast.Name):
            return below.id not in WRITTEN_ONCE
        receiver = below
    return False
