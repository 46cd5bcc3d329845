"""All that the page of one letter shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from atoippo.customers.models import Basis, Permission
from atoippo.debriefs.actions.thanking import follows_no_more
from atoippo.debriefs.queries import why_not_to_send
from atoippo.feedback.queries import is_link_stale, request_drafted_as
from atoippo.feedback.queries.fitting import DEAL_IS_BACK
from atoippo.mail.models import Message, MessageKind, MessageState
from atoippo.mail.permissions import may_settle, may_sign, may_write
from atoippo.mail.queries import can_send_from_here, may_be_mailed
from atoippo.mail.rules import Wording, is_address
from atoippo.values.message import msg
from atoippo.web.letters.addressed import addressee_of
from atoippo.web.letters.forms import seen_of
from atoippo.web.letters.lines import LetterLines, lines_of
from atoippo.web.letters.remarks import Remark, remarks_on
from atoippo.web.letters.server_words import in_plain_words
from atoippo.web.letters.states import STANDINGS, is_unknown, state_word
from atoippo.web.letters.template_lines import template_lines

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.customers.models import Company, Contact
    from atoippo.feedback.models import FeedbackRequest
    from atoippo.mail.rules import Verdict
    from atoippo.teams.models import Member
    from atoippo.values.message import Message as Sentence
    from atoippo.values.person_names import Addressee

WAITING = STANDINGS[1].states
CAN_BE_CALLED_BACK = frozenset({MessageState.DUE, MessageState.RETRY})
CHANGEABLE = frozenset({MessageState.DRAFT, MessageState.FAILED})
MAY_LEAVE_AGAIN = CHANGEABLE | {MessageState.UNKNOWN, MessageState.HANDING_OVER}


@dataclass(frozen=True, slots=True)
class LetterPage:
    """One letter as it stands, what a careful reader would mend, and what the member may do with it."""

    letter: Message
    at: datetime
    company: Company | None
    lines: LetterLines
    remarks: tuple[Remark, ...]
    verdict: Verdict
    unfit: Sentence | None  # what happened meanwhile, so that the letter must not leave any more
    permission: Permission | None
    sends_from_here: bool
    may_write: bool
    may_settle: bool
    is_mine_to_send: bool  # in one's own name, or as マネージャー
    in_name_of: Member | None  # somebody else's
    trouble: Sentence | None  # what a server's answer means
    reason_changed: bool  # since thanks were worded by it
    request: FeedbackRequest | None  # that a draft would make
    has_stale_link: bool
    seen: str  # stands for the text as the page shows it

    @property
    def kind(self) -> Sentence:
        """What the letter is for."""
        return MessageKind(self.letter.kind).spoken

    @property
    def state(self) -> Sentence:
        """Where it stands."""
        return state_word(self.letter, self.at)

    @property
    def is_draft(self) -> bool:
        """Whether it has not left yet and may be changed; one that a server refused may be, too."""
        return self.letter.state in CHANGEABLE

    @property
    def may_take_back(self) -> bool:
        """Whether the member may undo 送った: who may say it."""
        return self.is_by_hand and self.may_write and self.is_mine_to_send

    @property
    def is_by_hand(self) -> bool:
        """Whether it left from somebody's own mailbox."""
        return self.letter.state == MessageState.BY_HAND

    @property
    def is_sent(self) -> bool:
        """Whether it left, by hand or from here."""
        return self.letter.state in {MessageState.BY_HAND, MessageState.SENT}

    @property
    def is_waiting(self) -> bool:
        """Whether it is on its way out."""
        return self.letter.state in WAITING and not self.is_unknown

    @property
    def is_unknown(self) -> bool:
        """Whether nobody knows if it left."""
        return is_unknown(self.letter, self.at)

    @property
    def is_unsent(self) -> bool:
        """Whether it did not leave, and will not by itself."""
        return self.letter.state in {MessageState.FAILED, MessageState.WITHHELD}

    @property
    def can_be_called_back(self) -> bool:
        """Whether it may still be stopped."""
        return self.letter.state in CAN_BE_CALLED_BACK

    @property
    def blocking(self) -> int:
        """How many places must be mended before it may be sent from here."""
        return sum(remark.blocks for remark in self.remarks)

    @property
    def to(self) -> Addressee | None:
        """Who gets it, as the letter addresses them."""
        return addressee_of(self.letter.contact)

    @property
    def sender_post(self) -> str:
        """The post of whoever signs: 営業部 部長."""
        return " ".join(filter(None, (self.letter.sender.department, self.letter.sender.job_title)))

    @property
    def is_being_sent(self) -> bool:
        """Whether the server has it right now."""
        return self.letter.state == MessageState.HANDING_OVER

    @property
    def is_put_off(self) -> bool:
        """Whether a server asked to come again later."""
        return self.letter.state == MessageState.RETRY

    @property
    def is_just_approved(self) -> bool:
        """Whether the ten seconds of calling it back are still running."""
        return self.letter.state == MessageState.DUE and (self.letter.send_after or self.at) > self.at

    @property
    def permission_words(self) -> Sentence:
        """What is noted of the card, and what follows."""
        if self.permission is None or self.permission.basis == Basis.NONE:
            return msg("名刺をいただいた記録がないため、ご案内メールは送れません。")
        if self.permission.refuses_ads:
            return msg("ご案内は不要とのご希望を記録しています。ご案内メールは送りません。")
        return msg("名刺をいただいたこと（または同意）を記録しています。")

    @property
    def may_send_now(self) -> bool:
        """Whether [送る] stands on the page."""
        is_ready = self.has_address and not self.blocking
        return self.sends_from_here and is_ready and self.may_hand_out and self.is_mine_to_send

    @property
    def may_send_again(self) -> bool:
        """Whether a letter of which nobody knows whether it arrived may be sent once more."""
        return self.may_settle and self.is_mine_to_send and self.sends_from_here and self.unfit is None

    @property
    def has_address(self) -> bool:
        """Whether a mail can be sent to what stands as the address."""
        return is_address(self.letter.to_email)

    @property
    def may_hand_out(self) -> bool:
        """Whether the letter may be copied or sent at all: a draft of the member's, and the customer said nothing against it."""
        return self.may_say_sent and not self.has_stale_link

    @property
    def may_say_sent(self) -> bool:
        """Whether it may have left by hand: also one whose link is stale now, sent when it was not."""
        return self.is_draft and self.may_write and self.verdict.allowed and self.unfit is None


def letter_page_of(letter: Message, member: Member, *, at: datetime) -> LetterPage:
    """Return the page of a letter that the member may open."""
    company = letter.deal.company
    kind = MessageKind(letter.kind)
    unfit = why_not_to_send(letter, at) if letter.state in MAY_LEAVE_AGAIN else None
    return LetterPage(
        letter=letter,
        at=at,
        company=company and (company.merged_into or company),
        lines=lines_of(letter.body, drafted=letter.first_body, template=template_lines(letter)),
        remarks=remarks_on(Wording(letter.subject, letter.body), kind, drafted=letter.first_body),
        verdict=may_be_mailed(
            contact=letter.contact, email=letter.to_email, kind=kind, at=at, workspace=member.workspace
        ),
        unfit=unfit,
        permission=_permission_of(letter.contact),
        sends_from_here=can_send_from_here(),
        may_write=may_write(member, letter.deal),
        may_settle=may_settle(member, letter),
        is_mine_to_send=may_sign(member, letter),
        in_name_of=letter.sender if letter.sender_id != member.pk else None,
        trouble=in_plain_words(letter.trouble) if letter.trouble else None,
        reason_changed=follows_no_more(letter),
        request=request_drafted_as(letter),
        has_stale_link=unfit != DEAL_IS_BACK and is_link_stale(letter, at),
        seen=seen_of(letter),
    )


def _permission_of(contact: Contact | None) -> Permission | None:
    return Permission.objects.filter(contact=contact).standing().order_by("-pk").first() if contact else None
