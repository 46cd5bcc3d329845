"""How the places of a letter are filled, and what is refused with a sentence that says how to mend it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from atoippo.mail.rules import (
    PLACES,
    SAMPLE_FACTS,
    LetterFacts,
    LinkIsMissing,
    MessageKind,
    NothingIsWritten,
    PlaceIsEmpty,
    PlaceIsUnknown,
    SubjectHasManyLines,
    Wording,
    check_letter,
    check_ready,
    filled,
)

LINK = "https://atoippo.example.jp/ask/abc/"


def body(text, **facts):
    return filled(Wording("件名", text), replace(SAMPLE_FACTS, **facts)).body


@pytest.mark.parametrize(
    ("facts", "head"),
    [
        ({}, "株式会社さくら製作所\n購買部 課長\n田中 花子 様"),
        ({"department": "", "job_title": ""}, "株式会社さくら製作所\n田中 花子 様"),
        ({"contact_name": ""}, "株式会社さくら製作所\n購買部 課長\nご担当者様"),
        ({"contact_name": None}, "株式会社さくら製作所 御中"),
        ({"contact_name": None, "company": ""}, "ご担当者様"),
        ({"company": "", "department": "", "job_title": ""}, "田中 花子 様"),
    ],
)
def test_the_head_ends_in_the_one_way_that_fits(facts, head):
    assert body("{宛名}", **facts) == head


@pytest.mark.parametrize("name", ["", None])
def test_a_person_without_a_name_is_the_one_in_charge(name):
    assert body("{お名前} 様のお手元に", contact_name=name) == "ご担当者様のお手元に"


@pytest.mark.parametrize(
    ("company", "polite"),
    [
        ("株式会社さくら製作所", "貴社"),
        ("株式会社みずうみ銀行", "貴行"),
        ("みずうみ信用金庫", "貴庫"),
        ("医療法人みずうみ病院", "貴院"),
        ("学校法人みずうみ大学", "貴学"),
        ("株式会社病院システム", "貴社"),
        ("みずうみ商店", "貴社"),
    ],
)
def test_the_readers_company_is_spoken_of_by_its_kind(company, polite):
    assert body("{貴社}のご発展を", company=company) == f"{polite}のご発展を"


@pytest.mark.parametrize(
    ("department", "job_title", "said"),
    [
        ("営業部", "部長", "営業部長の山田 太郎"),
        ("第一営業課", "課長", "第一営業課長の山田 太郎"),
        ("営業部", "主任", "営業部 主任の山田 太郎"),
        ("", "取締役", "取締役の山田 太郎"),
        ("", "", "山田 太郎"),
    ],
)
def test_the_senders_post_is_said_in_one_word(department, job_title, said):
    assert body("{肩書と名前}", sender_department=department, sender_job_title=job_title) == said


def test_a_line_of_ones_own_goes_away_when_nothing_is_written():
    assert body("一行目\n{一言}\n三行目", personal_line=" ") == "一行目\n三行目"
    assert body("一行目\n{一言}\n三行目", personal_line="二行目") == "一行目\n二行目\n三行目"
    assert body("まず{一言}", personal_line="") == "まず"


def test_a_deal_without_a_name_is_our_proposal():
    assert body("{提案名}をご検討", proposal="") == "弊社のご提案をご検討"


def test_what_fills_a_place_is_not_filled_again():
    assert body("{提案名}", proposal="{会社名}") == "「{会社名}」"


def test_wide_braces_are_places_too():
    assert body("｛会社名｝") == "株式会社さくら製作所"


def test_every_place_is_explained_and_filled():
    assert set(SAMPLE_FACTS.by_place()) == set(PLACES)
    assert all(SAMPLE_FACTS.by_place().values())


def sentence_of(refused, doing):
    with pytest.raises(refused) as raised:
        doing()
    return str(raised.value.sentence)


def test_an_unknown_place_is_named():
    unknown = "「{御社名}」という差し込みはありません。使える差し込みの一覧から選ぶか、普通の文字に直してください。"

    assert sentence_of(PlaceIsUnknown, lambda: body("{御社名}")) == unknown
    assert sentence_of(PlaceIsUnknown, lambda: check_letter(MessageKind.THANKS, Wording("{御社名}", "x"))) == unknown


def test_a_place_for_which_nothing_is_known_is_named():
    said = sentence_of(PlaceIsEmpty, lambda: filled(Wording("{自社名}", "x"), LetterFacts()))

    assert said == "「{自社名}」に入れるものがありません。設定や商談で補うか、文面からこの差し込みを外してください。"


@pytest.mark.parametrize(
    ("refused", "wording"),
    [
        (SubjectHasManyLines, Wording("一行目\nBcc: x@example.jp", "本文")),
        (SubjectHasManyLines, Wording("一行目\rBcc: x@example.jp", "本文")),
        (NothingIsWritten, Wording(" ", "本文")),
        (NothingIsWritten, Wording("件名", "\n")),
        (LinkIsMissing, Wording("件名", "本文")),
    ],
)
def test_a_request_that_lacks_something_is_refused(refused, wording):
    with pytest.raises(refused):
        check_letter(MessageKind.SURVEY, wording)


def test_a_request_keeps_its_link():
    drafted = f"こちらです：{LINK}\nよろしく"

    check_ready(MessageKind.SURVEY, Wording("件名", f"直しました {LINK} です"), drafted=drafted)
    with pytest.raises(LinkIsMissing):
        check_ready(MessageKind.SURVEY, Wording("件名", "直しました"), drafted=drafted)
    with pytest.raises(LinkIsMissing):
        check_ready(MessageKind.NUDGE, Wording("件名", "本文"), drafted="本文")


def test_a_mail_with_an_open_place_is_not_ready():
    with pytest.raises(PlaceIsEmpty):
        check_ready(MessageKind.THANKS, Wording("件名", "{お名前} 様"), drafted="")
