"""Whether to ask about a loss: proposed, not automatic, and not at all where something speaks against it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Q

from atoippo.feedback.models import FeedbackRequest
from atoippo.feedback.queries.nudges import is_about_our_response
from atoippo.feedback.rules.timing import day_of
from atoippo.mail.models import MessageKind
from atoippo.mail.queries import may_be_mailed
from atoippo.reasons.models import KnownBy, Voice
from atoippo.reasons.queries import standing_statements
from atoippo.values.message import msg
from atoippo.values.spoken_days import day_of_month

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.customers.models import Company, Contact
    from atoippo.deals.models import Loss
    from atoippo.feedback.models.request import FeedbackRequestQuerySet
    from atoippo.teams.models import Workspace
    from atoippo.values.message import Message

COMPANY_RESTS = timedelta(days=180)


NOT_HEARD = msg("お客様ご自身の言葉では、まだ理由を伺えていません。")
FROM_SUPERIOR = msg("こちらの対応が理由のときは、上司の方からのお願いをおすすめします。")


@dataclass(frozen=True, slots=True)
class AskingProposal:
    """Whether ご意見のお願い is proposed, why or why not; `blocked` says what stands against it and who can mend that."""

    is_proposed: bool
    why: Message
    blocked: Message | None


def asking_proposal(loss: Loss, at: datetime) -> AskingProposal:
    """Return whether to ask about a loss: not where the customer's own mail gave the reason, or the rep decided not to."""
    blocked = what_blocks_asking(loss, at, contact=loss.deal.contact)
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
    return AskingProposal(
        is_proposed=True, why=FROM_SUPERIOR if is_about_our_response(loss) else NOT_HEARD, blocked=None
    )


def what_blocks_asking(loss: Loss, at: datetime, *, contact: Contact | None) -> Message | None:
    """Return what stands against asking about a loss, None when nothing does."""
    if not (loss.deal.is_lost and loss.turn == loss.deal.turns):
        return msg("この商談はいま失注ではないため、ご意見のお願いはできません。")
    if loss.feedback_requests.filter(revoked_at=None).exists():
        return msg("この失注については、すでにお願いしています。")
    unsaid = what_workspace_has_not_said(loss.workspace)
    return unsaid or _asked_lately(loss, contact, at) or _wants_no_mail(loss.workspace, contact, at)


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


def _asked_lately(loss: Loss, contact: Contact | None, at: datetime) -> Message | None:
    """Say that the company, or this very person, was asked some months ago; what was taken back unsent does not count."""
    company = loss.deal.company or (contact.company if contact else None)
    asked = requests_of(company) if company else FeedbackRequest.objects.none()
    if contact is not None:
        asked |= FeedbackRequest.objects.filter(contact=contact)
    counts = Q(revoked_at=None) | Q(message__left_at__isnull=False)
    lately = asked.filter(counts, asked_at__gt=at - COMPANY_RESTS).order_by("-asked_at").first()
    if lately is None:
        return None
    again_on = day_of(lately.asked_at + COMPANY_RESTS)
    return msg(
        "この会社には、180日以内にご意見をお願いしています。次は{day}からお願いできます。", day=day_of_month(again_on)
    )


def _wants_no_mail(workspace: Workspace, contact: Contact | None, at: datetime) -> Message | None:
    email = contact.email if contact else ""
    return may_be_mailed(contact=contact, email=email, kind=MessageKind.SURVEY, at=at, workspace=workspace).why


def _own_mail_told(loss: Loss) -> bool:
    """Whether the customer's own mail gives a reason, as a person chose it or the reading of it was sure."""
    said = standing_statements(loss).get(Voice.CUSTOMER)
    return said is not None and said.known_by == KnownBy.MAIL and any(said.reasons.all())
