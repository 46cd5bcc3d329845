"""What the rows of a file become in an empty workspace."""

from __future__ import annotations

from datetime import date

from atoippo.customers.models import Company, Contact
from atoippo.deals.models import Competitor, Deal, ExternalId, Loss, Product, Stage, StageChange, Win
from atoippo.intake.models import IntakeRow, IntakeState
from atoippo.pursuits.models import Pursuit
from atoippo.reasons.models import StatedReason, Statement
from atoippo.teams.models import AuditEntry, Member, Seat, Team
from intake.exports import imported, lost, still_open, won


def test_lost_row_becomes_a_deal_with_its_loss(admin):
    run = imported(admin, lost(competitor="株式会社ライバル"))

    deal = Deal.objects.get()
    assert (deal.name, deal.outcome, deal.closed_on, deal.turns) == ("受発注システム更改", "lost", date(2026, 3, 1), 1)
    assert (deal.amount_yen, deal.opened_on, deal.stage, deal.reach) == (3_200_000, date(2025, 10, 1), "提案", 3)
    assert (deal.company.name, deal.competitor.name) == ("株式会社さくら製作所", "株式会社ライバル")
    loss = Loss.objects.get()
    assert (loss.deal, loss.turn, loss.lost_on, loss.reach, loss.state) == (deal, 1, date(2026, 3, 1), 3, "")
    assert (loss.amount_yen, loss.lost_to, loss.recorded_by) == (3_200_000, deal.competitor, admin)
    assert (run.state, run.counts) == (IntakeState.DONE, {"new": 1})


def test_won_row_becomes_a_deal_with_its_win(admin):
    imported(admin, won())

    win = Win.objects.get()
    assert (win.turn, win.won_on, win.amount_yen, win.deal.outcome) == (1, date(2026, 3, 1), 3_200_000, "won")
    assert Loss.objects.count() + Statement.objects.count() == 0


def test_open_row_becomes_a_deal_without_episodes(admin):
    imported(admin, still_open())

    deal = Deal.objects.get()
    assert (deal.outcome, deal.closed_on, deal.turns) == ("open", None, 0)
    assert list(StageChange.objects.values_list("deal", "stage", "reach")) == [(deal.pk, "提案", 3)]


def test_reason_of_a_file_is_the_reps_word_known_by_the_file(admin):
    imported(admin, lost(reason="予算が合わない"))

    statement = Statement.objects.get(voice="rep")
    assert (statement.known_by, statement.reason_words, statement.source) == ("file", "予算が合わない", "deals.csv")
    assert (statement.quote, statement.stated_by) == ("予算が合わないとのことでした。", None)
    assert list(StatedReason.objects.filter(statement=statement).values_list("reason", "confidence")) == [
        ("price_budget", None)
    ]


def test_loss_without_reason_and_words_has_no_statement(admin):
    imported(admin, lost(reason="", note=""), lost(number="D-2", name="倉庫管理", reason="競合に負けた"))

    assert list(Statement.objects.filter(voice="rep").values_list("loss__deal__name", flat=True)) == ["倉庫管理"]


def test_rep_of_a_file_is_a_member_without_sign_in_seated_in_the_deals_team(admin):
    imported(admin, lost(team="東日本営業部"), lost(number="D-2", owner="山田　太郎"))

    member = Member.objects.exclude(pk=admin.pk).get()
    assert (member.display_name, member.user, member.role) == ("山田 太郎", None, "rep")
    teams = Seat.objects.filter(member=member).values_list("team__name", flat=True)
    assert sorted(teams) == ["営業チーム", "東日本営業部"]
    assert list(Deal.objects.order_by("pk").values_list("team__name", flat=True)) == ["東日本営業部", "営業チーム"]


def test_rep_who_signs_in_gets_no_further_seat_from_a_file(admin, rep):
    imported(admin, lost(owner=rep.display_name, team="東日本営業部"))

    assert Deal.objects.get().owner == rep
    assert list(rep.seats.values_list("team__name", flat=True)) == ["営業チーム"]


def test_who_brings_a_file_sits_in_the_teams_that_it_makes_but_in_no_other(manager):
    Team.objects.create(workspace=manager.workspace, name="西日本営業部")

    imported(manager, lost(team="東日本営業部"), lost(number="D-2", name="倉庫管理", team="西日本営業部"))

    assert sorted(manager.seats.values_list("team__name", flat=True)) == ["営業チーム", "東日本営業部"]
    assert Deal.objects.visible_to(manager).count() == 1


def test_names_are_found_before_they_are_made(admin):
    team = Team.objects.create(workspace=admin.workspace, name="西日本営業部")
    product = Product.objects.create(workspace=admin.workspace, name="ＥＲＰ")
    competitor = Competitor.objects.create(workspace=admin.workspace, name="ライバル")

    imported(admin, lost(team="西日本営業部", product="ERP", competitor="ライバル"))

    deal = Deal.objects.get()
    assert (deal.team, deal.product, deal.competitor) == (team, product, competitor)
    assert Team.objects.filter(workspace=admin.workspace).count() == 2


def test_contact_is_one_name_at_one_company(admin):
    imported(
        admin,
        lost(contact="田中 一郎"),
        lost(number="D-2", contact="田中　一郎"),
        lost(number="D-3", contact="田中 一郎", company="青葉商事株式会社"),
        lost(number="D-4", contact="田中 一郎", company=""),
    )

    assert sorted(Contact.objects.values_list("name", "company__name"), key=str) == [
        ("田中 一郎", "株式会社さくら製作所"),
        ("田中 一郎", "青葉商事株式会社"),
        ("田中 一郎", None),
    ]
    assert Deal.objects.filter(contact=None).count() == 0


def test_company_is_known_by_its_name_in_any_spelling(admin):
    imported(
        admin, lost(), lost(number="D-2", company="㈱さくら製作所 御中"), lost(number="D-3", company="さくら製作所㈱")
    )

    assert sorted(Company.objects.values_list("name", "match_key")) == [
        ("さくら製作所株式会社", "株式会社|post|さくら製作所"),
        ("株式会社さくら製作所", "株式会社|pre|さくら製作所"),
    ]


def test_numbers_and_content_are_the_marks_of_a_deal(admin):
    imported(admin, lost())

    marks = list(ExternalId.objects.order_by("source").values_list("source", flat=True))
    assert marks == ["content", "list"]


def test_twins_in_one_file_are_separate_deals(admin):
    imported(admin, lost(), lost(), lost(number="", name="倉庫"), lost(number="", name="倉庫"))

    assert Deal.objects.count() == 4
    assert sorted(ExternalId.objects.filter(source="list").values_list("external_id", flat=True)) == ["D-1", "D-1#2"]
    assert ExternalId.objects.filter(source="content", external_id__endswith="#2").count() == 2


def test_stage_that_a_leader_explained_means_what_was_said(admin):
    Stage.objects.create(workspace=admin.workspace, name="提案", reach=5, said_by=admin, said_at=admin.created_at)

    imported(admin, lost(), still_open(number="D-2", stage="社長面談", name="倉庫"))

    assert sorted(Deal.objects.values_list("stage", "reach"), key=str) == [("提案", 5), ("社長面談", None)]
    assert Loss.objects.get().reach == 5
    assert list(Stage.objects.filter(name="社長面談").values_list("reach", "said_by")) == [(None, None)]


def test_import_starts_no_follow_up(admin):
    imported(admin, lost())

    assert Pursuit.objects.count() == 0


def test_batch_writes_one_audit_entry_that_names_its_deals(admin):
    run = imported(admin, lost(), lost(number="D-2", name="倉庫"))

    entry = AuditEntry.objects.get(action="intake.batch")
    assert (entry.subject_id, entry.by) == (run.pk, admin)
    assert entry.changes == {"rows": 2, "deals": sorted(Deal.objects.values_list("pk", flat=True))}


def test_rows_tell_what_was_made_beside_the_deal(admin):
    imported(admin, lost(), lost(number="D-2", name="倉庫"))

    first, second = IntakeRow.objects.order_by("number")
    rep = Member.objects.exclude(pk=admin.pk).get()
    assert first.before["added"]["company"] == [Company.objects.get().pk]
    assert first.before["added"]["member"] == [rep.pk]
    assert (first.outcome, first.sheet, first.line, second.before) == ("new", "", 2, None)
