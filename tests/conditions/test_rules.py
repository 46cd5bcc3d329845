from __future__ import annotations

from atoippo.conditions.rules import CHIP_ORDER, ConditionKind


def test_kinds_are_spoken_as_their_choices_say():
    assert [str(kind.spoken) for kind in ConditionKind] == ConditionKind.labels


def test_the_form_offers_each_kind_but_the_time_which_is_a_field_of_its_own():
    assert [str(kind.chip) for kind in CHIP_ORDER] == [
        "予算がつく",
        "価格や条件が合う",
        "機能や仕様がそろう",
        "他社の契約が終わる",
        "体制や担当が変わる",
        "方針が変わる",
        "その他",
    ]
    assert set(ConditionKind) - set(CHIP_ORDER) == {ConditionKind.TIMING}
