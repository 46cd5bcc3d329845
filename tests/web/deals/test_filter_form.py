"""The chips above the list say in words what it is filtered by, whatever the address holds."""

from __future__ import annotations

import pytest
from django.urls import reverse

from workplace import DealFactory


@pytest.mark.parametrize("place", ["segment", "level"])
@pytest.mark.parametrize("size", ["9" * 5000, "９", "²", "-1"])
def test_a_size_that_names_no_band_is_shown_as_it_is_and_finds_nothing(client_of, rep, place, size):
    DealFactory(workspace=rep.workspace)

    shown = client_of(rep).get(reverse("deals:list"), {place: f"size_band:{size}"}).context["shown"]

    assert ([chip.text.values["name"] for chip in shown.chips], shown.rows) == ([size], [])
