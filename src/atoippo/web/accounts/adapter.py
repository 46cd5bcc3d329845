"""What allauth may do here, and what it says."""

from __future__ import annotations

import logging
from smtplib import SMTPException
from threading import Thread
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.urls import reverse

from atoippo.values.message import msg
from atoippo.web.language import later, t

if TYPE_CHECKING:
    from django.core.mail import EmailMessage
    from django.http import HttpRequest

    from atoippo.teams.models import User

logger = logging.getLogger(__name__)
MAIL_THREAD = "a mail goes out"
ERRORS = MappingProxyType(
    {
        "email_password_mismatch": msg(
            "メールアドレスかパスワードが合いません。大文字・小文字も確かめて、もう一度お試しください。"
        ),
        "too_many_login_attempts": msg("続けて何度も試されたため、いったん止めています。5分ほどおいてお試しください。"),
        "enter_current_password": msg("いまのパスワードと合いません。もう一度入力してください。"),
        "account_inactive": msg("このアドレスではサインインできなくなっています。管理者にお尋ねください。"),
        "invalid_password_reset": msg("このリンクはもう使えません。"),
        "rate_limited": msg("続けて何度も試されたため、いったん止めています。少しおいてお試しください。"),
    }
)
NOTICES = MappingProxyType(
    {
        "account/messages/logged_out.txt": msg("サインアウトしました。"),
        "account/messages/password_changed.txt": msg("パスワードを変えました。"),
    }
)


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up by themselves; users come by invitation. What is said is said in our words."""

    error_messages: ClassVar[dict[str, Any]] = DefaultAccountAdapter.error_messages | {
        name: later(words) for name, words in ERRORS.items()
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        """Return that sign-up is closed."""
        return False

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002 - allauth's signature
        """Go on with the day after changing the password."""
        return reverse("today:show")

    def add_message(
        self, request: HttpRequest, level: int, message_template: str = "", *_: object, **__: object
    ) -> None:
        """Say what was done; that somebody is signed in they see for themselves."""
        if message_template in NOTICES:
            messages.add_message(request, level, t(NOTICES[message_template]))

    def send_password_reset_mail(self, user: User, email: str, context: dict[str, Any]) -> None:
        """Send the link, and say how long it lives."""
        days = settings.PASSWORD_RESET_TIMEOUT // (24 * 60 * 60)
        super().send_password_reset_mail(user, email, context | {"days": days})

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write the mail and let it go out aside: the answer neither waits for the mail server nor depends on it.

        Else whoever asks for a new password for an address could tell by the time, or by a failure, that it is known.
        """
        mail = self.render_mail(template_prefix, email, context)
        Thread(target=_send, args=(mail,), name=MAIL_THREAD, daemon=True).start()


def _send(mail: EmailMessage) -> None:
    try:
        mail.send()
    except (SMTPException, OSError):
        logger.exception("a mail could not be sent")
