from datetime import date

import pytest

from server.domain.errors import Invalid
from server.domain.numbering import SeriesFormat, format_number, invoice_style, series_name

DAY = date(2026, 12, 31)


@pytest.mark.parametrize(
    ("style", "number", "text"),
    [
        (SeriesFormat("INV"), 123, "INV-2026-000123"),
        (SeriesFormat("INV", yearly=False), 123, "INV-000123"),
        (SeriesFormat("CN", digits=1), 7, "CN-2026-7"),
        (SeriesFormat("INV", digits=3), 1_000_000, "INV-2026-1000000"),
    ],
)
def test_numbers_are_written_in_full(style, number, text):
    assert format_number(style, DAY, number) == text


def test_a_yearly_series_is_another_one_each_year():
    assert series_name(SeriesFormat("INV"), DAY) == "INV-2026"
    assert series_name(SeriesFormat("INV"), date(2027, 1, 1)) == "INV-2027"
    assert series_name(SeriesFormat("INV", yearly=False), DAY) == "INV"


@pytest.mark.parametrize("prefix", ["", "inv", "INV-", "-INV", "IN V", "IN/V", "A" * 13, "ÄB", "INV\n"])
def test_prefixes_that_break_file_names_are_refused(prefix):
    with pytest.raises(Invalid):
        SeriesFormat(prefix)


@pytest.mark.parametrize("digits", [0, 13])
def test_widths_are_sensible(digits):
    with pytest.raises(Invalid):
        SeriesFormat("INV", digits=digits)


@pytest.mark.parametrize("number", [0, -1])
def test_a_series_counts_from_one(number):
    with pytest.raises(Invalid):
        format_number(SeriesFormat("INV"), DAY, number)


@pytest.mark.parametrize(
    ("prefix", "number"), [("INV-", "INV-000001"), ("INV", "INV-000001"), ("HH-A-", "HH-A-000001")]
)
def test_a_company_s_prefix_may_end_with_its_hyphen(prefix, number):
    assert format_number(invoice_style(prefix), DAY, 1) == number
