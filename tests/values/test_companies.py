"""Company names as customers' lists write them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from atoippo.values.companies import CompanyName, read_company, same_company
from atoippo.values.company_kinds import ABBREVIATIONS, BANK_CODES, ENGLISH_KINDS, KINDS

STOCK = "株式会社"

ONE_COMPANY = (
    "株式会社さくら商事",
    "株式会社　さくら商事",
    "㈱さくら商事",
    "㍿さくら商事",
    "㏍さくら商事",
    "㊑さくら商事",
    "(株)さくら商事",
    "（株） さくら商事",
    "〔株〕さくら商事",
    "【株】さくら商事",
    "株）さくら商事",
    "株式會社さくら商事",
    "㈱さくら商事 御中",
    "㈱さくら商事様",
    "㈱さくら商事　殿",
    "㈱さくら商事 東京支店",
    "㈱さくら商事 東京支店 営業部",
    "㈱さくら\u200b商事\n",
)


@pytest.mark.parametrize("text", ONE_COMPANY)
def test_read_company_reads_one_company_in_all_its_spellings(text):
    assert read_company(text) == CompanyName(text, STOCK, "pre", "さくら商事", "さくら商事")


@pytest.mark.parametrize(
    ("text", "kind", "core"),
    [
        ("さくら商事株式会社", STOCK, "さくら商事"),
        ("さくら商事㈱", STOCK, "さくら商事"),
        ("さくら商事（株）", STOCK, "さくら商事"),
        ("さくら商事(株", STOCK, "さくら商事"),
        ("さくら商事 株式会社 御中", STOCK, "さくら商事"),
        ("さくら商事株式会社東京支店", STOCK, "さくら商事"),
        ("さくら商事（株） 第二営業部", STOCK, "さくら商事"),
        ("さくら商事株式会社（旧 梅商事）", STOCK, "さくら商事"),
        ("さくら商事株式会社 山田太郎様", STOCK, "さくら商事"),
        ("さくら農業協同組合", "農業協同組合", "さくら"),
        ("さくら監査法人", "監査法人", "さくら"),
        ("Sakura Co., Ltd.", "Co., Ltd.", "Sakura"),
        ("SAKURA CO.,LTD", "Co., Ltd.", "SAKURA"),
        ("さくらCo.,Ltd.", "Co., Ltd.", "さくら"),
        ("Sakura Company, Limited", "Co., Ltd.", "Sakura"),
        ("Sakura K.K.", "K.K.", "Sakura"),
        ("Sakura Kabushiki Kaisha", "K.K.", "Sakura"),
        ("Sakura, Inc.", "Inc.", "Sakura"),
        ("Sakura L.L.C.", "LLC", "Sakura"),
    ],
)
def test_read_company_finds_the_kind_behind_the_name(text, kind, core):
    company = read_company(text)

    assert (company.kind, company.position, company.core) == (kind, "post", core)


@pytest.mark.parametrize(
    ("text", "kind", "core"),
    [
        ("㈲山田工業", "有限会社", "山田工業"),
        ("(同)みらい", "合同会社", "みらい"),
        ("（一社）日本協会", "一般社団法人", "日本協会"),
        ("医療法人社団 桜会", "医療法人社団", "桜会"),
        ("医療法人（財団）桜会", "医療法人財団", "桜会"),
        ("医）桜会", "医療法人", "桜会"),
        ("認定NPO法人みらい", "特定非営利活動法人", "みらい"),
        ("ＮＰＯ　法人みらい", "特定非営利活動法人", "みらい"),
        ("カブシキガイシヤ　サクラ", STOCK, "サクラ"),
        ("国立大学法人　東都大学", "国立大学法人", "東都大学"),
        ("株式会社 東京 倶楽部", STOCK, "東京 倶楽部"),
        ("株式会社 東京支店", STOCK, "東京支店"),
    ],
)
def test_read_company_finds_the_kind_before_the_name(text, kind, core):
    company = read_company(text)

    assert (company.kind, company.position, company.core) == (kind, "pre", core)


@pytest.mark.parametrize(
    ("text", "kind", "position", "core"),
    [
        ("ｶ)ｻｸﾗ", STOCK, "pre", "サクラ"),
        ("(ｶ)ｻｸﾗ", STOCK, "pre", "サクラ"),
        ("ｶ)ｻｸﾗ ｼﾖｳｼﾞ", STOCK, "pre", "サクラ シヨウジ"),
        ("ｶ)ｻｸﾗ-ﾋﾞｽ", STOCK, "pre", "サクラービス"),
        ("ｶ)ｻｸﾗ(ｴｲ", STOCK, "pre", "サクラ"),
        ("ｻｸﾗ(ｶ", STOCK, "post", "サクラ"),
        ("サクラ（カ）", STOCK, "post", "サクラ"),
        ("ｻｸﾗ(ｶ)ﾄｳｷﾖｳ", STOCK, "post", "サクラ"),
        ("ｻｸﾗ(ｶ)ﾄｳｷﾖｳ(ｴｲ", STOCK, "post", "サクラ"),
        ("ｻｸﾗ(ﾕ", "有限会社", "post", "サクラ"),
        ("ﾄﾞ)ｻｸﾗ", "合同会社", "pre", "サクラ"),
        ("ﾄｸﾋ)ﾐﾗｲ", "特定非営利活動法人", "pre", "ミライ"),
        ("ｼﾔ)ﾆﾎﾝｷﾖｳｶｲ", "社団法人", "pre", "ニホンキヨウカイ"),
    ],
)
def test_read_company_knows_the_kana_of_banks(text, kind, position, core):
    company = read_company(text)

    assert (company.kind, company.position, company.core) == (kind, position, core)


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("", ""),
        ("　", ""),
        ("さくら商事", "さくら商事"),
        ("さくら商事様", "さくら商事"),
        ("お客様", "お客様"),
        ("宮殿", "宮殿"),
        ("御中", "御中"),
        ("イ)ABC", "イ)ABC"),
        ("ABC株式会社DEF", "ABC株式会社DEF"),
        ("日本生活協同組合連合会", "日本生活協同組合連合会"),
        ("Linc", "Linc"),
        ("Co., Ltd.", "Co., Ltd."),
        ("Acme ınc", "Acme ınc"),
    ],
)
def test_read_company_takes_a_name_without_kind_as_it_is(text, core):
    company = read_company(text)

    assert (company.kind, company.position, company.core) == ("", "", core)


@pytest.mark.parametrize("text", ["株式会社", "㈱", "（株）御中"])
def test_read_company_finds_no_name_in_a_kind_alone(text):
    assert read_company(text) == CompanyName(text, STOCK, "", "", "")


def test_read_company_leaves_a_text_that_is_too_long_for_a_name():
    text = "㈱さくら" * 100 + " "

    assert read_company(text) == CompanyName(text, "", "", text.strip(), text.strip())


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("株式会社　ＡＢＣ・システムズ", "abcシステムズ"),
        ("ABC-システムズ㈱", "abcシステムズ"),
        ("㈱髙﨑商店", "高崎商店"),
        ("キャノン㈱", "キヤノン"),
        ("㈱霞ヶ関リサーチ", "霞ケ関リサーチ"),
        ("ｶ)ｻｸﾗ ｼﾖｳｼﾞ", "サクラシヨウジ"),
        ("株式会社サクラショウジ", "サクラシヨウジ"),
        ("Ａ＆Ｄ㈱", "ad"),
        ("・・・", "・・・"),
    ],
)
def test_key_forgets_what_people_write_differently(text, key):
    assert read_company(text).key == key


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("㈱さくら商事", "株式会社さくら商事"),
        ("さくら商事（株）", "さくら商事株式会社"),
        ("Sakura co.,ltd", "Sakura Co., Ltd."),
        ("さくら商事", "さくら商事"),
        ("㈱", "株式会社"),
        ("", ""),
    ],
)
def test_full_spells_the_kind_out(text, full):
    assert read_company(text).full == full


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("㈱さくら商事", "株式会社 さくら　商事", True),
        ("㈱髙島屋", "株式会社高島屋", True),
        ("㈱さくら商事", "さくら商事㈱", False),
        ("㈱さくら商事", "㈲さくら商事", False),
        ("㈱さくら商事", "さくら商事", False),
        ("", "", False),
        ("㈱", "㈱", False),
    ],
)
def test_same_company_is_sure_or_says_no(one, other, same):
    assert same_company(read_company(one), read_company(other)) is same


@pytest.mark.parametrize("kind", sorted(set(KINDS.values())))
def test_each_kind_is_read_on_both_sides(kind):
    before, after = read_company(f"{kind} みらい"), read_company(f"みらい{kind}")

    assert (before.kind, before.position, after.kind, after.position) == (kind, "pre", kind, "post")
    assert same_company(before, read_company(before.full))
    assert same_company(after, read_company(after.full))


def test_abbreviations_and_bank_codes_name_known_kinds():
    assert {*ABBREVIATIONS.values(), *BANK_CODES.values()} <= set(KINDS)


@pytest.mark.parametrize("code", BANK_CODES)
def test_each_bank_code_is_read(code):
    assert {read_company(text).kind for text in (f"{code})ミライ", f"ミライ({code}", f"ミライ({code})")} == {
        BANK_CODES[code]
    }


@pytest.mark.parametrize("kind", sorted(set(ENGLISH_KINDS.values())))
def test_each_english_kind_is_read_back(kind):
    assert read_company(f"Sakura {kind}").full == f"Sakura {kind}"


@given(st.text(alphabet=st.characters() | st.sampled_from("株有式会社法人(（)）㈱㈲カｶ様御中支店 　・-Co.,Ltd.Inc")))
@example("co limited")
@example("a co., limited")
def test_read_company_never_fails(text):
    company = read_company(text)

    assert (company.text, company.position in {"pre", "post", ""}) == (text, True)
    assert (company.key == "") is (company.core == "")
    assert company.kind or not company.position


@given(
    st.text(alphabet="さくら商事山田ABC髙ー・ ", min_size=1),
    st.sampled_from([STOCK, "有限会社", "合同会社"]),
    st.booleans(),
)
def test_full_names_are_read_back(name, kind, is_before):
    company = read_company(kind + name if is_before else name + kind)

    again = read_company(company.full)
    assert (again.kind, again.position, again.core, again.key) == (
        company.kind,
        company.position,
        company.core,
        company.key,
    )
