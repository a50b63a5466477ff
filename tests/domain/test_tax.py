from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.errors import Invalid
from server.domain.money import Money
from server.domain.tax import AmbiguousTaxRate, NoTaxRate, TaxRate, format_rate, rates_for, tax_group
from tests.domain.making import DAY, rate


def tax_on(minors, *ppm, currency="USD"):
    rates = [rate(value, name=f"Tax {index}") for index, value in enumerate(ppm)]
    return tax_group([Money(minor, currency) for minor in minors], "goods", rates, currency)


@pytest.mark.parametrize(
    ("why", "minors", "ppm", "expected"),
    [
        ("8180 x 9.975 % is 815.955: invoiceninja/ui#2863 shows 815.95", [818_000], 99_750, 81_596),
        ("the same, split over lines: still rounded once", [409_000, 409_000], 99_750, 81_596),
        ("1.005 is not 1.00, which binary fractions make of it", [2_010], 50_000, 101),
        ("three lines of 0.50 at 1 %: 0.015, not 3 x 0.01", [50, 50, 50], 10_000, 2),
        ("ten lines of 0.33 at 7 %: 0.231, not 10 x 0.02", [33] * 10, 70_000, 23),
        ("a line that is taken off again leaves no tax", [12_345, -12_345], 82_500, 0),
        ("half a cent goes up", [10], 50_000, 1),
        ("and for a refund away from zero too", [-10], 50_000, -1),
        ("nothing at 0 %", [12_345], 0, 0),
    ],
)
def test_known_cases_of_rounding(why, minors, ppm, expected):
    found = tax_on(minors, ppm)
    assert found.groups[0].amount.minor == expected, why
    assert sum(share.minor for share in found.shares) == expected


@given(
    st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=15),
    st.lists(st.integers(0, 250_000), max_size=4),
)
def test_the_shares_of_the_lines_are_the_tax_of_the_document(minors, ppm):
    found = tax_on(minors, *ppm)
    assert sum(share.minor for share in found.shares) == sum(group.amount.minor for group in found.groups)
    assert all(group.base.minor == sum(minors) for group in found.groups)
    for share, minor in zip(found.shares, minors, strict=True):
        assert abs(share.minor * 1_000_000 - minor * sum(ppm)) <= 1_000_000 * max(len(ppm), 1)


@given(st.lists(st.integers(0, 10**7), min_size=2, max_size=8), st.integers(0, 250_000), st.randoms())
def test_the_order_of_the_lines_does_not_change_the_tax(minors, ppm, random):
    shuffled = random.sample(minors, len(minors))
    assert tax_on(minors, ppm).groups == tax_on(shuffled, ppm).groups


def test_taxes_levied_side_by_side_are_each_rounded_and_shown():
    amounts = {group.name: group.amount.minor for group in tax_on([9_999], 40_000, 45_000, 3_750).groups}
    assert amounts == {"Tax 0": 400, "Tax 1": 450, "Tax 2": 37}


def test_yen_have_no_cents():
    assert tax_on([1_005], 100_000, currency="JPY").groups[0].amount == Money(101, "JPY")


def dated(begin, end=None, *, name="State"):
    return TaxRate(name, "US-NY", "goods", 40_000, begin, end)


def test_the_day_of_the_document_picks_the_rate_and_both_end_days_count():
    old, new = dated(date(2025, 1, 1), date(2026, 3, 1)), dated(date(2026, 3, 2))
    assert rates_for([new, old], "US-NY", "goods", date(2026, 3, 1)) == (old,)
    assert rates_for([new, old], "US-NY", "goods", date(2026, 3, 2)) == (new,)


@pytest.mark.parametrize(
    ("place", "category", "day"),
    [
        ("US-NJ", "goods", DAY),
        ("US-NY", "labour", DAY),
        ("US-NY", "goods", date(2019, 12, 31)),
        ("", "", DAY),
    ],
)
def test_where_no_rate_is_known_none_is_guessed(place, category, day):
    with pytest.raises(NoTaxRate) as refused:
        rates_for([rate(40_000)], place, category, day)
    assert refused.value.code == "NO_TAX_RATE"


def test_two_rates_of_one_name_at_once_contradict_each_other():
    with pytest.raises(AmbiguousTaxRate):
        rates_for([dated(date(2025, 1, 1)), dated(date(2026, 1, 1))], "US-NY", "goods", DAY)


def test_rates_of_different_names_hold_together_in_the_order_of_their_names():
    city = rate(45_000, name="City")
    state = rate(40_000, name="State")
    assert rates_for([state, city], "US-NY", "goods", DAY) == (city, state)


@pytest.mark.parametrize("ppm", [-1, 1_000_001])
def test_a_rate_lies_between_nothing_and_everything(ppm):
    with pytest.raises(Invalid):
        rate(ppm)


def test_a_rate_does_not_end_before_it_begins():
    with pytest.raises(Invalid):
        dated(date(2026, 1, 2), date(2026, 1, 1))


@pytest.mark.parametrize(
    ("ppm", "text"), [(82_500, "0.0825"), (99_750, "0.09975"), (0, "0"), (1_000_000, "1")]
)
def test_a_rate_is_written_as_a_fraction(ppm, text):
    assert format_rate(ppm) == text
