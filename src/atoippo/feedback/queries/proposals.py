"""Whether to ask about a loss: proposed, not automatic, and not at all where something speaks against it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Q

from atoippo.feedback.models import FeedbackRequest
from atoippo.feedback.queries.nudges import is_about_our_response, stands
from atoippo.feedback.rules.timing import day_of
from atoippo.mail.models import MessageKind
from atoippo.mail.queries import may_be_mailed
from atoippo.reasons.models import KnownBy, Voice
from atoippo.reasons.queries import standing_statements
from atoippo.values.message import msg
from atoippo.values.reason import Reason
from atoippo.values.spoken_days import day_of_month

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.customers.models import Company, Contact
    from atoippo.deals.models import Loss
    from atoippo.feedback.models.request import FeedbackRequestQuerySet
    from atoippo.reasons.models import Statement
    from atoippo.teams.models import Workspace
    from atoippo.values.message import Message

COMPANY_RESTS = timedelta(days=180)
TOO_LONG_AGO = timedelta(days=180)  # who decided it then may not remember, or may have left


NOT_HEARD = msg("お客様ご自身の言葉では、まだ理由を伺えていません。")
MAIL_IS_UNCLEAR = msg("お客様のメールはありますが、理由ははっきり書かれていません。")
FROM_SUPERIOR = msg("こちらの対応が理由のときは、上司の方からのお願いをおすすめします。")


@dataclass(frozen=True, slots=True)
class AskingProposal:
    """Whether ご意見のお願い is proposed, why or why not; `blocked` says what stands against it and who can mend that."""

    is_proposed: bool
    why: Message
    blocked: Message | None


def asking_proposal(loss: Loss, at: datetime) -> AskingProposal:
    """Return whether to ask about a loss: not half a year on, nor where a mail gave the reason or the rep decided not to."""
    blocked = what_blocks_asking(loss, at, contact=loss.deal.contact)
    if blocked is not None:
        return AskingProposal(is_proposed=False, why=blocked, blocked=blocked)
    declined = loss.not_asking.order_by("-pk").first()
    if declined is not None:
        return AskingProposal(
            is_proposed=False, why=msg("今回はお願いしないと決めています（{why}）。", why=declined.why), blocked=None
        )
    against = _what_speaks_against(loss, at)
    if against is not None:
        return AskingProposal(is_proposed=False, why=against, blocked=None)
    return AskingProposal(is_proposed=True, why=_why_to_ask(loss), blocked=None)


def what_blocks_asking(loss: Loss, at: datetime, *, contact: Contact | None) -> Message | None:
    """Return what stands against asking about a loss, None when nothing does."""
    if not stands(loss):
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


def _what_speaks_against(loss: Loss, at: datetime) -> Message | None:
    """Say why it is better not to ask, where a person still may."""
    if _own_mail_told(loss):
        return msg("お客様のメールに理由が書かれています。重ねてお尋ねしないことをおすすめします。")
    if loss.lost_on is not None and loss.lost_on < day_of(at - TOO_LONG_AGO):
        return msg(
            "失注から半年以上たっています。お客様のご記憶も薄れているころですので、お尋ねしないことをおすすめします。"
        )
    return None


def _why_to_ask(loss: Loss) -> Message:
    if is_about_our_response(loss):
        return FROM_SUPERIOR
    return MAIL_IS_UNCLEAR if _mails(loss) else NOT_HEARD


def _own_mail_told(loss: Loss) -> bool:
    """Whether the customer's own mail gives one of the six reasons, as a person chose it or the reading of it was sure."""
    return any(Reason(stated.reason).is_one_of_the_six for mail in _mails(loss) for stated in mail.reasons.all())


def _mails(loss: Loss) -> list[Statement]:
    """Return what stands by the customer's own mail: in お客様's voice, or in that of the rep who brought it."""
    said = standing_statements(loss)
    spoken = (said.get(voice) for voice in (Voice.CUSTOMER, Voice.REP))
    return [each for each in spoken if each is not None and each.known_by == KnownBy.MAIL]
