"""Customers who may be one and the same: found by keys in one pass over the book, never merged by themselves."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import or_

from server.domain.customer_match import Address, Known, Match, plain_phone, similar_to, suggestions
from server.domain.search import folded
from server.models.customers import Customer, Site
from server.models.scope import Scope, scoped_select

_MOST_LOOKED_AT = 300


def duplicate_pairs(scope: Scope) -> list[Match]:
    """Return all suggested pairs of the company, the likeliest first."""
    return suggestions(
        _known(scope, scoped_select(scope, *_COLUMNS).where(Customer.merged_into_id.is_(None)))
    )


def shown_pairs(scope: Scope, matches: Sequence[Match]) -> list[dict[str, Any]]:
    """Return pairs as the office sees them, both sides with what tells them apart."""
    ids = {row_id for match in matches for row_id in (match.first, match.second)}
    cards = _cards(scope, ids)
    return [
        {
            "first": cards[match.first],
            "second": cards[match.second],
            "score": match.score,
            "reasons": list(match.reasons),
        }
        for match in matches
    ]


def similar_customers(scope: Scope, asked: Mapping[str, str], most: int = 8) -> list[dict[str, Any]]:
    """Return customers who may be the one that is about to be taken into the books."""
    wanted = Known(
        "",
        0,
        asked["name"],
        (asked["phone"],),
        asked["email"],
        (Address(asked["address"], asked["postcode"]),),
    )
    conditions = list(_nearby(asked))
    if not conditions:
        return []
    statement = scoped_select(scope, *_COLUMNS).where(Customer.merged_into_id.is_(None), or_(*conditions))
    found = similar_to(wanted, _known(scope, statement.limit(_MOST_LOOKED_AT)))[:most]
    cards = _cards(scope, {match.second for match in found})
    return [
        {"customer": cards[match.second], "score": match.score, "reasons": list(match.reasons)}
        for match in found
    ]


_COLUMNS = (
    Customer.id,
    Customer.number,
    Customer.name,
    Customer.phone,
    Customer.email,
    Customer.billing_address,
)


def _nearby(asked: Mapping[str, str]) -> Iterable[Any]:
    """Yield conditions that the database can use to leave most customers out."""
    phone = plain_phone(asked["phone"])
    if phone:
        yield Customer.search_text.contains(phone, autoescape=True)
    if asked["email"]:
        yield Customer.email == asked["email"].strip().lower()
    words = [word for word in folded(asked["name"]).split() if len(word) > 2]  # noqa: PLR2004 - initials say little
    if words:
        yield Customer.search_text.contains(max(words, key=len), autoescape=True)


def _known(scope: Scope, statement: Any) -> list[Known]:
    rows = scope.session.execute(statement).all()
    places: defaultdict[str, list[Address]] = defaultdict(list)
    phones: defaultdict[str, list[str]] = defaultdict(list)
    ids = None if len(rows) > _MOST_LOOKED_AT else [row.id for row in rows]
    sites = scoped_select(scope, Site.customer_id, Site.address, Site.postcode, Site.phone)
    for site in scope.session.execute(sites if ids is None else sites.where(Site.customer_id.in_(ids))):
        places[site.customer_id].append(Address(site.address, site.postcode))
        phones[site.customer_id].append(site.phone)
    return [
        Known(
            row.id,
            row.number,
            row.name,
            (row.phone, *phones[row.id]),
            row.email,
            (Address(row.billing_address), *places[row.id]),
        )
        for row in rows
    ]


def _cards(scope: Scope, ids: Iterable[str]) -> dict[str, dict[str, Any]]:
    wanted = list(ids)
    statement = scoped_select(scope, Customer).where(Customer.id.in_(wanted))
    sites: defaultdict[str, list[str]] = defaultdict(list)
    listed = scoped_select(scope, Site.customer_id, Site.address, Site.city).where(
        Site.customer_id.in_(wanted)
    )
    for customer_id, address, city in scope.session.execute(listed.order_by(Site.id)):
        sites[customer_id].append(", ".join(part for part in (address, city) if part))
    return {row.id: _card(row, sites[row.id]) for row in scope.session.scalars(statement)}


def _card(row: Customer, sites: Sequence[str]) -> dict[str, Any]:
    return {
        "id": row.id,
        "number": row.number,
        "name": row.name,
        "phone": row.phone,
        "email": row.email,
        "billing_address": row.billing_address,
        "sites": list(sites)[:20],
        "tax_exempt": row.tax_exempt,
        "on_hold": row.on_hold,
        "version": row.version,
    }
