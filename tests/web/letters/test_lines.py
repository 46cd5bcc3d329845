"""The lines of a letter: what everybody gets stands back."""

from __future__ import annotations

from atoippo.web.letters.lines import LineKind, lines_of

TEMPLATE = ["お世話になっております。", "ご検討いただき、ありがとうございました。"]
DRAFTED = "株式会社さくら製作所\n田中 花子 様\n\nお世話になっております。\nご検討いただき、ありがとうございました。"


def kinds(body, drafted=DRAFTED):
    return [line.kind for line in lines_of(body, drafted=drafted, template=TEMPLATE).lines]


def test_lines_of_a_draft_are_the_templates_or_filled_in():
    template, filled = LineKind.TEMPLATE, LineKind.FILLED

    assert kinds(DRAFTED) == [filled, filled, template, template, template]


def test_lines_of_a_person_are_marked():
    shown = lines_of(DRAFTED + "\nまたお会いできますと幸いです。", drafted=DRAFTED, template=TEMPLATE)

    assert [line.text for line in shown.lines if line.kind is LineKind.WRITTEN] == ["またお会いできますと幸いです。"]
    assert (shown.has_written, shown.has_filled, shown.taken_out) == (True, True, ())


def test_a_changed_line_is_written_and_not_taken_out():
    shown = lines_of(DRAFTED.replace("田中 花子", "佐藤 太郎"), drafted=DRAFTED, template=TEMPLATE)

    assert [line.text for line in shown.lines if line.kind is LineKind.WRITTEN] == ["佐藤 太郎 様"]
    assert shown.taken_out == ()


def test_lines_that_were_taken_out_are_told():
    shown = lines_of("株式会社さくら製作所\n田中 花子 様", drafted=DRAFTED, template=TEMPLATE)

    assert shown.taken_out == tuple(TEMPLATE)
    assert not shown.has_written


def test_empty_lines_are_nobodys_own():
    assert kinds("\n\n", drafted="") == [LineKind.TEMPLATE, LineKind.TEMPLATE]


def test_a_very_long_letter_is_read():
    long = "\n".join(f"{number}行目です。" for number in range(1_000))

    assert len(lines_of(long, drafted=DRAFTED, template=TEMPLATE).lines) == 1_000
