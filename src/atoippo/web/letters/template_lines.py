"""The lines of the workspace's letters that say the same to everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atoippo.mail.queries import letters_of

if TYPE_CHECKING:
    from atoippo.mail.models import MessageKind
    from atoippo.teams.models import Workspace


def template_lines(workspace: Workspace, kind: MessageKind) -> frozenset[str]:
    """Return every line without a place to fill, of all letters of a kind."""
    bodies = (letter.wording.body for letter in letters_of(workspace) if letter.kind == kind)
    return frozenset(line for body in bodies for line in body.splitlines() if "{" not in line)
