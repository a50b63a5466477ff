"""Quantities and unit prices: whole millionths, written as decimals with at most six places.

A quantity of 1_500_000 is 1.5 of its unit. A unit price of 89_500_000 is 89.50 of the currency's
*major* unit for one of the unit, so prices finer than the minor unit (a screw at 0.0125) keep their
value.
"""

import re

from server.domain.errors import Invalid
from server.domain.money import PER_MILLION, Money, exponent_of, half_up

LARGEST_E6 = 10**15
"""A thousand million of anything: far below BIGINT, far above any job."""

_PLAIN = re.compile(r"(-?)(\d{1,12})(?:\.(\d{1,6}))?", re.ASCII)
_HOUR_SECONDS = 3600


def parse_e6(text: str, field: str = "quantity", *, least: int = 0) -> int:
    """Return the millionths that a decimal such as `1.5` says.

    Raises `Invalid` for anything else: more than six places, exponents, signs other than one minus, blanks,
    digits of other scripts, NaN, less than `least` millionths, more than a thousand million.
    """
    found = _PLAIN.fullmatch(text)
    if not found:
        raise Invalid.field(field, "is no decimal with at most 6 places, such as 1.5", code="NOT_A_NUMBER")
    sign, whole, places = found.groups()
    value = int(whole) * PER_MILLION + int((places or "").ljust(6, "0"))
    return check_e6(-value if sign else value, field, least=least)


def check_e6(value: int, field: str = "quantity", *, least: int = 0) -> int:
    """Return the millionths as they are; raise `Invalid` when they are below `least` or absurdly large."""
    if not least <= value <= LARGEST_E6:
        raise Invalid.field(
            field, f"lies outside {format_e6(least)} to {format_e6(LARGEST_E6)}", code="OUT_OF_RANGE"
        )
    return value


def format_e6(value: int) -> str:
    """Return millionths as the shortest decimal: `1.5`, `2`, `-0.000001`."""
    whole, places = divmod(abs(value), PER_MILLION)
    fraction = f"{places:06d}".rstrip("0")
    return ("-" if value < 0 else "") + str(whole) + ("." + fraction if fraction else "")


def amount_of(quantity_e6: int, unit_price_e6: int, currency: str) -> Money:
    """Return quantity times unit price as money: exact, then half-up once."""
    exact = quantity_e6 * unit_price_e6 * 10 ** exponent_of(currency)
    return Money(half_up(exact, PER_MILLION * PER_MILLION), currency)


def hours_e6(seconds: int) -> int:
    """Return seconds as millionths of an hour, half-up; 4,020 s are 1.116667 h."""
    return half_up(seconds * PER_MILLION, _HOUR_SECONDS)
