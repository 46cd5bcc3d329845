"""The facts and names of a workspace as the deal table of the reports."""

from __future__ import annotations

import pytest

from atoippo.deals.models import Product
from atoippo.insights.deal_facts import deal_facts
from atoippo.insights.names import names_of
from atoippo.insights.tidy_table import counting_table, tidy_table, with_quotes
from atoippo.reports.deal_table import SCHEMA, size_band
from atoippo.values.reason import Reason
from insights.stories import read, say
from workplace import CompanyFactory, ContactFactory, DealFactory, LostDealFactory, MemberFactory, TeamFactory


def table_of(workspace):
    """Return the deal table of a workspace."""
    names = names_of(workspace)
    return tidy_table(with_quotes(deal_facts(workspace), names.of_members), names)


def test_tidy_table_names_what_a_deal_points_to(workspace):
    company = CompanyFactory(workspace=workspace, name="株式会社甲")
    deal = DealFactory(
        workspace=workspace,
        company=company,
        contact=ContactFactory(company=company, name="田中 花子"),
        team=TeamFactory(workspace=workspace, name="東京営業所"),
        owner=MemberFactory(workspace=workspace, display_name="山田 太郎"),
        product=Product.objects.create(workspace=workspace, name="商品乙"),
    )

    columns = ("row", "company", "contact", "team", "member", "product", "competitor", "deal_id")
    expected = (deal.pk, "株式会社甲", "田中 花子", "東京営業所", "山田 太郎", "商品乙", None, None)
    assert table_of(workspace).frame.select(columns).rows() == [expected]


def test_tidy_table_has_the_columns_of_the_reports(workspace):
    LostDealFactory(workspace=workspace)
    frame = table_of(workspace).frame

    assert {name: frame.schema[name] for name in SCHEMA} == SCHEMA


def test_the_default_team_is_no_team(workspace):
    DealFactory(workspace=workspace)

    assert table_of(workspace).frame["team"].to_list() == [None]


def test_joined_companies_are_one(workspace):
    head = CompanyFactory(workspace=workspace, name="株式会社甲")
    joined = CompanyFactory(workspace=workspace, name="甲商会", merged_into=head)
    further = CompanyFactory(workspace=workspace, name="甲商店", merged_into=joined)
    DealFactory(workspace=workspace, company=head)
    DealFactory(workspace=workspace, company=further)

    frame = table_of(workspace).frame
    assert frame.select("company", "company_key").rows() == [("株式会社甲", str(head.pk))] * 2


def test_quotes_hold_no_name_of_a_member(workspace):
    MemberFactory(workspace=workspace, display_name="佐藤 花子")
    deal, silent = LostDealFactory.create_batch(2, workspace=workspace)
    read(deal, Reason.RESPONSE_ATTITUDE, clause="佐藤さんの返事が遅い、")
    say(silent, Reason.TIMING)

    assert table_of(workspace).frame["quote"].to_list() == ["担当者さんの返事が遅い", None]


@pytest.mark.parametrize("yen", [None, 0, -5, 1, 999_999, 1_000_000, 29_999_999, 30_000_000])
def test_size_bands_are_those_of_the_reports(workspace, yen):
    DealFactory(workspace=workspace, amount_yen=yen)

    assert table_of(workspace).frame["size_band"].to_list() == [size_band(yen)]


def test_counting_table_holds_the_same_counts(workspace):
    LostDealFactory.create_batch(2, workspace=workspace, industry="製造業")
    DealFactory(workspace=workspace)
    table = table_of(workspace)

    small = counting_table(table)

    assert [small.count(outcome) for outcome in ("lost", "won", "open")] == [2, 0, 1]
    assert small.frame["industry"].to_list() == table.frame["industry"].to_list()
    assert small.frame["text"].null_count() == table.frame["text"].null_count()
