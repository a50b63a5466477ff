"""An invoice's sums: lines, the taxes of each group, net, tax and total, always in agreement.

total = net + tax; net = the sum of the lines; tax = the sum of the tax groups = the sum of the lines'
shares.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from server.domain.invoice_lines import DraftLine, LabourTerms, PriceBookEntry, WantedLine, lines_of_work
from server.domain.money import Money
from server.domain.review import ReviewReason
from server.domain.tax import AmbiguousTaxRate, GroupTax, NoTaxRate, TaxGroup, TaxRate, rates_for, tax_group


@dataclass(frozen=True, slots=True)
class TaxTerms:
    """What decides the tax of a document: where, when, for whom, and the rates on record."""

    jurisdiction: str
    on: date
    rates: tuple[TaxRate, ...]
    exempt: bool = False
    """The customer has shown a certificate: no tax at all, on any line."""


@dataclass(frozen=True, slots=True)
class InvoiceDraft:
    """An invoice before it has a number; `line_taxes` are the lines' shares of the tax, in their order."""

    lines: tuple[DraftLine, ...]
    taxes: tuple[TaxGroup, ...]
    line_taxes: tuple[Money, ...]
    net: Money
    tax: Money
    total: Money
    reasons: tuple[ReviewReason, ...]
    """What the lines and their taxes alone give to look at; `review.review_reasons` adds the rest."""


def draft_of_work(
    usual: Sequence[WantedLine],
    reported: Sequence[WantedLine],
    labour: LabourTerms,
    worked_seconds: int | None,
    book: Iterable[PriceBookEntry],
    terms: TaxTerms,
    currency: str,
) -> InvoiceDraft:
    """Return the invoice for a completed job.

    `usual` are the job type's lines and stand in when nothing was reported; `worked_seconds` is None
    when the time is not known, which holds a timed labour line.
    """
    return total_up(lines_of_work(usual, reported, labour, worked_seconds, book, currency), terms, currency)


def total_up(lines: Sequence[DraftLine], terms: TaxTerms, currency: str) -> InvoiceDraft:
    """Return the draft of these lines; lines in another currency are refused (CURRENCY_MISMATCH)."""
    net = Money.total((line.net for line in lines), currency)
    reasons = {reason for line in lines for reason in line.reasons}
    shares = [Money.zero(currency)] * len(lines)
    taxes: list[TaxGroup] = []
    for category in sorted({line.tax_category for line in lines if not line.held}):
        places = [at for at, line in enumerate(lines) if line.tax_category == category and not line.held]
        found = _taxes_on([lines[at].net for at in places], category, terms, currency)
        if isinstance(found, ReviewReason):
            reasons.add(found)
            continue
        taxes += found.groups
        for at, share in zip(places, found.shares, strict=True):
            shares[at] = share
    tax = Money.total((group.amount for group in taxes), currency)
    return InvoiceDraft(
        lines=tuple(lines),
        taxes=tuple(taxes),
        line_taxes=tuple(shares),
        net=net,
        tax=tax,
        total=net + tax,
        reasons=tuple(reason for reason in ReviewReason if reason in reasons),
    )


def _taxes_on(
    nets: Sequence[Money], category: str, terms: TaxTerms, currency: str
) -> GroupTax | ReviewReason:
    """Return the taxes on lines of one category, or why they cannot be known."""
    if terms.exempt:
        return tax_group(nets, category, (), currency)
    try:
        rates = rates_for(terms.rates, terms.jurisdiction, category, terms.on)
    except NoTaxRate:
        return ReviewReason.NO_TAX_RATE
    except AmbiguousTaxRate:
        return ReviewReason.AMBIGUOUS_TAX_RATE
    return tax_group(nets, category, rates, currency)
