"""Money: whole minor units of one currency, and the only two ways in which the house rounds.

Half-up (halves away from zero) when an exact amount becomes money; largest remainder when money is
shared out, so that the shares always sum to what was shared. No amount is ever a float and none is ever
divided.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import Self

from server.domain.errors import Invalid

_BY_EXPONENT = {
    0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF",
    2: "AED ARS AUD BAM BBD BDT BGN BMD BND BOB BRL BSD BWP BZD CAD CHF CNY COP CRC CZK DKK DOP DZD EGP ETB"
    " EUR FJD GBP GEL GHS GIP GTQ GYD HKD HNL HUF IDR ILS INR JMD KES KHR KYD KZT LAK LBP LKR MAD MDL MKD MMK"
    " MNT MOP MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR"
    " SEK SGD THB TRY TTD TWD TZS UAH USD UYU UZS XCD ZAR ZMW",
    3: "BHD IQD JOD KWD LYD OMR TND",
}

EXPONENTS = MappingProxyType(
    {code: exponent for exponent, codes in _BY_EXPONENT.items() for code in codes.split()}
)
"""Digits after the point of each currency's minor unit (ISO 4217, table A.1)."""

LARGEST_MINOR = 2**63 - 1
"""What a BIGINT holds; an amount beyond it is refused, not wrapped."""

PER_MILLION = 1_000_000

_LONGEST = 24  # characters of an amount that somebody writes


def exponent_of(currency: str) -> int:
    """Return the currency's digits after the point; raise `Invalid` (UNKNOWN_CURRENCY) if not listed."""
    if currency not in EXPONENTS:
        raise Invalid.field("currency", f"{currency!r} is no currency that we know", code="UNKNOWN_CURRENCY")
    return EXPONENTS[currency]


def half_up(numerator: int, denominator: int) -> int:
    """Return the whole number nearest to the fraction, halves away from zero; the denominator is positive."""
    whole = (2 * abs(numerator) + denominator) // (2 * denominator)
    return whole if numerator >= 0 else -whole


def spread(total: int, numerators: Sequence[int], denominator: int) -> tuple[int, ...]:
    """Return whole shares that sum to `total`, each the exact share rounded down or up (largest remainder).

    The exact shares are numerator over denominator, and `total` is their sum rounded; the units left
    over go to the largest remainders, equal ones in order.
    """
    floors = [numerator // denominator for numerator in numerators]
    left = total - sum(floors)
    if not 0 <= left <= len(floors):
        raise ValueError("the total is not the rounded sum of the shares")
    by_remainder = sorted(range(len(floors)), key=lambda index: -(numerators[index] % denominator))
    raised = frozenset(by_remainder[:left])
    return tuple(floor + (index in raised) for index, floor in enumerate(floors))


@dataclass(frozen=True, slots=True, order=False)
class Money:
    """An amount: minor units (cents, yen, fils) and the currency's ISO 4217 code."""

    minor: int
    currency: str

    def __post_init__(self) -> None:
        """Refuse what is no whole number, no known currency, or more than a database column holds."""
        if type(self.minor) is not int:
            raise TypeError("minor units are whole numbers")
        exponent_of(self.currency)
        if abs(self.minor) > LARGEST_MINOR:
            raise Invalid.field("minor", "the amount is too large", code="AMOUNT_TOO_LARGE")

    @classmethod
    def zero(cls, currency: str) -> Self:
        """Return nothing, in that currency."""
        return cls(0, currency)

    @classmethod
    def total(cls, amounts: Iterable["Money"], currency: str) -> "Money":
        """Return the sum of amounts that are all in that currency."""
        result: Money = cls.zero(currency)
        for amount in amounts:
            result += amount
        return result

    @classmethod
    def of(cls, amount: Decimal, currency: str) -> Self:
        """Return a decimal amount of major units, half-up; raise `Invalid` for NaN and infinities."""
        if not amount.is_finite():
            raise Invalid.field("amount", "is no number", code="NOT_A_NUMBER")
        if amount.adjusted() > len(str(LARGEST_MINOR)):
            raise Invalid.field("amount", "the amount is too large", code="AMOUNT_TOO_LARGE")
        numerator, denominator = amount.as_integer_ratio()
        return cls(half_up(numerator * 10 ** exponent_of(currency), denominator), currency)

    def __add__(self, other: "Money") -> "Money":
        return Money(self.minor + self._same(other), self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.minor - self._same(other), self.currency)

    def __neg__(self) -> "Money":
        return Money(-self.minor, self.currency)

    def __mul__(self, times: int) -> "Money":
        if type(times) is not int:
            raise TypeError("money is multiplied by whole numbers; use a rule that says how it rounds")
        return Money(self.minor * times, self.currency)

    def __lt__(self, other: "Money") -> bool:
        return self.minor < self._same(other)

    def __le__(self, other: "Money") -> bool:
        return self.minor <= self._same(other)

    def __gt__(self, other: "Money") -> bool:
        return self.minor > self._same(other)

    def __ge__(self, other: "Money") -> bool:
        return self.minor >= self._same(other)

    def __bool__(self) -> bool:
        return self.minor != 0

    def allocate(self, weights: Sequence[int]) -> "tuple[Money, ...]":
        """Share out by weights (whole, none negative, not all zero); the shares sum to the amount exactly.

        The mirror holds too: the shares of the negative amount are the negatives of the shares.
        """
        if not weights or min(weights) < 0 or not sum(weights):
            raise ValueError("weights are whole numbers of zero and more, and not all zero")
        size = abs(self.minor)
        sign = 1 if self.minor >= 0 else -1
        shares = spread(size, [size * weight for weight in weights], sum(weights))
        return tuple(Money(sign * share, self.currency) for share in shares)

    def plain(self) -> str:
        """Return the major units in digits, as in `1234.50` or `-0.05`; no grouping, no currency."""
        digits = exponent_of(self.currency)
        text = str(abs(self.minor)).rjust(digits + 1, "0")
        sign = "-" if self.minor < 0 else ""
        return f"{sign}{text[:-digits]}.{text[-digits:]}" if digits else f"{sign}{text}"

    def _same(self, other: "Money") -> int:
        if other.currency != self.currency:
            raise Invalid(f"{self.currency} and {other.currency} do not mix.", code="CURRENCY_MISMATCH")
        return other.minor


def parse_money(text: str, currency: str, field: str = "amount") -> Money:
    """Return an amount that somebody wrote in digits; raise `Invalid` unless it means exactly that.

    More digits after the point than the currency has are refused rather than rounded.
    """
    try:
        amount = Decimal(text) if len(text) <= _LONGEST and set(text) <= set("-0123456789.") else None
    except InvalidOperation:
        amount = None
    if amount is None:
        raise Invalid.field(field, "is no amount such as 1234.50", code="NOT_A_NUMBER")
    money = Money.of(amount, currency)
    if Decimal(money.plain()) != amount:
        raise Invalid.field(field, f"{currency} has {exponent_of(currency)} digits after the point")
    return money
