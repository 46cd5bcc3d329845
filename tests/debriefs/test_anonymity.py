"""A masked answer leaves no trace: whatever a rep can reach is the same before and after it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from atoippo.debriefs.actions.receiving import tell_what_waited
from atoippo.feedback.actions import draft_nudge, nudge_what_waits
from atoippo.feedback.queries import masked_answers, responsible_for
from atoippo.feedback.rules.timing import TOKYO
from atoippo.mail.models import Message
from atoippo.teams.models import AuditEntry, Role
from debriefs.reachable import reachable_by
from feedback.asked import answer, asked, token_of
from workplace import NOON, MemberFactory

THURSDAY = NOON + timedelta(days=1)
DUE = datetime(2026, 4, 8, 9, tzinfo=TOKYO)
SAID = {
    "reasons": ("competitor", "response_attitude"),
    "deciding": "trust",
    "hard": "explanation",
    "conditions": ("people", "price"),
    "condition_words": "担当の方が変われば",
    "words": "二度と頼みたくないと思いました。",
    "masked": True,
}


def unchanged_by(member, at, act):
    before = reachable_by(member, at)
    act()
    return reachable_by(member, at) == before


@pytest.mark.parametrize("when", ["", "soon", "next_year", "someday", "not_now"])
def test_a_rep_reaches_the_same_before_and_after_a_masked_answer(rep, when):
    request = asked(rep)

    assert unchanged_by(rep, THURSDAY, lambda: answer(request, at=THURSDAY, when=when, **SAID))


def test_colleagues_reach_the_same_too(rep):
    request, colleague = asked(rep), MemberFactory(workspace=rep.workspace)

    assert unchanged_by(colleague, THURSDAY, lambda: answer(request, at=THURSDAY, **SAID))


def test_a_masked_answer_after_a_named_one_leaves_that_where_it_was(rep):
    request = asked(rep)
    answer(request, at=THURSDAY, reasons=("timing",), conditions=("budget",), when="soon")

    assert unchanged_by(rep, DUE, lambda: answer(request, at=DUE, when="not_now", **SAID))


def test_a_masked_answer_after_one_that_waits_keeps_it_from_the_rep_for_good(rep):
    request = asked(rep)
    answer(request, at=THURSDAY, reasons=("response_attitude",))

    assert unchanged_by(rep, DUE, lambda: (answer(request, at=DUE, **SAID), tell_what_waited(DUE + timedelta(days=9))))


@pytest.mark.parametrize("drafted", [False, True])
def test_an_offered_nudge_stays_offered(rep, drafted):
    request = asked(rep)
    if drafted:
        draft_nudge(request=request, by=rep, at=DUE)

    assert unchanged_by(rep, DUE + timedelta(hours=1), lambda: answer(request, at=DUE, **SAID))


def test_a_nudge_of_the_clock_is_kept_back_unseen(rep, settings):
    settings.EMAIL_HOST = "127.0.0.1"
    request = asked(rep, nudge_approved=True)
    nudge_what_waits(DUE)

    assert unchanged_by(rep, DUE, lambda: answer(request, at=DUE, **SAID))
    assert Message.objects.get(kind="nudge").state == "withheld"


def test_a_nudge_of_the_clock_is_not_seen_to_leave_or_not(rep, settings):
    settings.EMAIL_HOST = "127.0.0.1"
    answered, silent = asked(rep, nudge_approved=True), asked(rep, nudge_approved=True)
    answer(answered, at=THURSDAY, **SAID)
    silent.refresh_from_db()

    nudge_what_waits(DUE)

    kinds = {row["kind"] for row in reachable_by(rep, DUE)["Message"]}
    assert kinds == {"survey"}


def test_an_opt_out_shows_only_that_no_mail_goes_there(rep):
    request = asked(rep)
    before = reachable_by(rep, THURSDAY)

    answer(request, at=THURSDAY, no_more=True, **SAID)

    after = reachable_by(rep, THURSDAY)
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {"Suppression", "stops"}
    assert [(stop["reason"], stop["evidence"], stop["noted_by_id"]) for stop in after["Suppression"]] == [
        ("opted_out", "", None)
    ]


def test_the_log_names_no_deal_loss_request_nor_rep(rep, workspace):
    request = asked(rep)
    newest = AuditEntry.objects.latest("pk").pk

    answer(request, at=THURSDAY, no_more=True, when="not_now", **SAID)

    entries = AuditEntry.objects.filter(pk__gt=newest).values_list("by", "subject_type", "subject_id", "changes")
    assert set(map(str, entries)) == {str((None, "teams.workspace", workspace.pk, {}))}


def test_opening_the_link_again_shows_the_rep_nothing(rep, client):
    request = asked(rep)
    answer(request, at=THURSDAY, **SAID)

    response = client.get(f"/ask/{token_of(request)}/")

    assert "担当の方が変われば" not in response.content.decode()


def test_only_the_manager_whom_the_page_named_reads_it(rep, manager, admin):
    second = MemberFactory(workspace=rep.workspace, role=Role.MANAGER)
    request = asked(rep)

    masked = answer(request, at=THURSDAY, **SAID)

    read = [list(masked_answers(member)) for member in (rep, manager, second, admin)]
    assert masked.reader == responsible_for(request) == manager
    assert read == [[], [masked], [], []]


def test_other_leaders_reach_the_same_before_and_after_a_masked_answer(rep, manager, admin):
    second = MemberFactory(workspace=rep.workspace, role=Role.MANAGER)
    request = asked(rep)
    before = [reachable_by(member, THURSDAY)["request_states"] for member in (second, admin)]

    masked = answer(request, at=THURSDAY, **SAID)

    assert [reachable_by(member, THURSDAY)["request_states"] for member in (second, admin)] == before
    assert masked not in [*masked_answers(second), *masked_answers(admin)]


@pytest.mark.parametrize("gone", ["left", "rep", "moved"])
def test_where_the_reader_is_gone_whoever_is_named_now_reads_it(rep, manager, admin, gone):
    second = MemberFactory(workspace=rep.workspace, role=Role.ADMIN)
    masked = answer(asked(rep), at=THURSDAY, **SAID)

    manager.is_active, manager.role = gone != "left", Role.REP if gone == "rep" else Role.MANAGER
    manager.save()
    if gone == "moved":
        manager.seats.all().delete()

    assert [list(masked_answers(member)) for member in (rep, manager, admin, second)] == [[], [], [masked], []]


def test_a_manager_who_comes_later_does_not_read_what_was_for_another(rep, admin):
    masked = answer(asked(rep), at=THURSDAY, **SAID)

    newcomer = MemberFactory(workspace=rep.workspace, role=Role.MANAGER)

    assert [list(masked_answers(member)) for member in (admin, newcomer)] == [[masked], []]
