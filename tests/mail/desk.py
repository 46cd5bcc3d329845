"""The desk from which a rep writes: a lost deal, a contact with an address, and drafts about it."""

from __future__ import annotations

from datetime import timedelta

from atoippo.mail.actions import Draft, SuppressionDetails, approve_message, draft_message, suppress
from atoippo.mail.models import MessageKind, SuppressionReason
from atoippo.mail.rules import Wording
from workplace import NOON, CompanyFactory, ContactFactory, LostDealFactory

MINUTE = timedelta(minutes=1)
ADDRESS = "tanaka@sakura.example.jp"
WORDS = Wording("ご検討のお礼", "このたびはありがとうございました。")
OPT_OUT = SuppressionDetails(reason=SuppressionReason.OPTED_OUT, evidence="お電話で")


class Desk:
    """A rep's desk."""

    def __init__(self, rep, manager):
        self.rep, self.manager, self.workspace = rep, manager, rep.workspace
        rep.email = "yamada@minato.example.jp"
        rep.save(update_fields=["email"])
        company = CompanyFactory(workspace=self.workspace, name="株式会社さくら製作所")
        self.contact = ContactFactory(company=company, name="田中 花子", email=ADDRESS)
        self.deal = LostDealFactory(workspace=self.workspace, company=company, contact=self.contact, owner=rep)

    def draft(self, occasion="loss:1:thanks", **other):
        """Draft a mail."""
        details = {
            "contact": self.contact,
            "sender": self.rep,
            "kind": MessageKind.THANKS,
            "occasion": occasion,
            "wording": WORDS,
        }
        return draft_message(deal=self.deal, draft=Draft(**(details | other)), by=self.rep, at=NOON)

    def approved(self, occasion="loss:1:thanks", **other):
        """Draft a mail and let it be sent at once."""
        return self.approve(self.draft(occasion, **other))

    def approve(self, message, **other):
        """Let a mail be sent at once."""
        return approve_message(**({"message": message, "send_after": NOON, "by": self.rep, "at": NOON} | other))

    def opt_out(self, email="", contact=None, details=OPT_OUT, at=NOON):
        """Let the customer say that no mail is wanted."""
        return suppress(workspace=self.workspace, contact=contact, email=email, details=details, by=self.rep, at=at)
