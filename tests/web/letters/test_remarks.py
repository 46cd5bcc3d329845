"""What a careful reader says about a letter."""

from __future__ import annotations

import pytest

from atoippo.mail.models import MessageKind
from atoippo.mail.rules import Wording
from atoippo.web.letters.remarks import pieces_of, remarks_on

LINK = "ご回答ページ：https://atoippo.example.jp/ask/abc"


def said(body, kind=MessageKind.THANKS, subject="ご検討のお礼", drafted=""):
    return remarks_on(Wording(subject, body), kind, drafted=drafted or body)


def test_a_clean_letter_gets_no_remark():
    assert said("このたびはありがとうございました。") == ()


def test_a_slip_of_keigo_blocks_and_names_its_words():
    [remark] = said("御社のご発展をお祈り申し上げます。")

    assert (remark.where, remark.words, remark.blocks) == ("body", "御社", True)


def test_a_slip_in_the_subject_is_named_there():
    [remark] = said("ありがとうございました。", subject="御社へのお礼")

    assert (remark.where, remark.words) == ("subject", "御社")


def test_only_a_reply_is_heard_as_the_customer_would():
    body = "今だけの特別価格でお値引きいたしますので、ぜひ再度ご検討ください。"

    heard = [remark for remark in said(body, MessageKind.REPLY) if not remark.blocks]

    assert heard
    assert len(said(body, MessageKind.REPLY)) > len(said(body))


@pytest.mark.parametrize(
    ("kind", "missing"), [(MessageKind.SURVEY, 1), (MessageKind.NUDGE, 1), (MessageKind.THANKS, 0)]
)
def test_a_request_without_its_link_blocks(kind, missing):
    found = said("ご意見をお聞かせください。", kind, drafted=LINK)

    assert sum(remark.blocks and not remark.words for remark in found) == missing


def test_what_blocks_comes_first():
    found = said("再度ご検討ください！御社へ。", MessageKind.REPLY)

    assert [remark.blocks for remark in found] == sorted((remark.blocks for remark in found), reverse=True)


def test_pieces_make_the_text_again_with_each_mark():
    body = "これからの御社と、また御社を。"
    remarks = said(body)

    pieces = pieces_of(body, remarks)

    assert "".join(piece.text for piece in pieces) == body
    assert [(piece.text, piece.remark) for piece in pieces if piece.remark] == [("御社", 1), ("御社", 2)]


def test_marks_on_the_same_words_are_drawn_once():
    [remark] = said("御社です。")

    assert [piece.remark for piece in pieces_of("御社です。", [remark, remark])] == [1, 0]
