"""Mails as a list shows them: on 今日, on a deal's page and on the page of mails."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Q

from atoippo.deals.models import Deal
from atoippo.mail.models import Message, MessageKind, MessageState
from atoippo.mail.permissions import may_settle, may_sign
from atoippo.mail.queries import stuck_messages
from atoippo.web.letters.addressed import addressee_of
from atoippo.web.letters.door import RELATED, letters_listed_for
from atoippo.web.letters.server_words import in_plain_words
from atoippo.web.letters.states import is_unknown, state_word

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from atoippo.customers.models import Company
    from atoippo.teams.models import Member
    from atoippo.values.message import Message as Sentence
    from atoippo.values.person_names import Addressee

MOST_WAITING = 2
WAITS_FOR = timedelta(days=14)  # thanks that come later than this would only surprise


@dataclass(frozen=True, slots=True)
class LetterRow:
    """One mail in a list: what it is for, where it stands, and why it did not leave."""

    letter: Message
    company: Company | None
    kind: Sentence
    state: Sentence
    day: datetime
    trouble: Sentence | None
    is_unknown: bool  # a person has to say what became of it
    may_settle: bool
    may_send_again: bool

    @property
    def is_unsent(self) -> bool:
        """Whether it did not leave."""
        return self.letter.state in {MessageState.FAILED, MessageState.WITHHELD}

    @property
    def to(self) -> Addressee | None:
        """Who gets it."""
        return addressee_of(self.letter.contact)

    @property
    def in_name_of(self) -> Member | None:
        """Who signs, where it is somebody else than who drafted it."""
        return self.letter.sender if self.letter.sender_id != self.letter.drafted_by_id else None


@dataclass(frozen=True, slots=True)
class WaitingDrafts:
    """Drafts that the member put off (あとで): the first of them, and how many more there are."""

    rows: list[LetterRow]
    further: int

    @property
    def are_thanks(self) -> bool:
        """Whether those shown are all お礼."""
        return all(row.letter.kind == MessageKind.THANKS for row in self.rows)


def rows_of(letters: Iterable[Message], member: Member, *, at: datetime) -> list[LetterRow]:
    """Return mails as a list shows them to a member."""
    return [_row(letter, member, at) for letter in letters]


def letters_of_deal(deal: Deal, member: Member, *, at: datetime) -> list[LetterRow]:
    """Return the mails about a deal that the member may open, oldest first; one query."""
    letters = letters_listed_for(member).filter(deal=deal).select_related(*RELATED).order_by("pk")
    return rows_of(letters, member, at=at)


def stuck_card(member: Member, at: datetime) -> list[LetterRow]:
    """Return the mails that wait for the member to say what became of them, or that did not leave (今日)."""
    stuck = stuck_messages(member, at).select_related(*RELATED)
    return rows_of(stuck, member, at=at)


def lent_name_card(member: Member, at: datetime) -> list[LetterRow]:
    """Return the drafts that a colleague prepared in the member's name: they wait for the member alone (今日)."""
    lent = letters_listed_for(member).filter(~Q(drafted_by=member), sender=member, state=MessageState.DRAFT)
    kinds = [MessageKind.THANKS, MessageKind.SURVEY]
    return rows_of(lent.filter(kind__in=kinds).select_related(*RELATED).order_by("pk"), member, at=at)


def waiting_drafts_card(member: Member, at: datetime) -> WaitingDrafts | None:
    """Return the member's own お礼 and ご意見のお願い of the last days that still wait, oldest first; None for none (今日)."""
    own = letters_listed_for(member).filter(drafted_by=member, sender=member, state=MessageState.DRAFT)
    kinds = [MessageKind.THANKS, MessageKind.SURVEY]
    timely = own.filter(kind__in=kinds, drafted_at__gt=at - WAITS_FOR, deal__in=Deal.objects.lost())
    waiting = list(timely.select_related(*RELATED).order_by("drafted_at", "pk"))
    if not waiting:
        return None
    return WaitingDrafts(rows_of(waiting[:MOST_WAITING], member, at=at), max(0, len(waiting) - MOST_WAITING))


def _row(letter: Message, member: Member, at: datetime) -> LetterRow:
    company = letter.deal.company
    waits = is_unknown(letter, at)
    settles = waits and (member.is_manager or may_settle(member, letter))  # a マネージャー sees own teams alone
    return LetterRow(
        letter=letter,
        company=company and (company.merged_into or company),
        kind=MessageKind(letter.kind).spoken,
        state=state_word(letter, at),
        day=letter.left_at or letter.approved_at or letter.drafted_at,
        trouble=in_plain_words(letter.trouble) if letter.trouble else None,
        is_unknown=waits,
        may_settle=settles,
        may_send_again=settles and may_sign(member, letter),
    )
