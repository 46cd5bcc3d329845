"""What the customer's page says of us: which company asks about what, who reads it, whom to turn to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from django.utils import timezone

from atoippo.feedback.queries import responsible_for
from atoippo.mail.rules import post_in_one_word
from atoippo.values.language import Language
from atoippo.values.message import Message, msg
from atoippo.values.spoken_days import day_of_month
from atoippo.web.language import spoken_language

if TYPE_CHECKING:
    from atoippo.feedback.models import FeedbackRequest
    from atoippo.teams.models import Member


@dataclass(frozen=True, slots=True)
class Shown:
    """Ourselves as a customer sees us; neither the recipient's name nor an amount is among it: links are passed on."""

    company: str
    rep: str
    subject: str
    responsible: Message | None  # None: nobody could read it apart from the rep, so masking can't be offered
    privacy_url: str
    contact: Message | str
    last_day: Message

    @classmethod
    def of(cls, request: FeedbackRequest) -> Self:
        """Return what the page of a request says."""
        workspace = request.workspace
        return cls(
            company=workspace.legal_name or workspace.name,
            rep=spoken_name(request.rep),
            subject=request.subject,
            responsible=_responsible(responsible_for(request)),
            privacy_url=workspace.privacy_url,
            contact=_contact(workspace.phone, workspace.email),
            last_day=day_of_month(timezone.localdate(request.expires_at)),
        )


def spoken_name(member: Member) -> str:
    """Return 「山田」 for 「山田 太郎」; in English the whole name, where nobody could tell which part is the family's."""
    if spoken_language() is Language.EN:
        return member.display_name
    return (member.display_name.split(maxsplit=1) or [""])[0]


def _contact(phone: str, email: str) -> Message | str:
    return msg("{phone}／{email}", phone=phone, email=email) if phone and email else phone or email


def _responsible(member: Member | None) -> Message | None:
    """Say who alone reads what is not for the rep, with department and title in one word: 営業部長 鈴木."""
    if member is None:
        return None
    post = post_in_one_word(member.department, member.job_title)
    return msg("責任者（{who}）", who=f"{post} {spoken_name(member)}".strip())
