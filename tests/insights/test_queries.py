"""What is asked about a workspace's deals, and whose deals answer."""

from __future__ import annotations

from datetime import date

import pytest

from atoippo.deals.models import Deal
from atoippo.insights.filters import Filter
from atoippo.insights.marks import Mark
from atoippo.insights.queries import (
    AsOf,
    Choices,
    as_of,
    choices_of,
    deal_table_of,
    deals_behind,
    figures_of,
    report_of,
    revival_of,
)
from atoippo.teams.audit import record_audit
from atoippo.teams.models import Role
from atoippo.values.periods import FiscalQuarter
from atoippo.values.reason import Reason
from insights.stories import say
from workplace import (
    NOON,
    TODAY,
    CompanyFactory,
    DealFactory,
    LostDealFactory,
    MemberFactory,
    TeamFactory,
)


@pytest.fixture
def elsewhere(workspace):
    """Return a lost deal of a team that only an admin sees."""
    team = TeamFactory(workspace=workspace, name="大阪営業所")
    return LostDealFactory(workspace=workspace, team=team, industry="小売業", amount_yen=500_000)


@pytest.fixture
def here(workspace):
    """Return a lost deal of the default team."""
    return LostDealFactory(workspace=workspace, industry="製造業", closed_on=date(2025, 12, 1))


def rows_of(member, only=None):
    """Return the numbers of the deals that a member's figures are about."""
    table = deal_table_of(member=member, **({"only": only} if only else {}))
    return table.frame["row"].to_list()


def test_everybody_sees_the_deals_of_the_own_teams_and_an_admin_all(here, elsewhere, rep, manager, admin):
    LostDealFactory()

    assert [rows_of(member) for member in (rep, manager, admin)] == [[here.pk], [here.pk], [here.pk, elsewhere.pk]]


def test_nobody_sees_more_by_asking_for_another_team(here, elsewhere, rep):
    only = Filter(teams=frozenset({elsewhere.team_id}))

    assert rows_of(rep, only) == []
    assert figures_of(member=rep, only=only).counts.deals == 0
    assert revival_of(member=rep, only=only, today=TODAY).candidates == ()
    assert deals_behind(member=rep, only=only, mark=Mark()) == []


def test_figures_and_list_count_the_same_deals(here, elsewhere, admin, rep):
    for member, lost, yen in ((admin, 2, 3_700_000), (rep, 1, 3_200_000)):
        counts = figures_of(member=member).counts
        report = report_of(member=member, today=TODAY)

        assert (counts.lost, counts.lost_amount_yen) == (lost, yen)
        assert (report.table.count("lost"), report.lost_amount_yen, len(report.revival.candidates)) == (lost, yen, lost)


def test_a_filter_narrows_figures_and_list_down(here, elsewhere, admin):
    only = Filter(segment=("industry", "小売業"))

    assert figures_of(member=admin, only=only).counts.lost == 1
    assert [c.row for c in revival_of(member=admin, only=only, today=TODAY).candidates] == [elsewhere.pk]


def test_quarters_begin_with_the_workspaces_fiscal_year(workspace, here, admin):
    workspace.fiscal_year_starts_in = 1
    workspace.save()
    admin.refresh_from_db()

    assert [figure.quarter for figure in figures_of(member=admin).quarters] == [FiscalQuarter(2025, 4, 1)]
    assert deals_behind(member=admin, mark=Mark(quarter=(2025, 4))) == [here.pk]


def test_a_company_in_talks_with_another_team_is_left_alone(workspace, rep):
    company = CompanyFactory(workspace=workspace)
    other = TeamFactory(workspace=workspace)
    LostDealFactory(workspace=workspace, company=company)
    DealFactory(workspace=workspace, company=company, team=other)

    revival = revival_of(member=rep, today=TODAY)

    assert (revival.candidates, [count for _, count in revival.left_out]) == ((), [1])


def test_results_are_kept_until_a_fact_changes(workspace, here, admin):
    first = figures_of(member=admin), revival_of(member=admin, today=TODAY)
    assert (figures_of(member=admin), revival_of(member=admin, today=TODAY)) == first
    assert figures_of(member=admin) is first[0]

    Deal.objects.update(outcome="open", closed_on=None)
    record_audit(workspace=workspace, by=admin, action="deal.changed", subject=here, at=NOON)

    assert (figures_of(member=admin).counts.lost, revival_of(member=admin, today=TODAY).candidates) == (0, ())


def test_who_is_seated_elsewhere_sees_other_deals_at_once(workspace, here, elsewhere):
    member = MemberFactory(workspace=workspace, role=Role.MANAGER, teams=[elsewhere.team])
    assert rows_of(member) == [elsewhere.pk]

    member.seats.all().delete()

    assert rows_of(member) == []


def test_deals_behind_a_mark_are_the_newest_first(workspace, admin):
    days = [date(2026, 3, 1), date(2026, 3, 9), date(2026, 3, 1)]
    deals = [LostDealFactory(workspace=workspace, closed_on=day) for day in days]
    DealFactory(workspace=workspace)

    found = deals_behind(member=admin, mark=Mark(reason=Reason.UNKNOWN))

    assert found == [deals[1].pk, deals[2].pk, deals[0].pk]


def test_choices_are_the_levels_of_the_members_deals(workspace, here, elsewhere, admin, rep):
    default = workspace.teams.get(is_default=True)
    LostDealFactory(workspace=workspace, industry="小売業")

    assert choices_of(member=admin) == Choices(
        teams=tuple(sorted([(default.pk, default.name), (elsewhere.team_id, "大阪営業所")], key=lambda team: team[1])),
        products=(),
        segments=(("industry", ("小売業", "製造業")),),
        size_bands=(0, 2),
        fiscal_years=(2025,),
    )
    assert choices_of(member=rep).segments == (("industry", ("小売業", "製造業")),)


def test_as_of_tells_the_newest_change_and_the_words_still_to_be_read(workspace, here, rep):
    say(here, Reason.OTHER, quote="稟議が通らなかった", by=rep)
    entry = workspace.audit_entries.get()

    assert as_of(member=rep) == AsOf(entry.pk, NOON, unread=1)


@pytest.mark.parametrize("deals", [1, 3])
def test_figures_ask_the_same_number_of_queries(deals, workspace, rep, django_assert_num_queries):
    LostDealFactory.create_batch(deals, workspace=workspace)
    figures_of(member=rep)

    with django_assert_num_queries(2):
        assert figures_of(member=rep).counts.lost == deals
