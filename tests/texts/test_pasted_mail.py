"""Mails pasted whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atoippo.texts.pasted_mail import SignatureFound, looks_like_a_mail, own_words, read_signature
from labelled_sets import read_set

FIELDS = {
    "会社": "company",
    "部署": "department",
    "役職": "job_title",
    "名前": "name",
    "メール": "email",
    "電話": "phone",
}


def _told(labelled):
    """Return what a labelled mail is to give, and the mail."""
    head, _, mail = labelled.text.partition("\n~~~\n")
    return dict(line.split("：", 1) for line in head.splitlines()), mail


def _without_blanks(text):
    return "".join(text.split())


MAILS = [pytest.param(*_told(labelled), id=f"{labelled.trade}-{labelled.situation}") for labelled in read_set("mails")]


@pytest.mark.parametrize(("told", "mail"), MAILS)
def test_read_signature_reads_who_wrote(told, mail):
    found = read_signature(mail) or SignatureFound()

    read = {label: _without_blanks(getattr(found, field)) for label, field in FIELDS.items()}
    assert read == {label: _without_blanks(told.get(label, "")) for label in FIELDS}


@pytest.mark.parametrize(("told", "mail"), MAILS)
def test_own_words_keep_what_the_customer_says(told, mail):
    said = _without_blanks(own_words(mail))

    assert _without_blanks(told["言葉"]) in said
    assert told.get("なし", "お世話になっております") not in said
    assert said.count("@") == 0


@pytest.mark.parametrize(("told", "mail"), MAILS)
def test_looks_like_a_mail_knows_each_of_them(told, mail):
    assert looks_like_a_mail(mail)


def test_mails_of_the_set_are_many():
    assert len(MAILS) >= 40


@pytest.mark.parametrize(
    "text",
    [
        "予算が取れず、来年度に改めて、とのこと。",
        "電話あり。予算なし\n来期再提案",
        "価格が合わない\n競合はB社\n決裁は部長",
        "今回は見送り",
        "「お世話になっております」と言われただけで切られた",
        "",
    ],
)
def test_looks_like_a_mail_leaves_what_a_rep_types_alone(text):
    assert not looks_like_a_mail(text)
    assert own_words(text) == text
    assert read_signature(text) is None


def test_own_words_of_a_mail_that_only_greets_are_the_mail_itself():
    mail = "山田様\nお世話になっております。\nよろしくお願いいたします。"

    assert own_words(mail) == mail


def test_own_words_of_a_mail_that_lost_its_lines():
    mail = "お世話になっております。さくら製作所の田中です。予算がつかず、今回は見送ります。よろしくお願いいたします。"

    assert own_words(mail) == "予算がつかず、今回は見送ります。"
    assert read_signature(mail) == SignatureFound("さくら製作所", name="田中")


def test_own_words_of_headers_alone_are_the_headers():
    headers = "From: 田中 <tanaka@a.example.jp>\nTo: 山田"

    assert own_words(headers) == headers
    assert read_signature(headers) == SignatureFound(name="田中", email="tanaka@a.example.jp")


def test_own_words_leave_headers_closing_and_signature_out():
    mail = "From: 田中 <tanaka@a.example.jp>\nSubject: 件\n\n山田様\n\n予算がつきませんでした。\nまた来年。\n\n草々\n--\n田中\nTEL 03-0000-0000"

    assert own_words(mail) == "予算がつきませんでした。\nまた来年。"


@pytest.mark.parametrize(
    ("mail", "signature"),
    [
        ("山田様\n見送ります。\n\n田中 花子", SignatureFound(name="田中 花子")),
        ("山田様\n見送ります。\n\nFAX 03-1111-2222\na@example.jp", SignatureFound(email="a@example.jp")),
        ("山田様\n見送ります。\n\n電話 0120-00\na@example.jp", SignatureFound(email="a@example.jp")),
        (
            "お世話になっております。\n株式会社さくらの田中です。\n見送ります。",
            SignatureFound("株式会社さくら", name="田中"),
        ),
        (
            "山田様\n見送ります。\n\n田中 花子 拝\n株式会社さくら\n営業部長",
            SignatureFound("株式会社さくら", "営業部", "部長", "田中 花子"),
        ),
        ("山田様\n見送ります。\n\n担当：田中 花子\n㈱さくら", SignatureFound("(株)さくら", name="田中 花子")),
    ],
)
def test_read_signature_takes_what_there_is(mail, signature):
    assert read_signature(mail) == signature


@given(st.text(alphabet="田中様株式会社部長03-1234@.jp TEL:>\n。お世話になっております件名", max_size=100))
def test_pasted_mail_reads_any_text(text):
    read_signature(text)

    assert isinstance(looks_like_a_mail(text), bool)
    assert own_words(text) == own_words(text).strip()
