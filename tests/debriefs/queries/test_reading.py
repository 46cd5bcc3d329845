from __future__ import annotations

from datetime import date

import pytest

from atoippo.debriefs.queries import NamedDay, ReadText, read_while_typing
from atoippo.values.reason import Reason
from debriefs.telling import MAIL
from workplace import TODAY

WORDS = "価格が問題ではありません。他社に決まりました。また来年度に検討します。"


def read(text):
    return read_while_typing(text, said_on=TODAY)


def marked(text):
    return [(text[span.start : span.end], span.reason, span.denied) for span in read(text).spans]


def test_reasons_are_those_that_the_words_tell_the_likelier_first():
    first, *_ = read("予算が取れず、見送りとのことでした").reasons

    assert (first.reason, first.sure) == (Reason.PRICE_BUDGET, True)


def test_the_words_they_rest_on_are_marked_and_a_denied_reason_is_shown_as_denied():
    assert marked(WORDS)[:2] == [
        ("価格が問題ではありません。", Reason.PRICE_BUDGET, True),
        ("他社に決まりました。", Reason.COMPETITOR, False),
    ]


def test_the_same_words_twice_are_marked_where_they_stand():
    text = "他社に決まりました。\n他社に決まりました。"

    assert [(span.start, span.end) for span in read(text).spans] == [(0, 10), (11, 21)]


@pytest.mark.parametrize("text", ["", "　\n", "。", "👋"])
def test_words_that_say_nothing_tell_nothing(text):
    told = read(text)

    assert (told.reasons, told.spans, told.named_day) == (ReadText().reasons, (), None)


def test_other_is_never_proposed():
    assert read("またの機会にお願いいたします").reasons == ()


def test_a_pasted_mail_is_known_as_one():
    assert (read(MAIL).is_mail, read(WORDS).is_mail) == (True, False)


def test_a_named_day_comes_with_the_words_it_rests_on():
    assert read(WORDS).named_day == NamedDay(date(2027, 4, 1), "また来年度に検討します")
    assert read("高いとのこと").named_day is None


def test_a_day_in_the_mail_that_was_answered_is_not_the_customers():
    quoted = "検討の結果、今回は見送ります。\n\n> 来月あらためてご連絡します。\n> 山田\n"

    assert read(quoted).named_day is None


def test_a_long_text_is_read_as_far_as_it_can_be():
    assert read("他社に決まりました。" + "あ" * 30_000).reasons[0].reason is Reason.COMPETITOR
