"""Doubt about replies that no list of words marks."""

from __future__ import annotations

import pytest

from atoippo.texts.listening import listen
from atoippo.texts.listening_model import BIAS, Doubt, ListeningModel, grams_of, said_in, stored_model
from atoippo.texts.listening_words import ListeningKind
from labelled_sets import read_set

LATER = read_set("listening/later")
OFFERS = "承知しました。平日だけの会員もございます。入会金は不要です。"
SELLS = (1.0, -1.0, -1.0, -1.0, 1.0)


def test_grams_of_are_pieces_of_one_to_four_signs():
    assert grams_of("ＡＢ Ｃ") == {"a", "b", "c", "ab", "bc", "abc"}


def test_said_in_leaves_address_greeting_and_signature_out():
    text = "さくら株式会社\n田中　様\n\nお世話になっております。みなとの山田です。\nありがとうございました。\n\n山田\nTEL 03-0000-0000"

    assert [text[start:end] for start, end in said_in(text)] == ["ありがとうございました。"]


def test_doubt_about_names_the_sentence_that_weighs_most_and_its_kind():
    model = ListeningModel({BIAS: (-0.1, 0.0, 0.0, 0.0, 0.0), "茶": SELLS})
    text = "お礼申し上げます。お茶もあります。"

    assert model.doubt_about(text) == Doubt(9, 17, ListeningKind.PITCH)


@pytest.mark.parametrize("text", ["心よりお礼を申し上げたく存じます。", "お茶", ""])
def test_doubt_about_a_reply_without_weighty_pieces_is_none(text):
    assert ListeningModel({BIAS: (-0.1, 0.0, 0.0, 0.0, 0.0), "茶": SELLS}).doubt_about(text) is None


def test_stored_model_marks_what_no_list_of_words_does():
    mark = listen(OFFERS)[0]

    assert (OFFERS[mark.start : mark.end], mark.kind, mark.is_certain) == (
        "入会金は不要です。",
        ListeningKind.PITCH,
        False,
    )
    assert str(mark.why) == "この一文は、売り込みのように聞こえるかもしれません。"


def test_stored_model_was_learnt_from_the_sets_that_are_here():
    doubted = [stored_model().doubt_about(reply.text) is not None for reply in LATER if not reply.is_clean]
    false_alarms = [stored_model().doubt_about(reply.text) is not None for reply in LATER if reply.is_clean]

    assert sum(doubted) / len(doubted) >= 0.9
    assert sum(false_alarms) / len(false_alarms) <= 0.05
