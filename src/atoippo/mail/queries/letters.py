"""In which words we write: the workspace's own where it has some, else ours, and what fills their places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from atoippo.mail.models import Letter, MessageKind
from atoippo.mail.queries.messages import sender_address
from atoippo.mail.rules import LetterFacts, Wording, our_wording
from atoippo.values.companies import read_company
from atoippo.values.person_names import read_addressee
from atoippo.values.reason import SIX_REASONS, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from atoippo.customers.models import Contact
    from atoippo.deals.models import Deal
    from atoippo.teams.models import Member, Workspace

FOR_ALL = ""


@dataclass(frozen=True, slots=True)
class LetterInUse:
    """A letter as it is written now: its words, whether they are ours, and who changed them when."""

    kind: MessageKind
    reason: str  # "" for all reasons that have none of their own
    wording: Wording
    is_ours: bool
    written_by: str = ""
    written_at: datetime | None = None


def wording_of(workspace: Workspace, kind: MessageKind, reason: str = FOR_ALL) -> Wording:
    """Return the words of a letter: the workspace's own for the reason, then its own for all, then ours.

    The letter for all does not stand for こちらの対応: an apology comes from the superior.
    """
    return _in_use(_newest(workspace), kind, reason).wording


def letters_of(workspace: Workspace) -> tuple[LetterInUse, ...]:
    """List the letters that a workspace writes: thanks in general and for each reason, then the other kinds."""
    newest = _newest(workspace)
    return tuple(_in_use(newest, kind, reason) for kind, reason in _letters_there_are())


def facts_of(
    *,
    deal: Deal,
    contact: Contact | None,
    sender: Member,
    personal_line: str = "",
    link: str = "",
    answer_until: date | None = None,
) -> LetterFacts:
    """Return what fills the places of a letter about a deal, in its sender's name."""
    owner, ours = deal.owner or sender, deal.workspace
    to = read_addressee(contact.name, department=contact.department, job_title=contact.job_title) if contact else None
    return LetterFacts(
        company=read_company(deal.company.name).full if deal.company else "",
        department=to.department if to else "",
        job_title=to.job_title if to else "",
        contact_name=to.name if to else None,
        our_company=ours.legal_name or ours.name,
        sender_name=sender.display_name,
        sender_department=sender.department,
        sender_job_title=sender.job_title,
        sender_phone=sender.phone or ours.phone,
        sender_email=sender_address(sender),
        owner_name=owner.display_name,
        proposal=deal.name,
        personal_line=personal_line,
        link=link,
        deadline=f"{answer_until.month}月{answer_until.day}日" if answer_until else "",
    )


def _letters_there_are() -> Iterator[tuple[MessageKind, str]]:
    yield MessageKind.THANKS, FOR_ALL
    yield from ((MessageKind.THANKS, reason.value) for reason in SIX_REASONS)
    yield from ((kind, FOR_ALL) for kind in (MessageKind.SURVEY, MessageKind.NUDGE, MessageKind.REPLY))


def _newest(workspace: Workspace) -> dict[tuple[str, str], Letter]:
    """Return the newest row of each letter; a row by which somebody went back to ours counts as none."""
    rows = Letter.objects.filter(workspace=workspace).select_related("written_by").order_by("pk")
    return {(letter.kind, letter.reason): letter for letter in rows}


def _in_use(newest: dict[tuple[str, str], Letter], kind: MessageKind, reason: str) -> LetterInUse:
    places = [reason] if reason == Reason.RESPONSE_ATTITUDE else [reason, FOR_ALL]
    for place in places:
        letter = newest.get((kind, place))
        if letter is not None and not letter.is_ours:
            words = Wording(letter.subject, letter.body)
            return LetterInUse(kind, reason, words, False, str(letter.written_by), letter.written_at)  # noqa: FBT003 - the field's name says it
    return LetterInUse(kind, reason, our_wording(kind, reason), is_ours=True)
