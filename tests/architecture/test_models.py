"""What holds for every model: whose rows they are, where they point, and that facts are written once."""

from __future__ import annotations

import ast
from dataclasses import replace
from datetime import date

import pytest
from django.db import models
from django.db.models.fields import NOT_PROVIDED

from architecture.append_only import rewrites_in
from architecture.models import (
    OUTSIDE_WORKSPACES,
    foreign_keys,
    has_workspace,
    layer_of,
    our_models,
    room_of,
    rows_across_workspaces,
)
from architecture.source import our_modules
from architecture.standing import standing_written_in
from atoippo.conditions.actions import note_condition
from atoippo.conditions.rules import ConditionDetails, ConditionKind
from atoippo.deals.actions import (
    LossDetails,
    LossFacts,
    ReactionDetails,
    WinFacts,
    change_stage,
    correct_loss,
    correct_win,
    note_reactions,
    record_loss,
    record_return,
    record_win,
    say_it_goes_on,
    say_what_stages_mean,
)
from atoippo.deals.models import Competitor, ExternalId, Product, Win
from atoippo.lessons.actions import make_promise
from atoippo.reasons.actions import answer_question, reword_question, state_reasons
from atoippo.reasons.models import KnownBy, Voice
from atoippo.reasons.rules import DEFAULT_QUESTIONS, StatedReasonDetails, StatementDetails
from atoippo.teams.models import Role
from atoippo.values.reach import Reach
from atoippo.values.reason import Reason
from workplace import NOON, DealFactory, MemberFactory, WorkspaceFactory

UNIQUE_EVERYWHERE = {
    "teams.User": "one person signs in to several workspaces by one address",
    "teams.Workspace": "the operator names workspaces at the command line",
    "teams.Invitation.token_hash": "a link is opened before anybody knows the workspace",
    "feedback.FeedbackRequest.token_hash": "a customer's link is opened before anybody knows the workspace",
    "worker.JobRun": "the timetable is the installation's",
}
LIVED_THROUGH = {"deals", "reasons", "conditions", "lessons"}
MAY_REWRITE = {
    "atoippo.deals.actions.corrections._write": "the one door for corrections; it keeps the earlier values",
    "atoippo.debriefs.actions.telling.tell": "saves the answer, which names the statement that was made of it",
    "atoippo.feedback.actions.asking.ask_for_feedback": "saves the request with its mail; the loss is only read",
    "atoippo.feedback.actions.asking.revoke_request": "saves the request; the loss is only read",
    "atoippo.intake.actions.rows.episodes.write": "saves many that `loss_corrected` and `win_corrected` changed and kept",
}

MAY_WRITE_STANDING = {
    "atoippo.deals.rules.as_fields": "names the three fields, and writes nothing",
    "atoippo.deals.actions.episodes._leave": "what `Standing.after` says of a new loss, return or win",
    "atoippo.deals.actions.corrections._keep_in_step": "the closing day follows a correction of the latest episode",
    "atoippo.deals.actions.details.open_deal": "`DealDetails`, which has none of the three",
    "atoippo.deals.actions.details.change_deal": "`DealDetails`, which has none of the three",
    "atoippo.mail.actions.drafting.edit_message": "words and address of a mail",
    "atoippo.mail.actions.sending._finish": "the outcome of a delivery",
    "atoippo.intake.actions.rows.deal_fields.new_deal": "the standing of a deal that comes with a file",
    "atoippo.intake.actions.rows.writing.insert_deals": "what `new_deal` returned",
    "atoippo.intake.actions.rows.episodes.add_to": "what `standing_after` says, or the day that the file corrects",
    "atoippo.intake.actions.rows.batch._set": "what `add_to` returned, on deals that the batch has locked",
    "atoippo.intake.actions.rows.batch._save": "what `_set` set",
}


def test_foreign_keys_point_down_the_layers():
    upward = [
        f"{model._meta.label}.{field.name}"
        for model, field in foreign_keys()
        if room_of(field.related_model) != room_of(model) and layer_of(field.related_model) >= layer_of(model)
    ]

    assert upward == []


def test_foreign_keys_protect_what_they_point_at():
    careless = [
        f"{m._meta.label}.{f.name}" for m, f in foreign_keys() if f.remote_field.on_delete is not models.PROTECT
    ]

    assert careless == []


def test_no_rows_are_joined_by_a_table_without_a_name():
    assert [model._meta.label for model in our_models() if model._meta.many_to_many] == []


def test_every_row_belongs_to_a_workspace():
    assert {model.__name__ for model in our_models() if not has_workspace(model)} == OUTSIDE_WORKSPACES


def test_a_row_cannot_lack_its_workspace():
    loose = [m._meta.label for m in our_models() if has_workspace(m) and m._meta.get_field("workspace").null]

    assert loose == []


def test_no_clock_but_the_callers_writes_a_moment():
    by_clock = [
        f"{model._meta.label}.{field.name}"
        for model in our_models()
        for field in model._meta.fields
        if isinstance(field, models.DateField | models.TimeField)
        and (field.auto_now or field.auto_now_add or field.has_default() or field.db_default is not NOT_PROVIDED)
    ]

    assert by_clock == []


def test_unique_constraints_begin_with_the_workspace():
    loose = set()
    for model in our_models():
        loose |= {f"{model._meta.label}.{f.name}" for f in model._meta.fields if f.unique and not f.primary_key}
        constraints = [c for c in model._meta.constraints if isinstance(c, models.UniqueConstraint)]
        loose |= {f"{model._meta.label}.{c.name}" for c in constraints if c.fields[:1] != ("workspace",)}

    excused = {name for name in loose for excuse in UNIQUE_EVERYWHERE if f"{name}.".startswith(f"{excuse}.")}

    assert loose - excused == set()
    assert [model._meta.label for model in our_models() if model._meta.unique_together] == []


def test_facts_are_rewritten_nowhere_but_by_their_corrections():
    found = {f"{module.name}.{name}" for module in our_modules() for name in rewrites_in(module.tree)}

    assert found == set(MAY_REWRITE)


@pytest.mark.parametrize(
    ("source", "is_found"),
    [
        ("Loss.objects.filter(pk=1).update(lost_on=None)", True),
        ("deal.losses.all().delete()", True),
        ("loss.save()", True),
        ("loss.save(update_fields=['lost_on'])", True),
        ("Win.objects.bulk_update(rows, ['won_on'])", True),
        ("Statement.objects.bulk_create(rows, update_conflicts=True)", True),
        ("row.save() if isinstance(row, Loss) else None", True),
        ("loss.save(force_insert=True)", False),
        ("Statement.objects.bulk_create(rows)", False),
        ("Deal.objects.filter(losses=loss).update(outcome='lost')", False),
        ("deal.save(update_fields=['name'])", False),
        ("counts.update(statements=3) or loss", True),  # as a query would; name the dict's key another way
        ("counts.update({'losses': loss})", False),
    ],
)
def test_a_rewriting_function_is_found_by_its_text(source, is_found):
    assert list(rewrites_in(ast.parse(f"def act(deal, rows):\n    {source}"))) == ["act"] * is_found


def test_where_a_deal_stands_is_written_by_those_who_may():
    found = {f"{module.name}.{name}" for module in our_modules() for name in standing_written_in(module.tree)}

    assert found == set(MAY_WRITE_STANDING)


@pytest.mark.parametrize(
    ("source", "is_found"),
    [
        ("deal.outcome = 'lost'", True),
        ("deal.turns += 1", True),
        ("deal.name, deal.closed_on = told", True),
        ("Deal.objects.filter(pk=1).update(closed_on=None)", True),
        ("Deal.objects.update(**fields)", True),
        ("deal.company.deals.update(outcome='won')", True),
        ("Deal.objects.bulk_update(rows, ['name', 'turns'])", True),
        ("Deal.objects.bulk_update(rows, columns)", True),
        ("set_fields(deal, told)", True),
        ("setattr(row, 'outcome', told)", True),
        ("deal.save(update_fields=fields)", True),
        ("Deal(outcome='won')", True),
        ("insert(Deal, [{'closed_on': day}])", True),
        ("deal.save(update_fields=['name'])", False),
        ("Deal.objects.filter(outcome='lost').update(name='')", False),
        ("Deal.objects.bulk_update(rows, ['name'])", False),
        ("Company.objects.bulk_update(rows, columns)", False),
        ("return deal.outcome == 'lost'", False),
    ],
)
def test_a_function_that_writes_where_a_deal_stands_is_found_by_its_text(source, is_found):
    tree = ast.parse(f"from atoippo.deals.models import Deal\ndef act(deal, rows, told):\n    {source}")

    assert list(standing_written_in(tree)) == ["act"] * is_found


@pytest.mark.django_db
def test_rows_stay_within_their_workspace():
    for _ in range(2):
        _live_through_everything(WorkspaceFactory())

    empty = [m.__name__ for m in our_models() if room_of(m) in LIVED_THROUGH and not m.objects.exists()]
    assert empty == []
    assert rows_across_workspaces() == []


@pytest.mark.django_db
def test_a_row_across_workspaces_is_found():
    deal, stranger = DealFactory(), MemberFactory()

    win = Win.objects.create(workspace=deal.workspace, deal=deal, turn=1, noted_by=stranger, noted_at=NOON)

    assert rows_across_workspaces() == [f"deals.Win.noted_by {win.pk}"]


def _live_through_everything(workspace):
    """Let one deal meet every kind of row that deals, reasons, conditions and lessons have."""
    member = MemberFactory(workspace=workspace, role=Role.ADMIN)
    told = {"by": member, "at": NOON}
    rival = Competitor.objects.create(workspace=workspace, name="株式会社あおば")
    product = Product.objects.create(workspace=workspace, name="受発注システム")
    deal = DealFactory(workspace=workspace, owner=member, product=product, competitor=rival)
    ExternalId.objects.create(workspace=workspace, source="salesforce", external_id="006A", deal=deal)
    say_what_stages_mean(workspace=workspace, meanings={"提案": Reach.PROPOSED}, **told)
    change_stage(deal=deal, stage="提案", reach=Reach.PROPOSED, **told)
    say_it_goes_on(deal=deal, ask_again_on=date(2026, 2, 1), words="", submission="form", **told)
    loss = record_loss(deal=deal, details=LossDetails(submission="form", lost_to=rival), **told)
    correct_loss(loss=loss, changes=LossFacts(lost_on=date(2026, 3, 1)), **told)
    reasons = (StatedReasonDetails(reason=Reason.TIMING, sub="まだ早い"),)
    details = StatementDetails(voice=Voice.REP, known_by=KnownBy.HEARD, reasons=reasons)
    state_reasons(loss=loss, details=details, **told)
    _debrief(loss, told)
    record_return(deal=deal, returned_on=None, **told)
    win = record_win(deal=deal, won_on=None, amount_yen=None, **told)
    correct_win(win=win, changes=WinFacts(amount_yen=5), **told)


def _debrief(loss, told):
    """Let a loss meet what a rep tells beside its reasons."""
    reactions = [ReactionDetails("material", "事例集", landed=True), ReactionDetails("phrase", "三日で", landed=False)]
    note_reactions(deal=loss.deal, loss=loss, reactions=reactions, **told)
    first, second = DEFAULT_QUESTIONS[Reason.TIMING]
    answer_question(loss=loss, question=first, words="人手が足りない", unheard=False, **told)
    reword_question(question=replace(second, words="何を待っておられますか"), **told)
    note_condition(loss=loss, details=ConditionDetails(kind=ConditionKind.PEOPLE), **told)
    make_promise(loss=loss, words="次は体制を先に伺う", **told)
