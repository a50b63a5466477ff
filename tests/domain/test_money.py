import ast
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server import domain
from server.domain.errors import Invalid
from server.domain.money import EXPONENTS, LARGEST_MINOR, Money, half_up, parse_money, spread

MONEY_RULES = (
    "money.py",
    "quantities.py",
    "tax.py",
    "invoice_lines.py",
    "invoicing.py",
    "review.py",
    "numbering.py",
)

minor = st.integers(-(10**12), 10**12)
currency = st.sampled_from(sorted(EXPONENTS))


@pytest.mark.parametrize("name", MONEY_RULES)
def test_the_rules_of_money_know_no_float_and_no_division(name):
    path = Path(domain.__path__[0]) / name
    for node in ast.walk(ast.parse(path.read_text())):
        assert not isinstance(node, ast.Div), f"{name} divides"
        assert not (isinstance(node, ast.Name) and node.id == "float"), f"{name} names float"
        assert not (isinstance(node, ast.Constant) and isinstance(node.value, float)), f"{name} holds a float"


@pytest.mark.parametrize(
    ("numerator", "denominator", "expected"),
    [(1, 2, 1), (-1, 2, -1), (5, 10, 1), (4, 10, 0), (15, 10, 2), (25, 10, 3), (-25, 10, -3), (0, 7, 0)],
)
def test_halves_go_away_from_zero(numerator, denominator, expected):
    assert half_up(numerator, denominator) == expected


@given(minor, st.integers(1, 10**9))
def test_rounding_is_never_more_than_half_a_unit_off_and_mirrors(numerator, denominator):
    rounded = half_up(numerator, denominator)
    assert 2 * abs(rounded * denominator - numerator) <= denominator
    assert half_up(-numerator, denominator) == -rounded


@given(minor, currency, st.lists(st.integers(0, 10**6), min_size=1, max_size=20).filter(any))
def test_an_allocation_gives_everything_away_and_nobody_more_than_one_unit_extra(amount, code, weights):
    money = Money(amount, code)
    shares = money.allocate(weights)
    assert Money.total(shares, code) == money
    for share, weight in zip(shares, weights, strict=True):
        assert abs(share.minor * sum(weights) - amount * weight) < sum(weights)
    assert (-money).allocate(weights) == tuple(-share for share in shares)


@given(st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=12), st.integers(1, 10**6))
def test_shares_of_a_rounded_sum_are_each_rounded_by_less_than_one(numerators, denominator):
    total = half_up(sum(numerators), denominator)
    shares = spread(total, numerators, denominator)
    assert sum(shares) == total
    assert all(abs(s * denominator - n) <= denominator for s, n in zip(shares, numerators, strict=True))


def test_three_people_share_a_dollar_in_order():
    assert [share.minor for share in Money(100, "USD").allocate([1, 1, 1])] == [34, 33, 33]


@pytest.mark.parametrize("weights", [[], [0, 0], [1, -1]])
def test_weights_that_share_nothing_out_are_a_mistake_of_the_program(weights):
    with pytest.raises(ValueError, match="weights"):
        Money(100, "USD").allocate(weights)


@given(minor, minor, currency)
def test_sums_and_differences_undo_each_other(one, other, code):
    assert Money(one, code) + Money(other, code) - Money(other, code) == Money(one, code)
    assert (Money(one, code) < Money(other, code)) == (one < other)


@pytest.mark.parametrize("mix", [lambda a, b: a + b, lambda a, b: a - b, lambda a, b: a <= b])
def test_currencies_do_not_mix(mix):
    with pytest.raises(Invalid) as refused:
        mix(Money(1, "USD"), Money(1, "EUR"))
    assert refused.value.code == "CURRENCY_MISMATCH"


def test_there_is_no_way_to_divide_money_or_to_make_it_from_fractions():
    with pytest.raises(TypeError):
        Money(100, "USD") / 3  # type: ignore[operator]
    with pytest.raises(TypeError):
        Money(100, "USD") * 1.5  # type: ignore[operator]
    with pytest.raises(TypeError):
        Money(1.0, "USD")  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        Money(True, "USD")


def test_an_amount_beyond_what_the_database_holds_is_refused():
    with pytest.raises(Invalid) as refused:
        Money(LARGEST_MINOR, "USD") + Money(1, "USD")
    assert refused.value.code == "AMOUNT_TOO_LARGE"


@pytest.mark.parametrize("code", ["usd", "XXX", "", "US"])
def test_an_unknown_currency_is_refused(code):
    with pytest.raises(Invalid) as refused:
        Money(1, code)
    assert refused.value.code == "UNKNOWN_CURRENCY"


@pytest.mark.parametrize(
    ("amount", "code", "expected"),
    [
        ("1.005", "USD", 101),
        ("2.675", "USD", 268),
        ("-1.005", "USD", -101),
        ("0.5", "JPY", 1),
        ("1.0005", "KWD", 1001),
    ],
)
def test_decimals_become_money_half_up(amount, code, expected):
    assert Money.of(Decimal(amount), code).minor == expected


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "-Infinity", "1E+400", "1E+99999"])
def test_what_is_no_amount_is_refused(amount):
    with pytest.raises(Invalid):
        Money.of(Decimal(amount), "USD")


@given(minor, currency)
def test_plain_digits_say_the_amount_exactly(amount, code):
    assert parse_money(Money(amount, code).plain(), code) == Money(amount, code)


@pytest.mark.parametrize(
    "text",
    ["", "1,50", "1e3", "NaN", " 1", "1.2.3", "--1", "1.005", "٣", "9" * 40, "0x10", "1_0", "+1"],
)
def test_amounts_in_rubbish_are_refused(text):
    with pytest.raises(Invalid):
        parse_money(text, "USD")
