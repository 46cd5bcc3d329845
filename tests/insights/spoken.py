"""Losses about which 営業 and お客様 speak, and customers who were asked."""

from __future__ import annotations

from datetime import timedelta

from atoippo.feedback.models import Answer, FeedbackRequest
from atoippo.mail.models import Message, MessageKind, MessageState
from atoippo.reasons.models import StatedReason, Statement
from workplace import NOON, LostDealFactory, MemberFactory


def lost(workspace, *, rep="", customer="", heard="guess", told_by="form", **fields):
    """Return a loss with what 営業 records and お客様 says: reasons divided by blanks, the main one first; 「+」 divides equals."""
    loss = LostDealFactory(workspace=workspace, **fields).losses.get()
    if rep:
        state(loss, "rep", rep, known_by=heard)
    if customer:
        state(loss, "customer", customer, known_by=told_by)
    return loss


def state(loss, voice, reasons, *, known_by, quote="言葉", at=NOON):
    """Let a voice say something about a loss; 「-」 names no reason."""
    said = Statement.objects.create(
        workspace=loss.workspace,
        loss=loss,
        voice=voice,
        known_by=known_by,
        quote=quote,
        stated_at=at,
    )
    for place, equals in enumerate(reasons.split()):
        for reason in equals.split("+"):
            if reason != "-":
                StatedReason.objects.create(workspace=loss.workspace, statement=said, reason=reason, weight=0.5**place)
    return said


def asked(loss, *, rep=None, left=True):
    """Ask the customer about a loss, by a mail that has left or still is a draft."""
    member = rep or loss.deal.owner or MemberFactory(workspace=loss.workspace)
    return FeedbackRequest.objects.create(
        workspace=loss.workspace,
        loss=loss,
        rep=member,
        token_hash=f"{loss.pk:064}",
        subject="受発注システムのご提案",
        asked_by=member,
        asked_at=NOON,
        expires_at=NOON + timedelta(days=30),
        message=_mail(loss, member, left_at=NOON if left else None),
    )


def _mail(loss, member, *, left_at):
    return Message.objects.create(
        workspace=loss.workspace,
        deal=loss.deal,
        sender=member,
        kind=MessageKind.SURVEY,
        occasion=f"feedback:{loss.pk}:request",
        message_id=f"<{loss.pk}@example.jp>",
        state=MessageState.BY_HAND if left_at else MessageState.DRAFT,
        drafted_by=member,
        drafted_at=NOON,
        approved_at=left_at,
        left_at=left_at,
    )


def answered(request, *, masked=False, told=True, reasons=("timing",), words="", at=NOON):
    """Let the customer answer."""
    return Answer.objects.create(
        workspace=request.workspace,
        request=request,
        said={"reasons": list(reasons), "deciding": "", "hard": "", "conditions": [], "when": ""},
        words=words,
        masked=masked,
        told_at=at if told and not masked else None,
        browser_hash="",
        answered_at=at,
    )
