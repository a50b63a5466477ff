"""CSV that reads back as it was and that no spreadsheet runs."""

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, cast

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from server.domain.csv_text import BYTE_ORDER_MARK, csv_line, csv_lines, written_text

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
ODD = st.text(st.sampled_from("'=+-@\t\r\n \",;a\ufeff\uff1d"), max_size=6)


@given(st.lists(TEXT | ODD, min_size=1, max_size=5))
@example([""])
@example(["'=1"])
@example(["a\r\nb", "''", '"', "'-5", "+1 415 555 0100"])
def test_every_text_reads_back_and_none_begins_a_formula(texts):
    line = csv_line(texts)
    (fields,) = csv.reader(io.StringIO(line, newline=""))
    assert [written_text(field) for field in fields] == texts
    for field in fields:
        assert not field.lstrip().startswith(("=", "+", "-", "@"))
        assert not field.startswith(("\t", "\r", "\n"))


@pytest.mark.parametrize(
    "attack", ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", " =1", "\uff1d1", "\r=1"]
)
def test_a35_a_formula_is_led_by_an_apostrophe(attack):
    (fields,) = csv.reader(io.StringIO(csv_line([attack]), newline=""))
    assert fields == [f"'{attack}"]


def test_numbers_times_and_nothing_are_written_plainly():
    moment = datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    cells = (-5, Decimal("-0.25"), Decimal("1E+3"), True, None, date(2026, 11, 1), moment)
    assert csv_line(cells) == "-5,-0.25,1000,true,,2026-11-01,2026-11-01T05:30:00+00:00\r\n"
    with pytest.raises(TypeError):
        csv_line([cast("Any", 1.5)])
    with pytest.raises(TypeError):
        csv_line([Decimal("NaN")])


def test_the_mark_comes_first_and_once():
    assert "".join(csv_lines(["a"], [["b"]], mark=True)) == f"{BYTE_ORDER_MARK}a\r\nb\r\n"
    assert "".join(csv_lines(["a"], [["b"]])) == "a\r\nb\r\n"
