"""メール送信: whether a server is set, and a test mail to oneself."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from smtplib import SMTPException
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import send_mail
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from atoippo.mail.queries import can_send_from_here, sender_address
from atoippo.values.message import Message, msg
from atoippo.web.doors import MemberRequest, admin_required
from atoippo.web.language import t
from atoippo.web.letters.server_words import in_plain_words
from atoippo.web.pages import page

if TYPE_CHECKING:
    from django.http import HttpResponse

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Trial:
    """How a test mail went: what it means, and the server's own words where it said any."""

    went_out: bool
    means: Message
    said: str = ""


@require_safe
@admin_required
def mail_page(request: MemberRequest) -> HttpResponse:
    """Show whether mail goes out from here; the password is never shown."""
    return _show(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
@admin_required
def send_test(request: MemberRequest) -> HttpResponse:
    """Send a mail to the member who asks, and tell what the server answered. Who only looks is led to the page."""
    if request.method != "POST":
        return redirect("settings:mail")
    return _show(request, _tried(sender_address(request.member)))


def _show(request: MemberRequest, trial: Trial | None) -> HttpResponse:
    return page(
        request,
        "settings/mail.html",
        is_set=can_send_from_here(),
        host=settings.EMAIL_HOST,
        port=settings.EMAIL_PORT,
        user=settings.EMAIL_HOST_USER,
        has_password=bool(settings.EMAIL_HOST_PASSWORD),
        is_encrypted=settings.EMAIL_USE_TLS or settings.EMAIL_USE_SSL,
        sender=settings.DEFAULT_FROM_EMAIL,
        own_address=sender_address(request.member),
        trial=trial,
    )


def _tried(address: str) -> Trial:
    if not can_send_from_here():
        return Trial(went_out=False, means=msg("メールサーバーが設定されていないため、送りませんでした。"))
    subject, body = (
        t(msg("Atoippoからのテストメール")),
        t(msg("このメールが届いていれば、メールを送る設定は整っています。")),
    )
    try:
        send_mail(subject, body, None, [address])
    except (SMTPException, OSError) as trouble:
        log.warning("a test mail could not be sent: %s", trouble)
        said = " ".join(str(trouble).split())
        means = in_plain_words(said) or msg("メールサーバーが受け取りませんでした。")
        return Trial(went_out=False, means=means, said=said)
    return Trial(
        went_out=True, means=msg("{email} に送りました。届いたかどうか、受信箱を確かめてください。", email=address)
    )
