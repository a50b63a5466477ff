"""Tax: dated rates, chosen by jurisdiction, category and day; computed once for each group of a document.

The rule: lines are grouped by category; each rate that holds for a category is applied to the group's
net sum and rounded half-up once; the group's tax is then shared out to its lines by largest remainder,
so that lines and totals agree. The arithmetic is EN 16931's (BR-CO-14, BR-CO-17, BR-S-08). No rate is
ever guessed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from server.domain.errors import Conflict, Invalid
from server.domain.money import PER_MILLION, Money, half_up, spread


class NoTaxRate(Conflict):
    """No rate holds for that jurisdiction, category and day."""

    code = "NO_TAX_RATE"


class AmbiguousTaxRate(Conflict):
    """Two rates of one name hold at once: the company's table contradicts itself."""

    code = "AMBIGUOUS_TAX_RATE"


@dataclass(frozen=True, slots=True)
class TaxRate:
    """A rate in parts per million (8.25 % is 82,500), from `valid_from` to `valid_to`, both included.

    Taxes that are levied side by side (state, county, city, district) are rates of different names.
    What is not taxed has a rate of 0: silence is not an exemption.
    """

    name: str
    jurisdiction: str
    category: str
    rate_ppm: int
    valid_from: date
    valid_to: date | None = None

    def __post_init__(self) -> None:
        """Refuse rates outside 0 to 100 % and spans that end before they begin."""
        if not 0 <= self.rate_ppm <= PER_MILLION:
            raise Invalid.field("rate", "lies outside 0 to 1")
        if self.valid_to is not None and self.valid_to < self.valid_from:
            raise Invalid.field("valid_to", "lies before valid_from")

    def holds(self, jurisdiction: str, category: str, on: date) -> bool:
        """Tell whether the rate applies there, to that, on that day."""
        within = self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)
        return within and (self.jurisdiction, self.category) == (jurisdiction, category)


def is_exempt(on: date, *, claimed: bool, expires_on: date | None) -> bool:
    """Tell whether a certificate frees from tax on a day; its last day still counts, and one without end always."""
    return claimed and (expires_on is None or on <= expires_on)


def rates_for(rates: Iterable[TaxRate], jurisdiction: str, category: str, on: date) -> tuple[TaxRate, ...]:
    """Return the rates that hold together, by name; raise `NoTaxRate` or `AmbiguousTaxRate`."""
    found = sorted(
        (rate for rate in rates if rate.holds(jurisdiction, category, on)), key=lambda rate: rate.name
    )
    place = f"{category or 'no category'} in {jurisdiction or 'no jurisdiction'} on {on}"
    if not found:
        raise NoTaxRate(f"No tax rate is known for {place}.", category=category, jurisdiction=jurisdiction)
    names = [rate.name for rate in found]
    if len(set(names)) < len(names):
        raise AmbiguousTaxRate(f"Several rates of one name hold for {place}.", category=category)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class TaxGroup:
    """One tax of a document: the rate, the sum it is levied on, and its amount."""

    name: str
    category: str
    rate_ppm: int
    base: Money
    amount: Money


@dataclass(frozen=True, slots=True)
class GroupTax:
    """The taxes of one category of lines, and each line's share of them in the order of the lines."""

    groups: tuple[TaxGroup, ...]
    shares: tuple[Money, ...]


def tax_group(nets: Sequence[Money], category: str, rates: Sequence[TaxRate], currency: str) -> GroupTax:
    """Return the taxes on lines of one category, given the rates that hold for it."""
    base = Money.total(nets, currency)
    groups, shares = [], [0] * len(nets)
    for rate in rates:
        amount = half_up(base.minor * rate.rate_ppm, PER_MILLION)
        groups.append(TaxGroup(rate.name, category, rate.rate_ppm, base, Money(amount, currency)))
        parts = spread(amount, [net.minor * rate.rate_ppm for net in nets], PER_MILLION)
        shares = [share + part for share, part in zip(shares, parts, strict=True)]
    return GroupTax(tuple(groups), tuple(Money(share, currency) for share in shares))


def format_rate(rate_ppm: int) -> str:
    """Return a rate as a decimal fraction, 82,500 as `0.0825`."""
    whole, places = divmod(rate_ppm, PER_MILLION)
    return f"{whole}.{places:06d}".rstrip("0").rstrip(".")
