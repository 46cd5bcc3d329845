"""The part each clause plays in a refusal: it tells why, grants a point, denies a reason, or is mere courtesy."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from atoippo.texts.clauses import Clause, same_width, split_clauses
from atoippo.texts.courtesy import is_courtesy, is_mail, quoted_parts
from atoippo.texts.denial import is_denied

if TYPE_CHECKING:
    from collections.abc import Sequence


class Role(Enum):
    """What a clause does in a refusal."""

    TELLING = "telling"
    CONCEDED = "conceded"
    DENIED = "denied"
    COURTESY = "courtesy"
    QUOTED = "quoted"


@dataclass(frozen=True, slots=True)
class PlacedClause:
    """A clause with the part it plays."""

    clause: Clause
    role: Role


_SAYS_ANYTHING: Final = re.compile(r"[^\W\d_]|[○◎〇◯×✕]")
_GRANTS: Final = re.compile(
    r"(?:(?<=[ただすんいる])が|けれども?|けども?|ものの|のに|とはいえ|一方で?|反面|にもかかわらず|どころか|つつも|ながらも)[、,]?$"
    r"|^(?:although|though|while|despite|whereas)\b"
)
_TURNS: Final = re.compile(
    r"^(?:しかし|ただし|ただ[、,]|だが|ですが|でも[、,]|が[、,]|けれど|だけど|とはいえ|ところが|もっとも|一方|結局|最終的"
    r"|それでも|それなのに|なのに|にもかかわらず|決め手|決定打|本音|実は|本当は"
    r"|but\b|however\b|yet\b|instead\b|ultimately\b|in the end\b)"
)


def place_clauses(text: str) -> list[PlacedClause]:
    """Return the clauses of a text, each with the part it plays in the refusal."""
    clauses = split_clauses(text)
    quoted = _inside(clauses, quoted_parts(text))
    in_mail = is_mail(text)
    placed = [
        PlacedClause(clause, Role.QUOTED if clause.start in quoted else _role(clause, in_mail=in_mail))
        for clause in clauses
    ]
    for index, (this, following) in enumerate(pairwise(placed)):
        if this.role is Role.TELLING and _is_granted(this.clause, following.clause):
            placed[index] = PlacedClause(this.clause, Role.CONCEDED)
    return placed


def _inside(clauses: Sequence[Clause], parts: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Return where those clauses start that lie in one of the parts (which are in order)."""
    starts = [clause.start for clause in clauses]
    return frozenset(
        start for begin, end in parts for start in starts[bisect_left(starts, begin) : bisect_left(starts, end)]
    )


def _role(clause: Clause, *, in_mail: bool) -> Role:
    if not _SAYS_ANYTHING.search(clause.text) or is_courtesy(clause.text, in_mail=in_mail):
        return Role.COURTESY
    return Role.DENIED if is_denied(clause.text) else Role.TELLING


def _is_granted(clause: Clause, following: Clause) -> bool:
    """Whether a clause only grants a point before the turn: 「…が、」, or what stands before 「しかし」."""
    if _TURNS.match(same_width(following.text).lower()):
        return True
    return not clause.ends_sentence and _GRANTS.search(same_width(clause.text).lower()) is not None
