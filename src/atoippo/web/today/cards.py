"""What 今日 shows: a greeting, at most five cards, and for a rep without any a loss of the own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import F

from atoippo.deals.models import Deal
from atoippo.values.message import Message, counted, msg
from atoippo.web.pursuits.cards import cards_of

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.teams.models import Member
    from atoippo.web.pursuits.cards import Card

MOST_CARDS = 5
NOON_NEARS, EVENING = 11, 18  # hours from which a greeting changes


@dataclass(frozen=True, slots=True)
class Today:
    """The day of a member."""

    greeting: Message
    told: Message
    cards: list[Card]
    further: int
    own_loss: Deal | None


def today_of(member: Member, *, now: datetime) -> Today:
    """Return what the member's day holds; `now` is the local moment."""
    cards = cards_of(member, today=now.date())
    told = counted("今日のご連絡は{n}件です。", n=len(cards)) if cards else msg("今日のご連絡はありません。")
    return Today(
        greeting=_greeting(now.hour, member.display_name),
        told=told,
        cards=cards[:MOST_CARDS],
        further=max(0, len(cards) - MOST_CARDS),
        own_loss=None if cards else _newest_own_loss(member),
    )


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
