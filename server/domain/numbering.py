"""Numbers of documents: how the next number of a gap-free series is written.

The counter itself is a row taken in the posting transaction, so that a rollback gives the number back;
a draft has none, and a cancelled document keeps its own (a credit note takes the next of another
series).
"""

import re
from dataclasses import dataclass
from datetime import date

from server.domain.errors import Invalid

_PREFIX = re.compile(r"[A-Z0-9](?:[A-Z0-9-]{0,10}[A-Z0-9])?", re.ASCII)
_WIDEST = 12


@dataclass(frozen=True, slots=True)
class SeriesFormat:
    """How a series looks: `INV-2026-000123` is the prefix INV, a series a year, six digits."""

    prefix: str
    yearly: bool = True
    digits: int = 6

    def __post_init__(self) -> None:
        """Refuse prefixes and widths that would not survive a file name or a bank's reference field."""
        if not _PREFIX.fullmatch(self.prefix):
            raise Invalid.field("prefix", "is 1 to 12 capital letters, digits and inner hyphens")
        if not 1 <= self.digits <= _WIDEST:
            raise Invalid.field("digits", f"lies outside 1 to {_WIDEST}")


def invoice_style(prefix: str) -> SeriesFormat:
    """Return how a company's invoices are numbered: one series for ever, as in `INV-000123`."""
    return SeriesFormat(prefix.rstrip("-"), yearly=False)


def series_name(style: SeriesFormat, issued_on: date) -> str:
    """Return the name of the series that counts a document of that day, as in `INV-2026`."""
    return f"{style.prefix}-{issued_on.year:04d}" if style.yearly else style.prefix


def format_number(style: SeriesFormat, issued_on: date, number: int) -> str:
    """Return the document's number in full; a number wider than the format is never cut."""
    if number < 1:
        raise Invalid.field("number", "a series counts from 1")
    return f"{series_name(style, issued_on)}-{number:0{style.digits}d}"
