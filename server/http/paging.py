"""Lists in pages: a cursor says after which row the next page begins."""

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from typing import Any, cast

from sqlalchemy import ColumnElement, Select, TypeDecorator, tuple_

from server.domain.errors import Invalid
from server.http.fields import QueryNumber, StrictSchema, Words
from server.models.scope import Scope
from server.queries.listing import Listing


class PageQuery(StrictSchema):
    """What every list takes."""

    limit = QueryNumber(least=1, most=200, load_default=50)
    cursor = Words(most=400, load_default=None)


def page(
    scope: Scope,
    statement: Select[Any],
    order: Sequence[ColumnElement[Any]],
    asked: dict[str, Any],
    *,
    key: Callable[[Any], Sequence[Any]],
    descending: bool = False,
) -> dict[str, Any]:
    """Return `{"items", "next"}`: rows in the order of columns that together are unique, after the cursor."""
    columns = tuple_(*order)
    if asked["cursor"] is not None:
        after: list[Any] = _decoded(asked["cursor"], [_kind(column) for column in order])
        bound = tuple_(*after)
        statement = statement.where(columns < bound if descending else columns > bound)
    statement = statement.order_by(*[column.desc() if descending else column for column in order])
    rows = scope.session.execute(statement.limit(asked["limit"] + 1)).all()
    items = [row[0] if len(row) == 1 else row for row in rows[: asked["limit"]]]
    more = len(rows) > asked["limit"]
    return {"items": items, "next": _encoded(key(items[-1])) if more else None}


def listed(scope: Scope, listing: Listing, asked: dict[str, Any]) -> dict[str, Any]:
    """Return a page of what a query lists, as it shows it."""
    order, descending = listing.order, listing.descending
    found = page(scope, listing.statement, order, asked, key=listing.key, descending=descending)
    return {"items": listing.shown(found["items"]), "next": found["next"]}


def page_of(
    rows: Sequence[Any],
    asked: dict[str, Any],
    *,
    key: Callable[[Any], Sequence[int]],
    shown: Callable[[Sequence[Any]], Sequence[Any]],
) -> dict[str, Any]:
    """Return a page of rows that are in the order of their keys, whole numbers, already."""
    if asked["cursor"] is not None:
        after = cast("list[int]", _decoded(asked["cursor"], [int] * len(key(rows[0]) if rows else [0])))
        rows = [row for row in rows if list(key(row)) > after]
    here = rows[: asked["limit"]]
    more = len(rows) > asked["limit"]
    return {"items": shown(here), "next": _encoded(key(here[-1])) if more else None}


def _kind(column: ColumnElement[Any]) -> type:
    """Return what a column is kept as: text or a whole number."""
    kept: Any = column.type
    while isinstance(kept, TypeDecorator):
        kept = kept.impl_instance
    return cast("type", kept.python_type)


def _encoded(values: Sequence[Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(list(values)).encode()).decode().rstrip("=")


def _decoded(cursor: str, kinds: Sequence[type]) -> list[str | int]:
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        values = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (binascii.Error, ValueError, RecursionError):
        raise Invalid.field("query.cursor", "is not one of ours") from None
    fits = isinstance(values, list) and [type(value) for value in values] == list(kinds)
    if not fits or not all(_plain(value) for value in values):
        raise Invalid.field("query.cursor", "is not one of ours")
    return cast("list[str | int]", values)


def _plain(value: object) -> bool:
    if isinstance(value, str):
        return "\x00" not in value and value.encode("utf-8", "replace").decode() == value
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**63
