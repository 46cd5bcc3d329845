from __future__ import annotations

import pytest

from atoippo.deals.actions import ReactionDetails, note_reactions
from atoippo.deals.models import Material, Phrase, Reaction
from atoippo.deals.rules import OfAnotherWorkspace
from atoippo.teams.models import AuditEntry
from workplace import NOON, LostDealFactory, MemberFactory

CASES = ReactionDetails("material", "導入事例集", landed=True)
PROMISE = ReactionDetails("phrase", "導入は三日で終わります", landed=False)


@pytest.fixture
def deal(workspace):
    return LostDealFactory(workspace=workspace)


def note(deal, by, *reactions):
    return note_reactions(deal=deal, loss=deal.losses.get(), reactions=reactions, by=by, at=NOON)


def test_note_reactions_keeps_what_landed_and_what_did_not(deal, rep):
    note(deal, rep, CASES, PROMISE)

    told = Reaction.objects.values_list("deal", "loss", "material__name", "phrase__name", "landed", "noted_by")
    loss = deal.losses.get()
    assert list(told) == [
        (deal.pk, loss.pk, "導入事例集", None, True, rep.pk),
        (deal.pk, loss.pk, None, "導入は三日で終わります", False, rep.pk),
    ]


def test_note_reactions_is_told_in_the_history_once(deal, rep):
    first, _ = note(deal, rep, CASES, PROMISE)

    told = AuditEntry.objects.values_list("by", "action", "subject_type", "subject_id")
    assert list(told) == [(rep.pk, "deal.reactions_noted", "deals.reaction", first.pk)]


def test_a_name_that_was_used_before_is_the_same_material(workspace, deal, rep):
    note(deal, rep, CASES)

    note(LostDealFactory(workspace=workspace), rep, ReactionDetails("material", " 導入事例集 ", landed=False))

    assert (Material.objects.count(), Phrase.objects.count(), Reaction.objects.count()) == (1, 0, 2)


def test_no_names_write_nothing(deal, rep):
    assert note(deal, rep, ReactionDetails("phrase", "　", landed=True)) == []
    assert (Reaction.objects.count(), AuditEntry.objects.count()) == (0, 0)


def test_reactions_are_noted_by_the_own_workspace(deal):
    with pytest.raises(OfAnotherWorkspace):
        note(deal, MemberFactory(), CASES)
