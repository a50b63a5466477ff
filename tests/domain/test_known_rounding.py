"""Sums that other invoicing programs got wrong in public, each with where, computed end to end here."""

import pytest

from server.domain.invoice_lines import DraftLine, LineKind
from server.domain.invoicing import TaxTerms, total_up
from server.domain.quantities import amount_of, parse_e6
from tests.domain.making import DAY, rate

# where, currency, lines as (quantity, unit price, category), rates as (ppm, category), net, tax, total
CASES = [
    ("invoiceninja/ui#2863", "USD", [("1", "8180", "a")], [(99_750, "a")], 818_000, 81_596, 899_596),
    (
        "invoiceninja/ui#2472",
        "CAD",
        [("1", "300", "a")],
        [(50_000, "a"), (99_750, "a")],
        30_000,
        4_493,
        34_493,
    ),
    (
        "invoiceninja#1453 (484)",
        "CAD",
        [("1", "140", "a")],
        [(50_000, "a"), (99_750, "a")],
        14_000,
        2_097,
        16_097,
    ),
    (
        "invoiceninja#1453 (479)",
        "CAD",
        [("1", "1140", "a")],
        [(50_000, "a"), (99_750, "a")],
        114_000,
        17_072,
        131_072,
    ),
    (
        "invoiceninja#10856",
        "EUR",
        [("1", "8500", "a"), ("1", "-7500", "a")],
        [(190_000, "a")],
        100_000,
        19_000,
        119_000,
    ),
    ("odoo#37896", "EUR", [("16", "334.416", "a")], [(220_000, "a")], 535_066, 117_715, 652_781),
    ("odoo#36675", "EUR", [("1", "55.55", "a"), ("1", "11.11", "a")], [(230_000, "a")], 6_666, 1_533, 8_199),
    ("odoo#24725, one line", "EUR", [("9", "13.60", "a")], [(60_000, "a")], 12_240, 734, 12_974),
    ("odoo#24725, nine lines", "EUR", [("1", "13.60", "a")] * 9, [(60_000, "a")], 12_240, 734, 12_974),
    ("odoo PR#46511", "EUR", [("1", "36.856", "a"), ("1", "9.21", "a")], [(85_000, "a")], 4_607, 392, 4_999),
    ("odoo#265433", "JPY", [("1", "100.5", "a"), ("1", "100.5", "a")], [(100_000, "a")], 202, 20, 222),
]


@pytest.mark.parametrize(
    ("where", "currency", "lines", "rates", "net", "tax", "total"),
    CASES,
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_a_sum_that_went_wrong_elsewhere_is_right_here(where, currency, lines, rates, net, tax, total):
    drafted = [line(quantity, price, category, currency) for quantity, price, category in lines]
    known = tuple(rate(ppm, name=f"Tax {at}", category=category) for at, (ppm, category) in enumerate(rates))
    found = total_up(drafted, TaxTerms("US-NY", DAY, known), currency)
    assert (found.net.minor, found.tax.minor, found.total.minor) == (net, tax, total), where


def line(quantity, price, category, currency):
    quantity_e6, price_e6 = parse_e6(quantity), parse_e6(price, least=-(10**15))
    net = amount_of(quantity_e6, price_e6, currency)
    return DraftLine(LineKind.FEE, "X", "X", "each", quantity_e6, price_e6, net, category)
