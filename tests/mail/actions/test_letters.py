"""A workspace writes letters in its own words, goes back to ours, and keeps what it said before."""

from __future__ import annotations

from datetime import timedelta

import pytest

from atoippo.mail.actions import LetterNeedsMending, LettersAreForAdmins, use_our_letter, write_letter
from atoippo.mail.models import Letter, MessageKind
from atoippo.mail.queries import letters_of, wording_of
from atoippo.mail.rules import LinkIsMissing, PlaceIsUnknown, Wording, our_wording
from atoippo.teams.models import AuditEntry, Role
from atoippo.values.reason import Reason
from workplace import NOON, MemberFactory

OWN = Wording("お礼（{自社名}）", "{宛名}\n\nありがとうございました。\n\n{署名}")
FOR_PRICE = Wording("お礼", "{宛名}\n\nご検討ありがとうございました。")


def write(admin, wording=OWN, kind=MessageKind.THANKS, reason="", hours=0):
    at = NOON + timedelta(hours=hours)
    return write_letter(workspace=admin.workspace, kind=kind, reason=reason, wording=wording, by=admin, at=at)


def wordings(workspace):
    thanks = MessageKind.THANKS
    return [wording_of(workspace, thanks, reason) for reason in ("", Reason.PRICE_BUDGET, Reason.RESPONSE_ATTITUDE)]


def test_a_letter_stands_for_its_reason_then_for_all_but_the_apology(admin):
    ours = [our_wording(MessageKind.THANKS, reason) for reason in ("", Reason.PRICE_BUDGET, Reason.RESPONSE_ATTITUDE)]
    assert wordings(admin.workspace) == ours

    write(admin)
    assert wordings(admin.workspace) == [OWN, OWN, ours[2]]

    write(admin, FOR_PRICE, reason=Reason.PRICE_BUDGET)
    assert wordings(admin.workspace) == [OWN, FOR_PRICE, ours[2]]


def test_the_newest_words_stand_and_earlier_ones_stay_on_record(admin):
    write(admin)
    write(admin, FOR_PRICE, hours=1)

    assert wording_of(admin.workspace, MessageKind.THANKS) == FOR_PRICE
    assert Letter.objects.count() == 2


def test_going_back_to_ours(admin):
    write(admin)

    stands = use_our_letter(workspace=admin.workspace, kind=MessageKind.THANKS, reason="", by=admin, at=NOON)

    assert stands == our_wording(MessageKind.THANKS, "")
    assert list(AuditEntry.objects.order_by("pk").values_list("action", flat=True)) == ["letter.written", "letter.ours"]


def test_all_letters_are_listed_with_whose_they_are(admin):
    write(admin)

    listed = letters_of(admin.workspace)

    assert len(listed) == 10
    assert [(letter.reason, letter.is_ours) for letter in listed[:2]] == [("", False), (Reason.PRICE_BUDGET, False)]
    assert (listed[0].written_by, listed[0].written_at) == (str(admin), NOON)
    assert {letter.kind for letter in listed[7:]} == {MessageKind.SURVEY, MessageKind.NUDGE, MessageKind.REPLY}


def test_letters_are_for_admins_of_the_workspace(manager, admin):
    stranger = MemberFactory(role=Role.ADMIN)
    for by in (manager, stranger):
        with pytest.raises(LettersAreForAdmins):
            write_letter(workspace=admin.workspace, kind=MessageKind.THANKS, reason="", wording=OWN, by=by, at=NOON)


@pytest.mark.parametrize(
    ("refused", "kind", "body"),
    [
        (PlaceIsUnknown, MessageKind.THANKS, "{御社名}様"),
        (LinkIsMissing, MessageKind.SURVEY, "{宛名} ご意見をお聞かせください。"),
        (LetterNeedsMending, MessageKind.THANKS, "{宛名}\n御社のご発展をお祈りします。"),
    ],
)
def test_a_letter_that_could_not_go_out_is_not_kept(admin, refused, kind, body):
    with pytest.raises(refused):
        write(admin, Wording("件名", body), kind=kind)
    assert Letter.objects.count() == 0
