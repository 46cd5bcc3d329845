"""The lines of the workspace's letters that say the same to everybody to whom their sender writes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from atoippo.mail.models import MessageKind
from atoippo.mail.queries import facts_of, letters_of
from atoippo.mail.rules import INCUMBENT, our_wording
from atoippo.values.reason import Reason

if TYPE_CHECKING:
    from atoippo.mail.models import Message

OURS = frozenset({"自社名", "差出人", "肩書と名前", "署名"})  # these places tell of us, not of the customer
USUAL_NAME = "貴社"
PLACE = re.compile(r"[{｛]([^{}｛｝\n]*)[}｝]")


def template_lines(letter: Message) -> frozenset[str]:
    """Return every line of the letters of this kind in which nothing is for one customer alone."""
    facts = facts_of(deal=letter.deal, contact=letter.contact, sender=letter.sender).by_place()
    same = {place: facts[place] for place in OURS}
    if facts[USUAL_NAME] == USUAL_NAME:
        same[USUAL_NAME] = USUAL_NAME
    letters = letters_of(letter.deal.workspace)
    bodies = [known.wording.body for known in letters if known.kind == letter.kind]
    bodies += [our_wording(MessageKind(letter.kind), reason).body for reason in (INCUMBENT, Reason.RESPONSE_ATTITUDE)]
    filled = (PLACE.sub(lambda found: same.get(found[1], found[0]), body) for body in bodies)
    return frozenset(line for body in filled for line in body.splitlines() if not PLACE.search(line))
