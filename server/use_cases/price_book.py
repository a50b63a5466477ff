"""The price book: what is sold, at which price; an item without a price is unpriced, not free."""

from collections.abc import Mapping
from typing import Any

from server.models.catalogue import PriceBookItem
from server.models.record import note
from server.models.scope import Scope, scoped_add, scoped_get, touch
from server.use_cases.editing import refuse_taken, set_fields

FIELDS = ("code", "description", "kind", "unit", "unit_price_e6", "tax_category", "active")


def create_item(scope: Scope, asked: Mapping[str, Any]) -> PriceBookItem:
    """Add an item under a code of its own."""
    row = PriceBookItem(**{name: asked[name] for name in FIELDS})
    refuse_taken(scope, PriceBookItem, row)
    scoped_add(scope, row)
    note(
        scope, "price_book.create", "price_book_item", row.id, code=row.code, unit_price_e6=row.unit_price_e6
    )
    return row


def edit_item(scope: Scope, item_id: str, changes: Mapping[str, Any], version: int) -> PriceBookItem:
    """Change an item; what was billed keeps the price that it was billed at."""
    row = scoped_get(scope, PriceBookItem, item_id, lock=True)
    touch(scope, row, version)
    before = row.unit_price_e6
    set_fields(row, changes, FIELDS)
    refuse_taken(scope, PriceBookItem, row)
    scope.session.flush()
    facts = {} if before == row.unit_price_e6 else {"price_before_e6": before, "price_e6": row.unit_price_e6}
    note(scope, "price_book.edit", "price_book_item", row.id, changes=sorted(changes), **facts)
    return row
