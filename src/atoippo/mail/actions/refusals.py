"""What several of this room's actions refuse, and the checks behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atoippo.mail.models import Message, MessageKind
from atoippo.mail.permissions import may_sign, may_write
from atoippo.mail.rules import Wording, check_ready
from atoippo.teams.refused import Refused
from atoippo.texts.keigo import lint_letter
from atoippo.values.message import Message as Sentence
from atoippo.values.message import msg

if TYPE_CHECKING:
    from atoippo.mail.rules import Verdict
    from atoippo.teams.models import Member


class NotYoursToWrite(Refused):
    """Somebody wrote about a deal that is not theirs to change."""

    says = msg("この商談のメールを書けるのは、担当者とマネージャーです。担当者にご相談ください。")


class NotYoursToSign(Refused):
    """A mail in somebody else's name was to leave without their word."""

    says = msg("このメールは{name}さんの名前で送ります。{name}さんに確認と送信をお願いしてください。")


class NotADraft(Refused):
    """A mail was to be changed or sent that is on its way, gone, or withheld."""

    says = msg("このメールはもう下書きではありません。画面を開き直して、いまの状態をご確認ください。")


class NoMailServer(Refused):
    """A mail was to be sent from here, where no server is set."""

    says = msg("ここからはメールを送れない設定です。件名と本文をコピーして、ご自分のメールからお送りください。")


class MayNotBeSent(Refused):
    """The gate does not let a mail through; the sentence is the gate's own."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__()
        self._why = verdict.why or msg("このメールは送れません。")

    @property
    def sentence(self) -> Sentence:
        """Why not, and what to do instead."""
        return self._why


class LetterNeedsMending(Refused):
    """A letter holds what must not go out to a customer; says what, and what to write instead."""

    def __init__(self, why: Sentence, instead: Sentence) -> None:
        super().__init__()
        self._sentence = msg("{why}{instead}", why=why, instead=instead)

    @property
    def sentence(self) -> Sentence:
        """What is wrong, and how to mend it."""
        return self._sentence


class LettersAreForAdmins(Refused):
    """Somebody who is no 管理者 changed the workspace's letters."""

    says = msg("文面の型を変えられるのは管理者だけです。管理者にご相談ください。")


def require_may_write(message: Message, by: Member) -> None:
    """Let those go on who may write about the mail's deal."""
    if not may_write(by, message.deal):
        raise NotYoursToWrite


def require_may_sign(message: Message, by: Member) -> None:
    """Let those go on in whose name the mail leaves, and those who lead them."""
    require_may_write(message, by)
    if not may_sign(by, message):
        raise NotYoursToSign(message.sender)


def require_ready(message: Message) -> None:
    """Refuse a mail with an open place, without its link, or with what the lint blocks."""
    wording = Wording(message.subject, message.body)
    kind = MessageKind(message.kind)
    check_ready(kind, wording, drafted=message.first_body)
    require_clean(kind, wording)


def require_clean(kind: MessageKind, wording: Wording) -> None:
    """Refuse words that must be mended before a customer reads them."""
    for finding in lint_letter(wording.subject, wording.body, is_ad=False, is_reply=kind is MessageKind.REPLY):
        if finding.blocks:
            raise LetterNeedsMending(finding.why, finding.instead)
