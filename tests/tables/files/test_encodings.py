"""Encodings found from the bytes of a file, or said by the person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atoippo.tables.files.encodings import decode
from atoippo.tables.rows import FileRefused

TEXT = "会社名,状況\r\n㈱髙橋組,失注\r\nｶ)ｻｸﾗ,受注①\r\n"
PLAIN = "会社名,状況,理由\nさくら製作所,失注,価格が折り合わなかったため\n" * 5


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "cp932"])
def test_encoding_is_found(encoding):
    decoded = decode("商談.csv", TEXT.encode(encoding))

    assert (decoded.text, decoded.encoding, decoded.notices) == (TEXT, encoding, ())


@pytest.mark.parametrize("encoding", ["euc_jp", "iso2022_jp"])
def test_encodings_of_older_systems_are_found(encoding):
    decoded = decode("商談.csv", PLAIN.encode(encoding))

    assert decoded.text == PLAIN
    assert decoded.encoding.startswith(encoding)


def test_text_of_plain_letters_is_utf_8():
    assert decode("deals.csv", b"Company,Stage\n").encoding == "utf-8"


def test_escape_sign_alone_does_not_make_iso_2022_jp():
    decoded = decode("deals.csv", b"Company,Price\nA,\x1b$5\n")

    assert (decoded.text, decoded.encoding) == ("Company,Price\nA,\x1b$5\n", "utf-8")


@given(st.text(alphabet="あいうアイウ漢字株式会社失注受注、。,\n 0123456789ABC", min_size=1))
def test_japanese_text_in_cp932_is_read_as_written(text):
    assert decode("商談.csv", text.encode("cp932")).text == text


def test_broken_sign_in_cp932_is_marked_and_its_line_named():
    content = PLAIN.encode("cp932").replace("製作所".encode("cp932"), "製作所".encode("cp932")[:-1], 1)

    decoded = decode("商談.csv", content)

    assert decoded.encoding == "cp932"
    assert decoded.text.splitlines()[1].count("�") == 1
    assert decoded.text.splitlines()[2:] == PLAIN.splitlines()[2:]
    assert [str(notice) for notice in decoded.notices] == [
        "読み取れない文字のある行が1行あります（2行目）。その文字は「�」と表しています。"
    ]


def test_broken_sign_in_utf_8_does_not_turn_the_file_into_cp932():
    content = PLAIN.encode().replace("製".encode(), "製".encode()[:-1], 1)

    decoded = decode("商談.csv", content)

    assert (decoded.encoding, decoded.text.count("�")) == ("utf-8", 1)
    assert decoded.text.replace("�", "製") == PLAIN


@pytest.mark.parametrize(("most", "few"), [("cp932", "utf-8"), ("utf-8", "cp932")])
def test_lines_of_another_encoding_are_read_and_named(most, few):
    decoded = decode("商談.csv", (PLAIN * 3).encode(most) + PLAIN.encode(few))

    assert (decoded.text, decoded.encoding) == (PLAIN * 4, most)
    assert [str(notice) for notice in decoded.notices] == [
        f"文字コードの違う行が10行あります（31, 32, 33, 34, 35, …行目）。その行は{few}として読みました。"
    ]


def test_line_that_no_encoding_reads_is_marked():
    content = (PLAIN * 3).encode() + b"\x81\x20\xfd,x\n"

    decoded = decode("商談.csv", content)

    assert decoded.text.startswith(PLAIN * 3)
    assert [str(notice) for notice in decoded.notices] == [
        "読み取れない文字のある行が1行あります（31行目）。その文字は「�」と表しています。"
    ]


def test_utf_16_cut_in_a_sign_is_marked():
    decoded = decode("商談.csv", "会社名,状況\n".encode("utf-16")[:-1])

    assert decoded.text == "会社名,状況�"
    assert len(decoded.notices) == 1


def test_end_mark_of_old_systems_is_dropped():
    assert decode("商談.csv", "会社名\r\n\x1a".encode("cp932")).text == "会社名\r\n"


@pytest.mark.parametrize(
    "content",
    [
        bytes(100),
        b"a,b\n1,\x00\x00\x00\n",
        b"a\x00b,\x00c" * 50,
        bytes(range(1, 32)) * 10,
        "会社名\0\n".encode("utf-16"),
    ],
)
def test_what_is_no_text_is_refused(content):
    with pytest.raises(FileRefused, match="文字のファイルではないようです"):
        decode("写真.csv", content)


def test_unknown_encoding_is_refused_with_what_to_say():
    with pytest.raises(FileRefused, match="--encoding で文字コード"):
        decode("deals.csv", "Firma,Grund\nMüller,zu spät\nCafé,für später\n".encode("cp1252") * 10)


@pytest.mark.parametrize(
    ("said", "encoding"),
    [("Shift_JIS", "cp932"), (" sjis ", "cp932"), ("cp932", "cp932"), ("windows-31j", "cp932")],
)
def test_spoken_names_of_shift_jis_mean_cp932(said, encoding):
    decoded = decode("商談.csv", TEXT.encode("cp932"), encoding=said)

    assert (decoded.text, decoded.encoding) == (TEXT, encoding)


def test_encoding_said_drops_the_byte_order_mark():
    assert decode("商談.csv", TEXT.encode("utf-8-sig"), encoding="utf-8").text == TEXT


def test_encoding_said_wrongly_is_refused_with_the_line():
    with pytest.raises(FileRefused) as refused:
        decode("商談.csv", "a,b\n会社\n".encode("cp932"), encoding="utf-8")

    assert str(refused.value.advice) == (
        "「商談.csv」の2行目はutf-8として読めません。文字コードの指定を外すか、別の文字コードを指定してください。"
    )


def test_encoding_said_marks_a_broken_sign():
    content = PLAIN.encode("euc_jp") + b"\xa4\n"

    decoded = decode("商談.csv", content, encoding="euc_jp")

    assert (decoded.text, decoded.encoding, len(decoded.notices)) == (PLAIN + "�\n", "euc_jp", 1)


@pytest.mark.parametrize("said", ["cp9999", "", "base64", "a\0b", "rot13"])
def test_encoding_that_does_not_exist_is_refused(said):
    with pytest.raises(FileRefused, match="という文字コードはありません"):
        decode("商談.csv", TEXT.encode("cp932"), encoding=said)


@given(st.binary(max_size=300), st.sampled_from([None, "cp932", "utf-8", "utf-16", "euc_jp"]))
def test_any_bytes_are_read_or_refused(content, encoding):
    try:
        decoded = decode("商談.csv", content, encoding=encoding)
    except FileRefused:
        return

    assert "\0" not in decoded.text
