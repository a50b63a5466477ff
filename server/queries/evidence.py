"""What a piece of evidence is: a label with words, perhaps a moment, whose side it is on, and what it links to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from babel import Locale, UnknownLocaleError
from babel.numbers import format_currency

from server.domain.money import Money
from server.models.companies import Company
from server.queries.zones import local

Side = Literal["plan", "field", "record"]


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands behind an exception: lines in their order, and the thing that it is about."""

    lines: Sequence[dict[str, Any]]
    leads_to: dict[str, Any] | None


def line(
    label: str,
    value: str,
    *,
    side: Side = "record",
    at: datetime | None = None,
    company: Company | None = None,
    link: dict[str, Any] | None = None,
) -> dict[str, Any]:
    """Return a line of evidence; `side`: what was planned, what was reported, or what is on record."""
    moment = local(at, company) if at is not None and company is not None else at
    return {"label": label, "value": value[:1000], "at": moment, "side": side, "link": link}


def to(kind: str, row_id: str, day: date | None = None, parent_id: str | None = None) -> dict[str, Any]:
    """Return what a line or an exception leads to: a row, the day to look at, and the row that it belongs to."""
    return {"kind": kind, "id": row_id, "day": day, "parent_id": parent_id}


def money(minor: int, currency: str, company: Company) -> str:
    """Return an amount as the company writes it."""
    try:
        locale = Locale.parse(company.locale, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale("en", "US")
    words: str = format_currency(Decimal(Money(minor, currency).plain()), currency, locale=locale)
    return words


def in_words(code: str) -> str:
    """Return a code as people read it."""
    return code.replace("_", " ").lower().capitalize()
