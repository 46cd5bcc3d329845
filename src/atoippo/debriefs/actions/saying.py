"""Saying something further about a loss that stands: 営業 adds or corrects, 上司 adds a view with its grounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from atoippo.deals.models import Loss
from atoippo.debriefs.actions.voices import mark_words, state_customers_mail, state_reps_reasons
from atoippo.reasons.actions import state_reasons
from atoippo.reasons.models import Statement
from atoippo.reasons.permissions import may_state
from atoippo.reasons.queries import standing_statements
from atoippo.reasons.rules import StatementDetails, Voice
from atoippo.teams.refused import Refused
from atoippo.values.message import msg

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.debriefs.rules import DebriefDetails
    from atoippo.teams.models import Member


class NotYoursToSay(Refused):
    """Somebody stated in a voice that is not theirs."""

    says = msg("この失注に言葉を加えられるのは、担当者とチームのマネージャー、管理者です。担当者にお知らせください。")


class SayOnWhatGrounds(Refused):
    """上司 named a reason without saying what it rests on."""

    says = msg("上司としての見方には、そう考える根拠と、それをどう知ったかを添えてください。")


@transaction.atomic
def say_about(*, loss: Loss, voice: Voice, details: DebriefDetails, by: Member, at: datetime) -> Statement:
    """State reasons once more in one's own voice; what was said before stays. The same once more writes nothing.

    A mail that 営業 brings is お客様's own words, too, unless it spoke already.
    """
    if not may_state(by, loss, voice):
        raise NotYoursToSay
    locked = Loss.objects.select_for_update().get(pk=loss.pk)
    standing = standing_statements(locked).get(voice)
    if standing is not None and _says_the_same(standing, details):
        return standing
    if voice is Voice.MANAGER:
        return _state_managers_view(loss=locked, details=details, by=by, at=at)
    stated = state_reps_reasons(loss=locked, details=details, by=by, at=at)
    words = details.quote.strip()
    if words and not Statement.objects.filter(loss=locked, voice=Voice.CUSTOMER, quote=words).exists():
        state_customers_mail(loss=locked, details=details, by=by, at=at)
    mark_words(loss=locked, details=details, by=by, at=at)
    return stated


def _state_managers_view(*, loss: Loss, details: DebriefDetails, by: Member, at: datetime) -> Statement:
    if not details.quote.strip() or details.known_by is None:
        raise SayOnWhatGrounds
    view = StatementDetails(
        voice=Voice.MANAGER, known_by=details.known_by, reasons=details.reasons, quote=details.quote.strip()
    )
    return state_reasons(loss=loss, details=view, by=by, at=at)


def _says_the_same(standing: Statement, details: DebriefDetails) -> bool:
    said = [(stated.reason, stated.sub_words) for stated in standing.reasons.all()]
    says = [(stated.reason.value, stated.sub) for stated in details.reasons]
    before = (standing.known_by, standing.quote, standing.reason_words, said)
    return before == (details.way_known.value, details.quote.strip(), details.other_words.strip(), says)
