"""The forms of allauth in our words: labels, help and errors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account import forms

from atoippo.values.message import Message, msg
from atoippo.web.language import later

if TYPE_CHECKING:
    from django.forms import Form

ADDRESS = (msg("メールアドレス"), msg("メールアドレスを入力してください。"))
PASSWORD = (msg("パスワード"), msg("パスワードを入力してください。"))
NEW_PASSWORD = (msg("新しいパスワード"), msg("新しいパスワードを入力してください。"))
AGAIN = (msg("新しいパスワード（もう一度）"), msg("確かめのため、同じパスワードをもう一度入力してください。"))
PRESENT = (msg("いまのパスワード"), msg("いまのパスワードを入力してください。"))
PASSWORD_RULES = msg("8文字以上で、ありふれた言葉やメールアドレスに似たものを避けてください。")


class SignInForm(forms.LoginForm):  # type: ignore[misc]
    """E-mail address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, login=ADDRESS, password=PASSWORD)
        self.fields["login"].widget.attrs["autocomplete"] = "username"


class ChangePasswordForm(forms.ChangePasswordForm):  # type: ignore[misc]
    """The present password, and the new one twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, oldpassword=PRESENT, password1=NEW_PASSWORD, password2=AGAIN)


class ForgottenPasswordForm(forms.ResetPasswordForm):  # type: ignore[misc]
    """Where to send the link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, email=ADDRESS)


class NewPasswordForm(forms.ResetPasswordKeyForm):  # type: ignore[misc]
    """The new password twice, reached by the link of a mail."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, password1=NEW_PASSWORD, password2=AGAIN)


def _say(form: Form, **words: tuple[Message, Message]) -> None:
    """Give fields our label and our sentence for a missing value; a placeholder is no label and goes."""
    for name, (label, missing) in words.items():
        field = form.fields[name]
        field.label = later(label)
        field.error_messages["required"] = later(missing)
        field.help_text = later(PASSWORD_RULES) if name == "password1" else ""
        field.widget.attrs.pop("placeholder", None)
