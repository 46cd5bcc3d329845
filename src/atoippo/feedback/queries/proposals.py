"""Whether to ask about a loss: proposed, not automatic, and not at all where something speaks against it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Q

from atoippo.feedback.models import FeedbackRequest
from atoippo.reasons.models import KnownBy, StatedReason, Voice
from atoippo.values.message import msg

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.customers.models import Company
    from atoippo.deals.models import Loss
    from atoippo.feedback.models.request import FeedbackRequestQuerySet
    from atoippo.teams.models import Workspace
    from atoippo.values.message import Message

COMPANY_RESTS = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class AskingProposal:
    """Whether ご意見のお願い is proposed, why or why not; `blocked` says what stands against it and who can mend that."""

    is_proposed: bool
    why: Message
    blocked: Message | None


def asking_proposal(loss: Loss, at: datetime) -> AskingProposal:
    """Return whether to ask about a loss: not where the customer's own mail gave the reason, or the rep decided not to."""
    blocked = what_blocks_asking(loss, at)
    if blocked is not None:
        return AskingProposal(is_proposed=False, why=blocked, blocked=blocked)
    declined = loss.not_asking.order_by("-pk").first()
    if declined is not None:
        return AskingProposal(
            is_proposed=False, why=msg("今回はお願いしないと決めています（{why}）。", why=declined.why), blocked=None
        )
    if _own_mail_told(loss):
        return AskingProposal(
            is_proposed=False,
            why=msg("お客様のメールに理由が書かれています。重ねてお尋ねしないことをおすすめします。"),
            blocked=None,
        )
    return AskingProposal(is_proposed=True, why=msg("理由をお客様ご自身の言葉ではまだ伺えていません。"), blocked=None)


def what_blocks_asking(loss: Loss, at: datetime) -> Message | None:
    """Return what stands against asking about a loss, None when nothing does."""
    if not (loss.deal.is_lost and loss.turn == loss.deal.turns):
        return msg("この商談はいま失注ではないため、ご意見のお願いはできません。")
    if loss.feedback_requests.filter(revoked_at=None).exists():
        return msg("この失注については、すでにお願いしています。")
    if what_is_unsaid := what_workspace_has_not_said(loss.workspace):
        return what_is_unsaid
    return _asked_lately(loss, at)


def what_workspace_has_not_said(workspace: Workspace) -> Message | None:
    """Return what of the company the page could not show (purpose, name and contact stand before its button)."""
    has_contact = workspace.phone or workspace.email
    parts = (
        (workspace.legal_name, msg("正式な会社名")),
        (has_contact, msg("お問い合わせ先")),
        (workspace.privacy_url, msg("個人情報の取扱いのページ")),
    )
    lacking = tuple(name for said, name in parts if not said)
    if not lacking:
        return None
    return msg(
        "{lacking}がまだ登録されていません。管理者が設定の「お客様に見える会社情報」で登録できます。", lacking=lacking
    )


def requests_of(company: Company) -> FeedbackRequestQuerySet:
    """Return the requests to a company, under all the names that are joined with it."""
    head = company.merged_into_id or company.pk
    return FeedbackRequest.objects.filter(
        Q(loss__deal__company=head) | Q(loss__deal__company__merged_into=head), workspace=company.workspace_id
    )


def _asked_lately(loss: Loss, at: datetime) -> Message | None:
    company = loss.deal.company
    if company is None:
        return None
    counts = Q(revoked_at=None) | Q(message__left_at__isnull=False)
    lately = requests_of(company).filter(counts, asked_at__gt=at - COMPANY_RESTS).order_by("-asked_at").first()
    if lately is None:
        return None
    return msg(
        "この会社には180日以内にお願いしています。{day}を過ぎるとお願いできます。", day=lately.asked_at + COMPANY_RESTS
    )


def _own_mail_told(loss: Loss) -> bool:
    """Whether the customer's own mail gave a reason, as a person chose it or the reading of it was sure."""
    return StatedReason.objects.filter(
        statement__loss=loss, statement__voice=Voice.CUSTOMER, statement__known_by=KnownBy.MAIL
    ).exists()
