"""What a mail server said, in words that a person can act on."""

from __future__ import annotations

import re

from atoippo.values.message import Message, msg

_SAYS = (
    (
        r"\b5\.1\.[0-36]\b|user unknown|no such user|unknown (?:user|recipient)|mailbox (?:unavailable|not found)|does not exist",
        msg("宛先のメールアドレスが見つかりませんでした。つづりを確かめてください。"),
    ),
    (
        r"\b[45]\.2\.2\b|\b552\b|mailbox.{0,12}full|quota|over quota",
        msg("先方のメールボックスがいっぱいで、受け取れませんでした。日をあらためるか、お電話でお伝えください。"),
    ),
    (
        r"\b53[0-9]\b|\b5\.7\.8\b|authentication|auth(?:entication)? (?:required|failed)|must issue a starttls",
        msg("メールサーバーに入れませんでした。ユーザー名・パスワード・TLSの設定を確かめてください。"),
    ),
    (
        r"\b5\.7\.\d+\b|spam|blocked|blacklist|policy|\bdmarc\b|\bspf\b|relay",
        msg(
            "先方のサーバーが受け取りを断りました。差出人のドメインの設定（SPF・DMARC）を、社内の担当にご確認ください。"
        ),
    ),
    (
        r"refused|timed? ?out|unreachable|name or service|not known|getaddrinfo|reset by peer|unexpectedly closed",
        msg("メールサーバーにつながりませんでした。サーバーの名前とポート、通信を確かめてください。"),
    ),
    (r"\b4[25]\d\b|\b4\.\d\.\d", msg("先方のサーバーが、いまは受け取れないと答えました。")),
)
_ELSE = msg("メールサーバーが受け取りませんでした。サーバーの言葉を、社内の担当にお伝えください。")
_SERVERS_OWN = re.compile(r"[\x20-\x7e\s]{3,}")


def in_plain_words(said: str) -> Message | None:
    """Return what a server's answer means; nothing where it is no server's answer (a sentence of our own)."""
    if not _SERVERS_OWN.fullmatch(said):
        return None
    folded = said.lower()
    return next((message for pattern, message in _SAYS if re.search(pattern, folded)), _ELSE)
