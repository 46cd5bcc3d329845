from __future__ import annotations

import secrets

from atoippo.feedback.rules.links import link_in, link_of
from atoippo.teams.rules import token_digest

TOKEN = secrets.token_urlsafe(32)


def test_link_of_joins_address_and_token():
    assert link_of("https://atoippo.example.jp/", TOKEN) == f"https://atoippo.example.jp/ask/{TOKEN}/"


def test_link_in_finds_the_link_that_the_hash_is_of():
    body = f"ご回答ページ：{link_of('https://a.example.jp', 'x' * 43)}\n{link_of('https://a.example.jp', TOKEN)}\n"

    assert link_in(body, token_hash=token_digest(TOKEN)) == link_of("https://a.example.jp", TOKEN)


def test_link_in_finds_none_that_was_taken_out():
    assert link_in("ご回答ページ：", token_hash=token_digest(TOKEN)) is None
