"""Signs that a customer is not to be gone back to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atoippo.texts.no_return import NO_RETURN_LABELS, NoReturn, no_return_in


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("先方が倒産", NoReturn.CLOSED),
        ("会社を畳むとのこと", NoReturn.CLOSED),
        ("今後の連絡は不要です", NoReturn.NO_CONTACT),
        ("営業電話はお断り", NoReturn.NO_CONTACT),
        ("メールをもう送らないでください", NoReturn.NO_CONTACT),
        ("二度と来ないでと言われた", NoReturn.NO_CONTACT),
        ("重複登録のため失注処理", NoReturn.NOT_A_DEAL),
        ("テストデータ", NoReturn.NOT_A_DEAL),
        ("解散総会の準備で多忙", None),
        ("連絡は来月にしてほしい", None),
        ("電話での対応が遅い", None),
        ("", None),
    ],
)
def test_no_return_in_reads_the_sign(text, sign):
    assert no_return_in(text) is sign


@given(st.text())
def test_no_return_in_reads_any_text(text):
    assert no_return_in(text) in {None, *NoReturn}


def test_no_return_labels_name_every_sign():
    assert set(NO_RETURN_LABELS) == set(NoReturn)
    assert str(NoReturn.CLOSED.label) == "廃業・倒産・解散"
