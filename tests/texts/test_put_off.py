"""Words by which an answer is put off."""

from __future__ import annotations

import pytest

from atoippo.texts.put_off import put_off_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("検討しますとのこと。連絡待ち", "連絡待ち"),
        ("社内で検討いたします。", "社内で検討いたします"),
        ("部長が一度持ち帰りたいそうです", "部長が一度持ち帰りたいそうです"),
        ("見積は届いた、また改めてご連絡します", "また改めてご連絡します"),
        ("先方多忙。もう少しお時間をいただきたいとのこと", "もう少しお時間をいただきたいとのこと"),
        ("しばらく様子を見たい", "しばらく様子を見たい"),
        ("ｹﾝﾄｳ中。まだ検討中とのこと", "まだ検討中とのこと"),
        ("They will get back to us next week", "They will get back to us next week"),
    ],
)
def test_an_answer_that_was_put_off_is_found_in_its_clause(text, words):
    assert put_off_words(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "",
        "次回デモ。営業部同席",
        "要件の洗い出し中",
        "検討はやめたとのこと",
        "正式に発注が決まった",
        "月末に契約の予定",
        "高いと言われた",
    ],
)
def test_other_words_put_nothing_off(text):
    assert put_off_words(text) is None
