"""Which addresses are the same, and which can be written to."""

from __future__ import annotations

from uuid import UUID

import pytest

from atoippo.mail.rules import domain_of, folded_address, is_address, new_message_id

ONE = UUID(int=1)


def test_spellings_of_an_address_are_one():
    assert folded_address(" Ｔanaka@Sakura.Example.JP ") == "tanaka@sakura.example.jp"


@pytest.mark.parametrize(
    ("email", "can_be"),
    [
        ("tanaka@sakura.example.jp", True),
        ("tanaka..hanako.@docomo.example.jp", True),
        ("o'brien+x@example.jp", True),
        ("", False),
        ("tanaka", False),
        ("tanaka@", False),
        ("tanaka@-x.jp", False),
        ("tanaka@x.jp\n", False),
        ("tanaka hanako@x.jp", False),
        ("<tanaka@x.jp>", False),
        ("田中@x.jp", False),
        (f"{'a' * 65}@x.jp", False),
        (f"a@{'b.' * 130}jp", False),
    ],
)
def test_addresses_that_can_be_written_to(email, can_be):
    assert is_address(email) is can_be


def test_the_domain_of_an_address():
    assert domain_of("あと一歩 <atoippo@Minato.example.jp>") == "minato.example.jp"
    assert domain_of("nobody") == ""


def test_a_message_id_is_ours_to_know_again():
    made = new_message_id(ONE, key="secret", domain="minato.example.jp")

    assert made == new_message_id(ONE, key="secret", domain="minato.example.jp")
    assert made[:42] == f"<{ONE.hex}.{made[34:42]}"
    assert made.endswith("@minato.example.jp>")
    assert made != new_message_id(ONE, key="another", domain="minato.example.jp")
    assert new_message_id(ONE, key="secret", domain="").endswith("@localhost>")
