"""Words of anger in a customer's text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atoippo.texts.anger import is_angry

ANGRY = (
    "正直、怒りを覚えました。",
    "二度と御社には頼みません。",
    "対応が不誠実だと感じました",
    "期待していただけに、失望しています。",
    "これはもうクレームです",
    "あの態度は許せません。",
    "説明が二転三転して、信じられないです。",
    "腹が立って仕方ありませんでした。",
    "何度お願いしても返事がない。いい加減にしてください。",
    "嘘をつかれた気分です",
    "馬鹿にされたように感じました。",
    "担当の方の物言いがとても失礼だった",
    "返金をお願いします。",
    "社長が激怒しています。今後のお付き合いはありません。",
    "非常識な時間の電話に、家族も不愉快な思いをしました。",
    "呆れてものも言えません。",
    "誠意が感じられませんでした。",
    "約束を三度も破られ、不信感しかありません",
    "ひどい対応でした。",
    "話になりません。",
    "まともな謝罪もなく、心外です。",
    "押し売りのような営業はやめてください。",
    "最低の対応だと思います。",
    "迷惑です。",
    "価格は良かったのですが、あの一言には本当に腹が立ちました。",
    "裏切られた思いです。",
    "I am very disappointed with how we were treated.",
    "Your sales rep was rude to our staff.",
)
CALM = (
    "怒っているわけではありません。",
    "失望したということではないのですが、期待とは違いました。",
    "クレームではなく、感想としてお読みください。",
    "不快な思いは一切ありませんでした。",
    "対応に腹を立てているわけではないので、お気になさらず。",
    "予算が取れませんでした。",
    "他社に決めました。ありがとうございました。",
    "二度とない機会でしたが、時期が合いませんでした。",
    "クレーム管理のシステムを先に入れることになりました。",
    "最低ロットが合いませんでした。",
    "最低でも半年はかかりそうです。",
    "前の業者の対応がひどかったので、慎重になっています。",
    "上司に怒られてしまい、見送ることになりました。",
    "ひどい雨の中、お越しくださりありがとうございました。",
    "信じられないほど丁寧なご説明でした。",
    "お先に失礼します。",
    "失礼ながら、今回は見送ります。",
    "返信が少し遅いと感じました。",
    "説明がもう少し詳しいとよかったです。",
    "特に不満はありません。",
    "怒濤の年度末で、検討の時間が取れませんでした。",
    "お客様からの苦情の件数を減らす取り組みを優先します。",
    "ご迷惑をおかけして申し訳ありません。",
    "利用者から苦情が出るのではと、現場が心配しています。",
    "残念ですが、今回は見送ります。",
    "We are not angry at all, the timing was simply wrong.",
    "",
)


@pytest.mark.parametrize("text", ANGRY)
def test_is_angry_hears_anger(text):
    assert is_angry(text)


@pytest.mark.parametrize("text", CALM)
def test_is_angry_leaves_calm_words_denials_and_anger_at_others_alone(text):
    assert not is_angry(text)


def test_is_angry_finds_anger_after_a_denial():
    assert is_angry("価格に怒っているわけではありません。ただ、あの態度は許せません。")


@given(st.text())
def test_is_angry_reads_any_text(text):
    assert is_angry(text) in {True, False}
