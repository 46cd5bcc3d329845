"""Whether a customer could open the link that a rep is about to send."""

from __future__ import annotations

import pytest

from atoippo.web.asking.link_base import base_of_links, opens_outside


@pytest.mark.parametrize(
    ("base_url", "opens"),
    [
        ("https://atoippo.example.jp/", True),
        ("https://atoippo.example.jp:8443", True),
        ("https://8.8.8.8/", True),
        ("http://localhost:8000/", False),
        ("http://127.0.0.1:8000/", False),
        ("http://[::1]:8000/", False),
        ("http://192.168.1.20/", False),
        ("http://10.0.0.5:8000/", False),
        ("http://sales-server/", False),
        ("http://sales-server.local/", False),
    ],
)
def test_opens_outside_only_what_others_can_reach(base_url, opens):
    assert opens_outside(base_url) is opens


@pytest.mark.parametrize(
    ("public_url", "base"), [("", "http://testserver/"), ("https://atoippo.example.jp", "https://atoippo.example.jp")]
)
def test_base_of_links_is_what_was_set_for_everybody(rf, settings, public_url, base):
    settings.PUBLIC_URL = public_url

    assert base_of_links(rf.get("/")) == base
