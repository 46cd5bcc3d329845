"""Makers of what is said about a loss, one voice at a time."""

from __future__ import annotations

from atoippo.deals.models import Loss
from atoippo.reasons.actions import state_reasons
from atoippo.reasons.rules import KnownBy, StatedReasonDetails, StatementDetails, Voice
from workplace import NOON


def say(deal, *reasons, voice=Voice.REP, by=None, **words):
    """Have a voice say something about a deal's latest loss; 営業 as a file would, if nobody is named."""
    loss = Loss.objects.filter(deal=deal).latest("turn")
    known_by = KnownBy.READ if voice is Voice.TEXT else KnownBy.FILE
    stated = tuple(StatedReasonDetails(reason=r, weight=1.0 / n) for n, r in enumerate(reasons, start=1))
    details = StatementDetails(voice=voice, known_by=known_by, reasons=stated, **words)
    return state_reasons(loss=loss, details=details, by=by, at=NOON)


def read(deal, *reasons, clause=""):
    """Have 文章 say what it tells."""
    return say(deal, *reasons, voice=Voice.TEXT, quote=clause)
