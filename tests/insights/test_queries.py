"""What is asked about a workspace's deals."""

from __future__ import annotations

from atoippo.insights.queries import figures_of, revival_of
from workplace import TODAY, LostDealFactory


def test_figures_of_a_workspace_count_its_deals(workspace, admin):
    LostDealFactory.create_batch(2, workspace=workspace)

    assert figures_of(member=admin).counts.lost == 2


def test_revival_of_a_workspace_names_the_deals(workspace, admin):
    deal = LostDealFactory(workspace=workspace)

    assert [candidate.row for candidate in revival_of(member=admin, today=TODAY).candidates] == [deal.pk]
