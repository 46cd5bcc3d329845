from __future__ import annotations

import pytest

from atoippo.tables.rows import Field, ReadingOptions
from atoippo.web.imports.columns_form import ColumnsForm, columns_found
from web.imports.runs import LOSSES, TELLS_NOTHING, UNSURE, inspected

PLAIN = {"encoding": "", "day_order": ""}


def form_of(intake, *meanings, **more):
    """Return the form as sent with these meanings of the columns, in their order."""
    said = {f"column_{number}": meaning for number, meaning in enumerate(meanings)}
    return ColumnsForm({**PLAIN, **said, **more}, intake=intake)


def errors_of(form):
    return [str(error) for errors in form.errors.values() for error in errors]


def test_columns_found_tells_meaning_samples_and_how_sure_they_are(manager):
    columns = columns_found(inspected(manager, LOSSES))

    assert [(c.header, c.meaning, c.samples, str(c.sureness)) for c in columns[:4:3]] == [
        ("会社名", "company", ("株式会社さくら製作所", "みなと商会"), "確か"),
        ("金額（千円）", "amount", ("3200", "800"), "確か"),
    ]
    assert str(columns[3].detail) == "千円単位として読みました"


def test_columns_found_marks_what_a_person_should_look_at(manager):
    unsure = [column.header for column in columns_found(inspected(manager, UNSURE)) if not column.is_sure]

    assert unsure == ["あ", "い", "う", "お"]


def test_columns_form_says_only_what_differs(manager):
    form = form_of(inspected(manager, LOSSES), "company", "deal", "outcome", "amount", "closed_on", "note")

    assert (form.errors, form.options) == ({}, ReadingOptions(columns={"失注理由": Field.NOTE}))


def test_columns_form_keeps_what_was_not_sure_as_said(manager):
    form = form_of(inspected(manager, UNSURE), "company", "outcome", "amount", "reason", "note")

    assert form.is_valid()
    assert {name: form.options.columns[name] for name in ("あ", "い", "う")} == {
        "あ": Field.COMPANY,
        "い": Field.OUTCOME,
        "う": Field.AMOUNT,
    }


def test_columns_form_can_leave_a_column_out(manager):
    form = form_of(
        inspected(manager, LOSSES), "company", "", "outcome", "amount", "closed_on", "reason", day_order="day"
    )

    assert (form.errors, form.options) == ({}, ReadingOptions(columns={"商談名": None}, day_first=True))


def test_columns_form_refuses_two_columns_of_one_meaning(manager):
    form = form_of(inspected(manager, LOSSES), "company", "company", "outcome", "amount", "closed_on", "reason")

    doubled = "「会社名」を選んだ列が二つ以上あります。どれか一つにして、ほかは「使わない」などにしてください。"
    assert (list(form.errors), errors_of(form)) == (["column_0", "column_1"], [doubled, doubled])


@pytest.mark.parametrize(
    ("meanings", "sentence"),
    [
        (
            ("", "", "outcome", "amount", "closed_on", "reason"),
            "会社名・商談名・商談の番号のどれかに当たる列を、一つは選んでください。",
        ),
        (
            ("company", "deal", "", "amount", "closed_on", "note"),
            "受注・失注が分かる列（結果・フェーズ・失注理由のどれか）を、一つは選んでください。",
        ),
    ],
)
def test_columns_form_asks_for_what_is_needed(manager, meanings, sentence):
    assert errors_of(form_of(inspected(manager, LOSSES), *meanings)) == [sentence]


def test_columns_form_mends_a_file_that_told_nothing_by_one_column(manager):
    refused = inspected(manager, TELLS_NOTHING)

    assert errors_of(form_of(refused, "as_found", "as_found", "as_found")) == [
        "受注・失注が分かる列（結果・フェーズ・失注理由のどれか）を、一つは選んでください。"
    ]
    assert form_of(refused, "as_found", "as_found", "outcome").is_valid()


def test_columns_form_takes_another_encoding_alone(manager):
    form = form_of(inspected(manager, TELLS_NOTHING), "as_found", "as_found", "as_found", encoding="euc_jp")

    assert (form.is_valid(), form.options) == (True, ReadingOptions(encoding="euc_jp"))
