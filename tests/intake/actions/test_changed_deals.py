"""What a later export changes, and what it leaves alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from atoippo.customers.models import Company
from atoippo.deals.actions import LossDetails, record_loss
from atoippo.deals.models import Deal, ExternalId, Loss, LossCorrection, Return, Stage, StageChange, Win, WinCorrection
from atoippo.intake.actions import working
from atoippo.intake.models import IntakeRow
from atoippo.intake.queries import report_of
from atoippo.reasons.models import StatedReason, Statement
from atoippo.teams.models import Member
from intake.exports import HEADERS, imported, lost, still_open, won
from workplace import NOON, MemberFactory

LATER = NOON + timedelta(days=30)
UNNUMBERED = tuple(name for name in HEADERS if name != "number")


def test_same_file_twice_changes_nothing(admin):
    rows = (lost(contact="田中 一郎", team="東"), won(number="D-2"), still_open(number="D-3"), lost(), lost(number=""))
    imported(admin, *rows)
    before = [model.objects.count() for model in (Deal, Loss, Win, Statement, StatedReason, ExternalId, StageChange)]

    run = imported(admin, *rows, at=LATER)

    after = [model.objects.count() for model in (Deal, Loss, Win, Statement, StatedReason, ExternalId, StageChange)]
    assert (run.counts, after) == ({"unchanged": 5}, before)
    assert set(IntakeRow.objects.filter(intake=run).values_list("outcome", "before")) == {("unchanged", None)}


def test_changed_cells_alone_are_written_and_what_was_before_is_kept(admin):
    imported(admin, still_open())

    run = imported(admin, still_open(amount="4,000,000", stage="見積提示"), at=LATER)

    deal = Deal.objects.get()
    row = IntakeRow.objects.get(intake=run)
    assert (deal.amount_yen, deal.stage, run.counts) == (4_000_000, "見積提示", {"changed": 1})
    assert row.before["deal"] == {"amount_yen": 3_200_000, "stage": "提案"}
    added = {"stagechange": [StageChange.objects.latest("pk").pk], "stage": [Stage.objects.get(name="見積提示").pk]}
    assert row.before["added"] == added


def test_blank_cells_wipe_nothing(admin):
    imported(admin, lost(contact="田中 一郎", team="東", product="ERP", competitor="ライバル"))
    before = Deal.objects.values().get()

    run = imported(admin, {"number": "D-1", "company": LOST_COMPANY, "outcome": "失注"}, at=LATER)

    assert (Deal.objects.values().get(), run.counts) == (before, {"unchanged": 1})
    assert (Loss.objects.count(), Statement.objects.filter(voice="rep").count()) == (1, 1)


LOST_COMPANY = "株式会社さくら製作所"


def test_deal_is_found_by_company_name_and_day_where_it_has_no_number(admin):
    imported(admin, lost(), columns=UNNUMBERED)

    run = imported(admin, lost(amount="5,000,000"), columns=UNNUMBERED, at=LATER)

    assert (Deal.objects.get().amount_yen, run.counts) == (5_000_000, {"changed": 1})


def test_list_without_numbers_is_joined_by_the_crm_that_has_them(admin):
    imported(admin, lost(), columns=UNNUMBERED)

    run = imported(admin, lost(), at=LATER)

    assert (Deal.objects.count(), run.counts) == (1, {"unchanged": 1})
    assert ExternalId.objects.get(source="list").external_id == "D-1"


def test_same_number_of_another_deal_is_another_deal(admin):
    imported(admin, lost(number="1"))

    other = lost(number="1", company="青葉商事株式会社", name="倉庫管理", opened="2024-04-01")
    run = imported(admin, other, at=LATER)
    again = imported(admin, other, at=LATER)

    assert (Deal.objects.count(), run.counts, again.counts) == (
        2,
        {"new": 1, "renumbered": 1},
        {"unchanged": 1, "renumbered": 1},
    )
    assert [str(notice) for notice in report_of(run).notices][-1].startswith("番号が同じでも")


def test_same_content_under_another_number_of_the_same_system_is_another_deal(admin):
    imported(admin, lost(number="D-1"))

    run = imported(admin, lost(number="D-9"), at=LATER)

    assert (Deal.objects.count(), run.counts) == (2, {"new": 1})


def test_renamed_deal_is_found_by_its_number_before_its_old_name_is_taken(admin):
    imported(admin, lost())

    run = imported(admin, lost(number=""), lost(name="受発注システム（新）"), at=LATER)

    assert sorted(Deal.objects.values_list("name", flat=True)) == ["受発注システム更改", "受発注システム（新）"]
    assert run.counts == {"new": 1, "changed": 1}
    assert ExternalId.objects.get(external_id="D-1").deal.name == "受発注システム（新）"


def test_company_alone_does_not_make_two_losses_one(admin):
    columns = ("company", "outcome", "closed", "amount", "reason")
    imported(admin, lost(), columns=columns)

    run = imported(admin, lost(closed="2026-06-01"), columns=columns, at=LATER)

    assert (run.counts, Deal.objects.count(), LossCorrection.objects.count()) == ({"new": 1}, 2, 0)


def test_lost_deal_that_is_open_now_has_returned(admin):
    imported(admin, lost())

    imported(admin, still_open(), at=LATER)

    deal = Deal.objects.get()
    assert (deal.outcome, deal.closed_on, deal.turns) == ("open", None, 2)
    assert list(Return.objects.values_list("deal", "turn", "returned_on")) == [(deal.pk, 2, None)]
    assert list(Loss.objects.values_list("turn", "lost_on")) == [(1, date(2026, 3, 1))]


def test_lost_deal_that_is_won_now_has_returned_and_was_won(admin):
    imported(admin, lost())

    run = imported(admin, won(closed="2026-03-20"), at=LATER)

    deal = Deal.objects.get()
    assert (deal.outcome, deal.closed_on, deal.turns) == ("won", date(2026, 3, 20), 3)
    assert (Return.objects.get().turn, Win.objects.get().turn, Loss.objects.get().turn) == (2, 3, 1)
    added = IntakeRow.objects.get(intake=run).before["added"]
    assert added == {"return": [Return.objects.get().pk], "win": [Win.objects.get().pk]}


def test_lost_open_and_lost_again_are_two_losses(admin):
    imported(admin, lost())
    imported(admin, still_open(), at=LATER)

    imported(admin, lost(closed="2026-04-20", reason="競合"), at=LATER)

    assert list(Loss.objects.values_list("turn", "lost_on")) == [(1, date(2026, 3, 1)), (3, date(2026, 4, 20))]
    reasons = StatedReason.objects.filter(statement__voice="rep").order_by("pk").values_list("reason", flat=True)
    assert list(reasons) == ["price_budget", "competitor"]


def test_another_day_and_amount_of_the_same_loss_correct_it(admin):
    imported(admin, lost())

    imported(admin, lost(closed="2026-03-05", amount="3,000,000", competitor="ライバル", stage="最終見積"), at=LATER)

    loss, correction = Loss.objects.get(), LossCorrection.objects.get()
    assert (loss.lost_on, loss.amount_yen, loss.lost_to.name) == (date(2026, 3, 5), 3_000_000, "ライバル")
    assert Deal.objects.get().closed_on == date(2026, 3, 5)
    assert {key: correction.before[key] for key in ("lost_on", "amount_yen", "lost_to", "stage")} == {
        "lost_on": "2026-03-01",
        "amount_yen": 3_200_000,
        "lost_to": None,
        "stage": "提案",
    }


def test_another_day_of_the_same_win_corrects_it(admin):
    imported(admin, won())

    imported(admin, won(closed="2026-03-05"), at=LATER)

    assert (Win.objects.get().won_on, Deal.objects.get().closed_on) == (date(2026, 3, 5), date(2026, 3, 5))
    assert WinCorrection.objects.get().before == {"won_on": "2026-03-01"}


def test_stage_that_only_says_lost_leaves_how_far_the_deal_got(admin):
    imported(admin, still_open())

    imported(admin, lost(stage="失注"), at=LATER)

    deal, loss = Deal.objects.get(), Loss.objects.get()
    assert (deal.stage, deal.reach, loss.stage, loss.reach) == ("失注", 3, "失注", 3)


def test_open_deal_at_a_stage_that_nobody_knows_has_no_reach(admin):
    imported(admin, still_open())

    imported(admin, still_open(stage="社長面談"), at=LATER)

    assert Deal.objects.values_list("stage", "reach").get() == ("社長面談", None)


def test_another_reason_of_the_same_loss_is_a_new_statement(admin):
    imported(admin, lost())

    imported(admin, lost(reason="タイミング", note=""), at=LATER)

    statements = Statement.objects.filter(voice="rep").order_by("pk")
    told = [(s.reason_words, s.quote, s.reasons.get().reason) for s in statements]
    assert told == [
        ("価格・予算", "予算が合わないとのことでした。", "price_budget"),
        ("タイミング", "予算が合わないとのことでした。", "timing"),
    ]


def test_another_note_keeps_the_reason_told_before(admin):
    imported(admin, lost())

    imported(admin, lost(reason="", note="来期に再検討とのこと。"), at=LATER)

    statement = Statement.objects.filter(voice="rep").latest("pk")
    assert (statement.reason_words, statement.quote) == ("価格・予算", "来期に再検討とのこと。")
    assert statement.reasons.get().reason == "price_budget"


def test_amounts_in_yen_and_in_another_currency_stand_in_for_each_other(admin):
    imported(admin, still_open(amount="USD 20,000"), still_open(number="D-2", name="倉庫"))

    imported(admin, still_open(), still_open(number="D-2", name="倉庫", amount="USD 20,000"), at=LATER)

    amounts = Deal.objects.order_by("pk").values_list("amount_yen", "foreign_amount")
    assert list(amounts) == [(3_200_000, ""), (None, "USD 20,000")]


def test_loss_recorded_here_outlives_a_file_that_says_what_it_said_before(admin):
    imported(admin, still_open())
    deal = Deal.objects.get()
    record_loss(deal=deal, details=LossDetails(lost_on=date(2026, 4, 10), submission="form"), by=admin, at=LATER)

    run = imported(admin, still_open(product="ERP"), at=LATER)

    deal.refresh_from_db()
    assert (deal.outcome, deal.turns, deal.product.name) == ("lost", 1, "ERP")
    assert (run.counts, Return.objects.count()) == ({"changed": 1}, 0)


@pytest.mark.parametrize(
    "told", [{"note": ""}, {"reason": "失注（タイミング）", "note": "価格・予算／2027年4月に再連絡"}]
)
def test_file_does_not_speak_for_a_rep_who_has_spoken_here(told, admin):
    imported(admin, still_open())
    deal = Deal.objects.get()
    loss = record_loss(deal=deal, details=LossDetails(lost_on=date(2026, 3, 1), submission="form"), by=admin, at=LATER)
    said = Statement.objects.create(
        workspace=admin.workspace, loss=loss, voice="rep", known_by="heard", quote="高い", stated_at=LATER
    )
    StatedReason.objects.create(workspace=admin.workspace, statement=said, reason="price_budget")

    imported(admin, lost(**told), at=LATER)

    assert list(Statement.objects.filter(voice="rep")) == [said]


def test_owner_of_that_name_stays_though_another_has_it_too(admin):
    imported(admin, still_open())
    deal = Deal.objects.get()
    deal.owner = MemberFactory(workspace=admin.workspace, display_name="山田太郎")
    deal.save()

    imported(admin, still_open(amount="1,000,000"), at=LATER)

    deal.refresh_from_db()
    assert (deal.owner.display_name, deal.amount_yen) == ("山田太郎", 1_000_000)


def test_another_owner_company_and_contact_are_taken(admin):
    imported(admin, still_open(contact="田中 一郎"))

    imported(admin, still_open(owner="佐藤 花子", company="青葉商事株式会社", contact="鈴木 二郎"), at=LATER)

    deal = Deal.objects.get()
    assert (deal.owner.display_name, deal.company.name) == ("佐藤 花子", "青葉商事株式会社")
    assert (deal.contact.name, deal.contact.company) == ("鈴木 二郎", deal.company)
    assert Member.objects.filter(workspace=admin.workspace, user=None).count() == 2


def test_contact_stays_where_the_company_is_blank(admin):
    imported(admin, still_open(contact="田中 一郎"))
    contact = Deal.objects.get().contact

    imported(admin, still_open(company="", contact="田中一郎", amount="1,000,000"), at=LATER)
    imported(admin, still_open(company="", contact="鈴木 二郎"), at=LATER)

    deal = Deal.objects.get()
    assert (deal.contact.name, deal.contact.company, contact.company) == ("鈴木 二郎", deal.company, deal.company)


def test_company_joined_by_a_person_is_not_changed_back(admin):
    imported(admin, still_open())
    old = Company.objects.get()
    head = Company.objects.create(
        workspace=admin.workspace, name="さくら製作所", match_key="||さくら製作所", created_at=NOON
    )
    Company.objects.filter(pk=old.pk).update(merged_into=head)

    imported(admin, still_open(amount="1,000,000"), still_open(number="D-2", name="倉庫"), at=LATER)

    assert list(Deal.objects.order_by("pk").values_list("company", flat=True)) == [old.pk, head.pk]


def test_deal_that_two_numbers_of_one_file_mean_is_the_first_ones(admin, monkeypatch):
    imported(admin, lost())
    deal = Deal.objects.get()
    ExternalId.objects.create(workspace=admin.workspace, source="list", external_id="X-9", deal=deal)
    monkeypatch.setattr(working, "ROWS_A_BATCH", 1)

    rows = (lost(), lost(number="X-9", closed="2026-03-09"))
    run, again = imported(admin, *rows, at=LATER), imported(admin, *rows, at=LATER)

    deal.refresh_from_db()
    assert (run.counts, deal.closed_on) == ({"unchanged": 1, "new": 1}, date(2026, 3, 1))
    assert again.counts == {"unchanged": 2}


def test_company_and_reason_that_come_later_are_added(admin):
    imported(admin, lost(company="", reason="", note=""))

    imported(admin, lost(), at=LATER)

    assert Deal.objects.get().company.name == "株式会社さくら製作所"
    assert Statement.objects.get(voice="rep").reasons.get().reason == "price_budget"


def test_loss_about_which_nothing_is_said_stays_without_statement(admin):
    imported(admin, lost(reason="", note=""))

    imported(admin, lost(reason="", note="", product="ERP"), at=LATER)

    assert Statement.objects.count() == 0


def test_an_older_export_brought_again_changes_nothing(admin):
    first = lost(closed="2026-03-01", amount="1,000,000", reason="価格・予算")
    for row in (first, still_open(), won(closed="2026-04-01"), lost(closed="2026-05-01", amount="2,000,000")):
        imported(admin, row, at=LATER)
    before = list(Deal.objects.values()) + list(Loss.objects.values()) + list(Statement.objects.values())

    run = imported(admin, first, at=LATER)

    assert run.counts == {"unchanged": 1}
    assert list(Deal.objects.values()) + list(Loss.objects.values()) + list(Statement.objects.values()) == before
    assert not LossCorrection.objects.exists()
