from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.errors import Invalid
from server.domain.money import Money
from server.domain.quantities import LARGEST_E6, amount_of, check_e6, format_e6, hours_e6, parse_e6


@pytest.mark.parametrize(
    ("text", "value"),
    [("1.5", 1_500_000), ("0", 0), ("0.000001", 1), ("007.50", 7_500_000), ("1000000000", LARGEST_E6)],
)
def test_decimals_are_read_as_millionths(text, value):
    assert parse_e6(text) == value


@pytest.mark.parametrize(
    "text",
    [
        *[
            "",
            " 1",
            "1 ",
            "+1",
            "1.",
            ".5",
            "1.0000001",
            "1e3",
            "1E400",
            "NaN",
            "Infinity",
            "-1",
            "1,5",
            "0x1",
        ],
        *["1_000", "٣", "１", "9" * 13, "1000000000.000001", "1\x00", "\ud800", "1\n"],  # noqa: RUF001
    ],
)
def test_everything_else_is_refused(text):
    with pytest.raises(Invalid):
        parse_e6(text)


@given(st.integers(-LARGEST_E6, LARGEST_E6))
def test_what_is_written_is_read_back(value):
    assert parse_e6(format_e6(value), least=-LARGEST_E6) == value


@pytest.mark.parametrize(
    ("value", "text"), [(1_500_000, "1.5"), (2_000_000, "2"), (-1, "-0.000001"), (0, "0")]
)
def test_millionths_are_written_short(value, text):
    assert format_e6(value) == text


def test_a_refusal_names_the_field():
    with pytest.raises(Invalid) as refused:
        check_e6(0, "lines[2].quantity", least=1)
    assert refused.value.faults[0].field == "lines[2].quantity"


@given(st.integers(0, 10**10), st.integers(0, 10**12), st.sampled_from(["USD", "JPY", "KWD"]))
def test_quantity_times_price_is_the_exact_product_rounded_once(quantity, price, currency):
    places = {"USD": 2, "JPY": 0, "KWD": 3}[currency]
    exact = Decimal(quantity) * Decimal(price) * Decimal(10) ** (places - 12)
    expected = exact.quantize(Decimal(1), rounding=ROUND_HALF_UP)
    assert amount_of(quantity, price, currency) == Money(int(expected), currency)


def test_a_screw_at_a_fraction_of_a_cent_keeps_its_price():
    assert amount_of(300_000_000, parse_e6("0.0125"), "USD") == Money(375, "USD")


@pytest.mark.parametrize(("seconds", "value"), [(3600, 1_000_000), (4020, 1_116_667), (1, 278), (0, 0)])
def test_seconds_are_hours_to_the_millionth(seconds, value):
    assert hours_e6(seconds) == value
