"""Where our source could write where a deal stands (`Deal.outcome`, `closed_on`, `turns`), as far as its text shows.

Found is each function that sets one of the three by name (on an attribute, in a keyword, a string or a key of what it
writes), and each that writes deals by fields which its text does not name. A function that neither names the fields nor
deals is not seen here: the random histories of `tests/deals` and `tests/intake` compare what is stored.
"""

from __future__ import annotations

import ast

STANDING = {"outcome", "closed_on", "turns"}
BY_KEYWORD = {"update", "aupdate", "create", "acreate", "get_or_create", "update_or_create", "Deal"}
BY_NAME = {"bulk_update", "abulk_update", "save", "asave", "setattr", "set_fields", "insert", "bulk_create"}
DEALS = {"Deal", "deal", "deals", "locked"}  # in a module that knows the model
FUNCTIONS = ast.FunctionDef | ast.AsyncFunctionDef


def standing_written_in(tree):
    """Yield the name of each function that could write where a deal stands."""
    knows_deals = any(isinstance(node, ast.alias) and node.name == "Deal" for node in ast.walk(tree))
    for function in (node for node in ast.walk(tree) if isinstance(node, FUNCTIONS)):
        if any(_writes(node, DEALS if knows_deals else set()) for node in ast.walk(function)):
            yield function.name


def _writes(node, deals):
    if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        return any(_is_standing(each) for target in targets for each in ast.walk(target))
    if isinstance(node, ast.Dict):
        keys = {key.value for key in node.keys if isinstance(key, ast.Constant)}
        return bool(keys & {"closed_on", "turns"}) or ("outcome" in keys and "team_id" in keys)
    return isinstance(node, ast.Call) and _call_writes(node, deals)


def _is_standing(target):
    return isinstance(target, ast.Attribute) and isinstance(target.ctx, ast.Store) and target.attr in STANDING


def _call_writes(call, deals):
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name in BY_KEYWORD:
        keywords = {keyword.arg for keyword in call.keywords}
        return bool(keywords & STANDING) or (None in keywords and bool(_first_names(call) & deals))
    hides = _hides_its_fields(call, name) and bool(_first_names(call) & deals)
    return name in BY_NAME and (_names_standing(call) or hides)


def _names_standing(call):
    return any(isinstance(node, ast.Constant) and node.value in STANDING for node in ast.walk(call))


def _hides_its_fields(call, name):
    """Whether the fields that a call writes come from elsewhere; a plain `save()` writes all that was set by then."""
    if name in {"save", "asave"}:
        fields = next((keyword.value for keyword in call.keywords if keyword.arg == "update_fields"), None)
    else:
        fields = call.args[1] if len(call.args) > 1 else None
    literal = isinstance(fields, ast.List | ast.Tuple | ast.Set | ast.Dict)
    return fields is not None and not literal


def _first_names(call):
    """Return the names in what is called, and in the first of what is given to it."""
    return {node.id for part in (call.func, *call.args[:1]) for node in ast.walk(part) if isinstance(node, ast.Name)}
