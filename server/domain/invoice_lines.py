"""From what was done to what is billed: priced lines, and labour by the hour or as a flat item.

A line whose price is not known is kept without an amount and with its reason; it is never billed at
zero as if that were its price.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from server.domain.errors import Invalid
from server.domain.money import PER_MILLION, Money
from server.domain.quantities import amount_of, check_e6, hours_e6
from server.domain.review import ReviewReason


class LineKind(StrEnum):
    """What a line is for."""

    LABOUR = "labour"
    MATERIAL = "material"
    FEE = "fee"


class LabourPolicy(StrEnum):
    """Whether labour is billed by the time worked or as one item."""

    FLAT = "flat"
    TIMED = "timed"


@dataclass(frozen=True, slots=True)
class PriceBookEntry:
    """Something that is sold, its price in millionths of the major unit; no price is None, never 0."""

    code: str
    description: str
    kind: LineKind
    unit: str
    unit_price_e6: int | None
    tax_category: str
    active: bool = True


@dataclass(frozen=True, slots=True)
class WantedLine:
    """A price-book code and how much of it, in millionths; a price given here overrides the book's."""

    code: str
    quantity_e6: int
    unit_price_e6: int | None = None

    def __post_init__(self) -> None:
        """Refuse quantities that are not above zero and prices below it."""
        check_e6(self.quantity_e6, "quantity", least=1)
        if self.unit_price_e6 is not None:
            check_e6(self.unit_price_e6, "unit_price")


@dataclass(frozen=True, slots=True)
class LabourTerms:
    """How a kind of work bills labour: by which code (None: not at all) and, when timed, how time counts.

    Time below the minimum counts as the minimum; time above it is raised to full increments (0: to the
    second).
    """

    policy: LabourPolicy
    code: str | None = None
    minimum_seconds: int = 0
    increment_seconds: int = 0

    def __post_init__(self) -> None:
        """Refuse negative times."""
        if self.minimum_seconds < 0 or self.increment_seconds < 0:
            raise Invalid.field("labour", "times are not negative")


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A line of a draft: what, how much, at what price, its net amount and its reasons to be looked at."""

    kind: LineKind
    code: str
    description: str
    unit: str
    quantity_e6: int
    unit_price_e6: int | None
    net: Money
    tax_category: str
    reasons: tuple[ReviewReason, ...] = ()

    @property
    def held(self) -> bool:
        """Whether the line has no amount yet, so that no tax can be computed on it."""
        return bool(_WITHOUT_AMOUNT & set(self.reasons))


_WITHOUT_AMOUNT = frozenset(
    {ReviewReason.UNKNOWN_CODE, ReviewReason.UNPRICED_LINE, ReviewReason.LABOUR_UNKNOWN}
)


def billed_seconds(worked_seconds: int, terms: LabourTerms) -> int:
    """Return the seconds that are billed for seconds worked: the minimum, then full increments upwards."""
    seconds = max(worked_seconds, terms.minimum_seconds)
    step = terms.increment_seconds
    return seconds if step == 0 else -(-seconds // step) * step


def lines_of_work(
    usual: Sequence[WantedLine],
    reported: Sequence[WantedLine],
    labour: LabourTerms,
    worked_seconds: int | None,
    book: Iterable[PriceBookEntry],
    currency: str,
) -> tuple[DraftLine, ...]:
    """Return the lines of a completed job: labour first, then what was reported, or else the job type's own.

    A labour code that is among the lines already is not billed a second time.
    """
    entries = {entry.code: entry for entry in book}
    wanted = reported or usual
    lines = [price_line(line, entries, currency) for line in wanted]
    if labour.code is None or any(line.code == labour.code for line in wanted):
        return tuple(lines)
    return (_labour_line(labour, labour.code, worked_seconds, entries, currency), *lines)


def price_line(line: WantedLine, entries: Mapping[str, PriceBookEntry], currency: str) -> DraftLine:
    """Return a wanted line with its price, or held with the reason why it has none."""
    entry = entries.get(line.code)
    if entry is None:
        reasons = (ReviewReason.UNKNOWN_CODE,)
        nothing = Money.zero(currency)
        return DraftLine(
            LineKind.MATERIAL, line.code, line.code, "", line.quantity_e6, None, nothing, "", reasons
        )
    price = entry.unit_price_e6 if line.unit_price_e6 is None else line.unit_price_e6
    found = {
        ReviewReason.UNPRICED_LINE: price is None,
        ReviewReason.PRICE_OVERRIDE: line.unit_price_e6 not in {None, entry.unit_price_e6},
        ReviewReason.INACTIVE_CODE: not entry.active,
    }
    return DraftLine(
        kind=entry.kind,
        code=entry.code,
        description=entry.description,
        unit=entry.unit,
        quantity_e6=line.quantity_e6,
        unit_price_e6=price,
        net=Money.zero(currency) if price is None else amount_of(line.quantity_e6, price, currency),
        tax_category=entry.tax_category,
        reasons=tuple(reason for reason, applies in found.items() if applies),
    )


def _labour_line(
    terms: LabourTerms,
    code: str,
    worked_seconds: int | None,
    entries: Mapping[str, PriceBookEntry],
    currency: str,
) -> DraftLine:
    if terms.policy is LabourPolicy.FLAT:
        return price_line(WantedLine(code, PER_MILLION), entries, currency)
    seconds = None if worked_seconds is None else billed_seconds(worked_seconds, terms)
    if seconds:
        return price_line(WantedLine(code, hours_e6(seconds)), entries, currency)
    entry = entries.get(code)
    return DraftLine(
        kind=LineKind.LABOUR,
        code=code,
        description=entry.description if entry else code,
        unit=entry.unit if entry else "",
        quantity_e6=0,
        unit_price_e6=entry.unit_price_e6 if entry else None,
        net=Money.zero(currency),
        tax_category=entry.tax_category if entry else "",
        reasons=(ReviewReason.LABOUR_UNKNOWN if entry else ReviewReason.UNKNOWN_CODE,),
    )
