"""What 今日 shows: what came from customers, at most five to contact, one question, and what was done today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import F

from atoippo.deals.models import Deal
from atoippo.values.message import Message, counted, msg
from atoippo.web.asking.today_cards import AnswersCard, NudgesCard, answers_card, nudges_card
from atoippo.web.deals.silent import SilentCard, silent_cards
from atoippo.web.letters.rows import LetterRow, WaitingDrafts, lent_name_card, stuck_card, waiting_drafts_card
from atoippo.web.losing.unfinished import UnfinishedCard, unfinished_card
from atoippo.web.pursuits.cards import cards_of
from atoippo.web.questionnaire.shown import spoken_name
from atoippo.web.today.done import Done, done_today
from atoippo.web.today.due import asks_due, conditions_due

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.teams.models import Member

MOST_CARDS = 5
NOON_NEARS, EVENING = 11, 18  # hours from which a greeting changes


@dataclass(frozen=True, slots=True)
class Entry:
    """One card of 今日のご連絡: the template that shows it, and what it shows."""

    template: str
    card: Any


@dataclass(frozen=True, slots=True)
class Today:
    """The day of a member."""

    greeting: Message
    told: Message
    from_customers: AnswersCard | None
    lent_name: list[LetterRow]
    stuck: list[LetterRow]
    waiting: WaitingDrafts | None
    entries: list[Entry]
    further: int
    nudges: NudgesCard | None
    unfinished: UnfinishedCard | None
    silent: list[SilentCard]
    own_loss: Deal | None
    done: Done

    @property
    def is_empty(self) -> bool:
        """Whether the day asks nothing of the member."""
        letters = (self.lent_name, self.stuck, self.waiting)
        found = (self.from_customers, self.entries, self.nudges, self.unfinished, self.silent)
        return not any((*letters, *found))


def today_of(member: Member, *, now: datetime) -> Today:
    """Return what the member's day holds; `now` is the local moment."""
    entries = _entries(member, now)
    told = counted("今日のご連絡は{n}件です。", n=len(entries)) if entries else msg("今日のご連絡はありません。")
    unfinished = unfinished_card(member, now)
    return Today(
        greeting=_greeting(now.hour, spoken_name(member)),
        told=told,
        from_customers=answers_card(member, now),
        lent_name=lent_name_card(member, now),
        stuck=stuck_card(member, now),
        waiting=waiting_drafts_card(member, now),
        entries=entries[:MOST_CARDS],
        further=max(0, len(entries) - MOST_CARDS),
        nudges=nudges_card(member, now),
        unfinished=unfinished,
        silent=silent_cards(member, today=now.date()),
        own_loss=None if entries or unfinished else _newest_own_loss(member),
        done=done_today(member, now=now),
    )


def _entries(member: Member, now: datetime) -> list[Entry]:
    """Return whom to contact: first where the customer's own day has come, then what was picked."""
    day = now.date()
    asks = [Entry("today/ask_again.html", ask) for ask in asks_due(member, today=day)]
    woken = [Entry("today/condition.html", condition) for condition in conditions_due(member, now=now)]
    return [*asks, *woken, *(Entry("pursuits/card.html", card) for card in cards_of(member, today=day))]


def _newest_own_loss(member: Member) -> Deal | None:
    """Return the member's deal that was lost last; those of which nobody knows the day come after all others."""
    own = Deal.objects.visible_to(member).lost().filter(owner=member).select_related("company__merged_into")
    return own.order_by(F("closed_on").desc(nulls_last=True), "-pk").first()


def _greeting(hour: int, name: str) -> Message:
    if hour < NOON_NEARS:
        return msg("おはようございます、{name}さん。", name=name)
    if hour < EVENING:
        return msg("こんにちは、{name}さん。", name=name)
    return msg("おつかれさまです、{name}さん。", name=name)
