"""The page of components opens for every member and shows each state."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse


def test_the_page_shows_every_component(client_of, rep):
    text = client_of(rep).get(reverse("design:show")).text

    lacking = {
        name
        for name in (
            "button",
            "chip",
            "tabs",
            "finding",
            "card",
            "table",
            "paging",
            "empty",
            "notice",
            "reach",
            "outlook",
            "undo",
            "dialog",
            "drop",
            "chart",
            "skeleton",
            "figures",
            "facts",
            "crumbs",
            "search",
            "timeline",
        )
        if not re.search(rf'class="(?:[\w-]+ )*{name}[ "]', text)
    }
    assert lacking == set()


@pytest.mark.parametrize(("page", "first"), [("1", 1), ("3", 101), ("999", 1251), ("x", 1)])
def test_the_example_list_turns_its_pages(client_of, rep, page, first):
    response = client_of(rep).get(reverse("design:show"), {"page": page})

    assert response.context["pages"].start_index() == first


def test_a_field_that_needs_mending_is_tied_to_its_error(client_of, rep):
    text = client_of(rep).get(reverse("design:show")).text

    field = re.search(r'<input[^>]*name="mend-company"[^>]*>', text)[0]
    assert 'aria-invalid="true"' in field
    assert 'aria-describedby="id_mend-company_error"' in field
    assert '<ul class="error" id="id_mend-company_error">' in text
    assert '<a href="#id_mend-company">' in text
