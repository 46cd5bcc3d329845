"""Whose words something is, and how we know it; pure."""

from __future__ import annotations

from django.db.models import TextChoices

from atoippo.values.message import Message, msg


class Voice(TextChoices):
    """Whose words these are. 文章 is a mark under the quote, not a person."""

    REP = "rep", "営業"
    CUSTOMER = "customer", "お客様"
    MANAGER = "manager", "上司"
    TEXT = "text", "文章から"

    @property
    def spoken(self) -> Message:
        """The voice as people read it."""
        return VOICE_LABELS[self]


VOICE_LABELS = {
    Voice.REP: msg("営業"),
    Voice.CUSTOMER: msg("お客様"),
    Voice.MANAGER: msg("上司"),
    Voice.TEXT: msg("文章から"),
}


class KnownBy(TextChoices):
    """How we know it. A reason that a rep only taps, without anybody's words, is `UNSAID`."""

    HEARD = "heard", "直接うかがった"
    MAIL = "mail", "お客様のメール"
    FORM = "form", "お客様のご回答（フォーム）"
    GUESS = "guess", "私の推測"
    FILE = "file", "ファイルから（取り込み）"
    READ = "read", "文章から読み取り"
    UNSAID = "blank", "未記入"

    @property
    def spoken(self) -> Message:
        """How we know it, as people read it."""
        return KNOWN_BY_LABELS[self]


KNOWN_BY_LABELS = {
    KnownBy.HEARD: msg("直接うかがった"),
    KnownBy.MAIL: msg("お客様のメール"),
    KnownBy.FORM: msg("お客様のご回答（フォーム）"),
    KnownBy.GUESS: msg("私の推測"),
    KnownBy.FILE: msg("ファイルから（取り込み）"),
    KnownBy.READ: msg("文章から読み取り"),
    KnownBy.UNSAID: msg("未記入"),
}

# お客様 speaks in the customer's own mail and answers alone; what a rep heard is 営業's: 「営業が聞き取り」.
KNOWN_BY_OF_VOICE = {
    Voice.REP: (KnownBy.HEARD, KnownBy.MAIL, KnownBy.GUESS, KnownBy.FILE, KnownBy.UNSAID),
    Voice.CUSTOMER: (KnownBy.MAIL, KnownBy.FORM),
    Voice.MANAGER: (KnownBy.HEARD, KnownBy.MAIL, KnownBy.GUESS),
    Voice.TEXT: (KnownBy.READ,),
}
