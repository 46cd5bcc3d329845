"""The listening guard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atoippo.texts.listening import ListeningKind, listen, suggested_reply
from atoippo.values.reason import Reason
from labelled_sets import read_set

DEVELOP, HELD_OUT = read_set("listening/develop"), read_set("listening/held_out")


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("しかし弊社では、他社様にない機能がございます。", ListeningKind.REBUTTAL, "しかし弊社"),
        ("ご誤解があるようです。", ListeningKind.REBUTTAL, "ご誤解"),
        ("今だけの条件です。", ListeningKind.PRESSURE, "今だけ"),
        ("ご多用とは存じますが、再度ご検討をお願いいたします。", ListeningKind.PRESSURE, "再度ご検討をお願い"),
        ("ご説明した通りでございます。", ListeningKind.BLAME, "ご説明した通り"),
        ("御社のご認識の違いかと存じます。", ListeningKind.BLAME, "御社のご認識"),
        ("お値引きいたします。", ListeningKind.PITCH, "お値引きいたします"),
        ("新機能のご紹介に伺います。", ListeningKind.PITCH, "新機能のご紹介"),
    ],
)
def test_listen_marks_the_words_and_says_of_which_kind(text, kind, words):
    marks = listen(text)

    assert [(mark.kind, text[mark.start : mark.end]) for mark in marks] == [(kind, words)]


@pytest.mark.parametrize(
    "text",
    [
        "「しかし弊社では」とのお言葉を思い出しております。",
        "今だけと言われて冷めた、とのお声をいただきました。",
        "ご説明した通りに動かず、申し訳ございませんでした。",
        "いただいたご意見を再度読み返し、皆で話し合っております。ありがとうございました。",
        "",
    ],
)
def test_listen_leaves_the_customers_own_words_and_apologies_alone(text):
    assert listen(text) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("今回は特別にお値引きをご用意できます。", "特別にお値引き"),
        ("特別にお安くいたします。", "特別にお安く"),
        ("資料をお送りしました。", "資料をお送りしました"),
        ("今だけの条件です。", "今だけ"),
    ],
)
def test_a_mark_ends_where_its_word_does(text, words):
    assert [text[mark.start : mark.end] for mark in listen(text)][:1] == [words]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("しかし弊社では、対応しております。", "お言葉を打ち消して自社の話を始めると、反論と受け取られそうです。"),
        ("お言葉ですが、", "お言葉のすぐあとに「が」で返すと、反論と受け取られそうです。"),
    ],
)
def test_the_reason_of_a_mark_is_about_its_words(text, why):
    assert [str(mark.why).startswith(why) for mark in listen(text)] == [True]


def test_listen_says_why_and_what_to_write_instead():
    mark = listen("お値引きいたします。")[0]

    assert str(mark.why) == "値段を下げる話は、売り込みと受け取られそうです。"
    assert str(mark.instead) == "金額には触れず、お礼と一つの質問だけにしてください。"


def test_listen_reads_half_width_signs_in_their_places():
    text = "ありがとうございます｡お値引きします｡"

    assert [text[mark.start : mark.end] for mark in listen(text)] == ["お値引きします"]


@given(st.text(alphabet="今だけ再度ご検討をしかし弊社。「」、とのことですが\n値引き", max_size=80))
def test_listen_marks_each_word_once_and_in_order(text):
    places = [place for mark in listen(text) for place in (mark.start, mark.end)]

    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)


@pytest.mark.parametrize("reason", Reason)
def test_suggested_reply_is_thanks_and_one_question_that_listens(reason):
    thanks, question = suggested_reply(reason)

    assert str(thanks) == "率直なお言葉をお聞かせくださり、ありがとうございました。"
    assert str(question).count("でしょうか。") == 1
    assert listen(f"{thanks}{question}") == ()


def test_sets_are_large_and_hold_every_kind_in_both_parts():
    both = [*DEVELOP, *HELD_OUT]

    assert len(both) >= 300
    assert sum(reply.is_clean for reply in both) >= 150
    for part in (DEVELOP, HELD_OUT):
        assert {label for reply in part for label in reply.labels} == {"clean", *ListeningKind}


def test_held_out_replies_keep_the_promise():
    marked = [bool(listen(reply.text)) for reply in HELD_OUT if not reply.is_clean]
    false_alarms = [bool(listen(reply.text)) for reply in HELD_OUT if reply.is_clean]

    assert sum(marked) / len(marked) >= 0.90
    assert sum(false_alarms) / len(false_alarms) <= 0.05
