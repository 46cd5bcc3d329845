"""The filters of the components."""

from __future__ import annotations

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.utils import translation

from atoippo.customers.models import Contact
from atoippo.values.message import msg
from atoippo.values.reach import Reach
from atoippo.web.templatetags import design


def test_way_shows_the_steps_reached_and_the_one_that_was_missing():
    way = design.way(3)

    assert (way.number, way.dots, way.up_to, way.missing) == (
        3,
        (True, True, True, False, False, False),
        Reach.PROPOSED.up_to,
        Reach.COMPARED.label,
    )


def test_after_the_last_step_the_order_was_missing():
    assert str(design.way(6).missing) == "受注"


def test_nobody_knows_how_far_it_got():
    assert design.way(None) is None


@pytest.mark.parametrize(("share", "said"), [(0.347, "35%"), (0.0, "0%"), (None, "")])
def test_percent_is_whole(share, said):
    assert design.percent(share) == said


def test_several_things_are_said_as_a_list():
    with translation.override("en"):
        said = design.listed((msg("提案・見積"), "HubSpot"))

    assert said == "Proposal / quote, HubSpot"


def test_page_numbers_leave_a_gap():
    pages = Paginator(range(1000), 50).get_page(10)

    assert design.page_numbers(pages) == [1, None, 9, 10, 11, None, 20]


def test_an_icon_is_hidden_from_screen_readers():
    drawing = Template('{% load design %}{% icon "sun" size=16 %}').render(Context())

    assert 'aria-hidden="true"' in drawing
    assert 'width="16"' in drawing


@pytest.mark.parametrize(
    ("reach", "label"), [(1, "お話を聞けたところまで"), (4, "比較の最終まで"), (None, "まだ分からない")]
)
def test_reach_is_said_in_words(reach, label):
    drawing = Template('{% include "design/reach.html" %}').render(Context({"reach": reach}))

    assert f'<span class="step">{label}</span>' in drawing
    assert drawing.count('<i class="on">') == (reach or 0)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("林様", "林 様"),
        ("総務部課長 中村様", "総務部 課長 中村 様"),
        ("田中 花子", "田中 花子 様"),
        ("ご担当者様", ""),
    ],
)
def test_a_person_is_named_with_one_sama(name, shown):
    assert design.sama(Contact(name=name)) == shown


def test_nobody_is_named_by_nothing():
    assert design.sama(None) == ""
