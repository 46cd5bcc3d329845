"""The mail that brings an invitation's link, where mail goes out."""

from __future__ import annotations

import logging
from smtplib import SMTPException
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import send_mail
from django.utils import timezone

from atoippo.reports.words import spoken_day
from atoippo.values.message import msg
from atoippo.web.language import spoken_language, t

if TYPE_CHECKING:
    from atoippo.teams.models import Invitation

log = logging.getLogger(__name__)


def send_invitation(invitation: Invitation, address: str) -> bool:
    """Mail the link to the invited person; return whether it went out, for else the 管理者 hands it over."""
    if not settings.EMAIL_HOST:
        return False
    names = {"workspace": invitation.workspace, "inviter": invitation.created_by, "name": invitation.member}
    until = spoken_day(timezone.localdate(invitation.expires_at), spoken_language())
    paragraphs = [
        t(msg("{name} 様", **names)),
        t(msg("{inviter}さんが、Atoippoのワークスペース「{workspace}」にご招待しています。", **names)),
        t(msg("次のリンクを開き、パスワードを決めると使い始められます（{until}まで）。", until=until)),
        address,
        t(msg("お心当たりがないときは、このメールを破棄してください。")),
    ]
    try:
        send_mail(t(msg("「{workspace}」へのご招待", **names)), "\n\n".join(paragraphs), None, [invitation.email])
    except (SMTPException, OSError):
        log.exception("an invitation could not be mailed")
        return False
    return True
