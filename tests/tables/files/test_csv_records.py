"""Records of a text, their lines, and what happens where quotes are broken."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atoippo.tables.files import csv_records
from atoippo.tables.files.csv_records import Records, read_records
from atoippo.tables.files.dialects import Dialect
from atoippo.tables.rows import FileRefused
from atoippo.tables.sheet import Row


def records_of(text: str, width: int = 3, separator: str = ",") -> list[tuple[int, list[object]]]:
    return [(row.line, list(row.cells)) for row in read_records("商談.csv", text, Dialect(separator, width)).rows]


def test_rows_carry_the_line_on_which_they_begin():
    text = 'a,b,c\n1,"x\ny\n\nz",3\n\n2,,4\r\n'

    assert records_of(text) == [(1, ["a", "b", "c"]), (2, ["1", "x\ny\n\nz", "3"]), (6, []), (7, ["2", None, "4"])]


def test_line_breaks_inside_cells_become_of_one_kind():
    assert records_of('"a\r\nb\rc",2,3\r\n') == [(1, ["a\nb\nc", "2", "3"])]


def test_line_breaks_of_all_kinds_end_records():
    assert records_of("a\rb\r\nc\n\rd", 1) == [(1, ["a"]), (2, ["b"]), (3, ["c"]), (4, []), (5, ["d"])]


def test_ragged_rows_are_kept_as_they_are():
    assert records_of("a,b,c\n1\n1,2,3,4\n") == [(1, ["a", "b", "c"]), (2, ["1"]), (3, ["1", "2", "3", "4"])]


@given(
    st.lists(st.lists(st.text(alphabet='あa",;\n\r\t 0', max_size=12), min_size=2, max_size=5), min_size=1, max_size=8),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_what_the_csv_module_writes_is_read_back(table, separator, quoting):
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=separator, quoting=quoting).writerows(table)

    records = read_records("商談.csv", written.getvalue(), Dialect(separator, 0))

    as_read = [tuple(cell.replace("\r\n", "\n").replace("\r", "\n") or None for cell in cells) for cells in table]
    assert ([row.cells for row in records.rows], records.mended) == (as_read, ())


def test_quote_that_is_not_doubled_is_a_sign():
    text = 'a,b,c\n1,"He said "no" to us",3\n4,5,6\n'

    assert read_records("商談.csv", text, Dialect(",", 3)) == Records(
        (Row(1, ("a", "b", "c")), Row(2, ("1", 'He said "no" to us', "3")), Row(3, ("4", "5", "6"))), (2,)
    )


def test_quote_that_is_not_doubled_in_a_cell_of_several_lines_is_a_sign():
    text = 'a,b,c\n1,"He said "no" to\nus all",3\n4,5,6\n'

    assert records_of(text) == [(1, ["a", "b", "c"]), (2, ["1", 'He said "no" to\nus all', "3"]), (4, ["4", "5", "6"])]


@pytest.mark.parametrize("line", ['1,"x,3', '1,x,"3', '"1,x,3'])
def test_quote_that_is_never_closed_swallows_no_other_row(line):
    text = f"a,b,c\n{line}\n4,5,6\n7,8,9\n"

    records = read_records("商談.csv", text, Dialect(",", 3))

    assert [row.cells for row in records.rows] == [
        ("a", "b", "c"),
        tuple(line.split(",")),
        ("4", "5", "6"),
        ("7", "8", "9"),
    ]
    assert records.mended == (2,)


@pytest.mark.parametrize("later", ['4,"5",6', '4,"",6', '"4",5,6', '4,5,"6"'])
def test_quote_closed_by_a_later_row_swallows_no_row(later):
    text = f'a,b,c\n1,x,"3\n{later}\n7,8,9\n'

    assert records_of(text) == [
        (1, ["a", "b", "c"]),
        (2, ["1", "x", '"3']),
        (3, [*records_of(later)[0][1]]),
        (4, ["7", "8", "9"]),
    ]


def test_record_of_several_lines_and_another_width_is_kept_if_no_row_is_in_it():
    assert records_of('a,b,c\n1,"x\ny"\n') == [(1, ["a", "b", "c"]), (2, ["1", "x\ny"])]


def test_record_at_the_end_of_the_text_is_mended_over_its_lines():
    assert records_of('1,"a "b" x\nc",3') == [(1, ["1", 'a "b" x\nc', "3"])]


def test_broken_quotes_in_a_list_of_one_column_stay_in_their_line():
    assert records_of('理由\n"価格が"高い"\n納期\n', 1) == [(1, ["理由"]), (2, ['価格が"高い']), (3, ["納期"])]


def test_quote_open_for_too_long_is_a_sign():
    text = '1,"x,3\n' + "4,5,6\n" * 40_000

    records = read_records("商談.csv", text, Dialect(",", 3))

    assert (len(records.rows), records.rows[0].cells, records.mended) == (40_001, ("1", '"x', "3"), (1,))


def test_record_beyond_what_is_read_loosely_is_cut_at_its_first_line():
    text = '1,"x "y" z\n' + "note\n" * 12_000 + '",3\n'

    records = read_records("商談.csv", text, Dialect(",", 3))

    assert (records.rows[0].cells, len(records.rows)) == (("1", '"x "y" z'), 12_002)


def test_patience_with_broken_quotes_ends(monkeypatch):
    monkeypatch.setattr(csv_records, "PATIENCE", 1000)
    text = 'a","b\n' * 50 + '1,"x\ny",3\n'

    records = read_records("商談.csv", text, Dialect(",", 3))

    assert len(records.rows) == 52
    assert [row.line for row in records.rows] == list(range(1, 53))


def test_line_of_a_million_letters_is_refused():
    with pytest.raises(FileRefused, match="2行目が1,000,000文字を超えています"):
        records_of("a,b\n" + "x" * 1_000_001)


@given(st.text(alphabet='ab,"\n\r', max_size=80))
def test_any_text_is_read_with_rising_lines(text):
    lines = [line for line, _ in records_of(text)]

    assert lines == sorted(set(lines))
    assert all(line >= 1 for line in lines)
