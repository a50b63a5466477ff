"""Territories: drawn, given to technicians, changed and given up."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func

from server.domain.errors import Invalid, UnknownReference
from server.domain.outlines import check_rings, rings_of
from server.domain.territories import check_postcodes, check_price
from server.models.record import note
from server.models.scope import Scope, scoped_add, scoped_all, scoped_delete, scoped_get, scoped_select, touch
from server.models.technicians import Technician
from server.models.territories import Territory, TerritoryTechnician
from server.use_cases.editing import delete_row, refuse_taken, set_fields

FIELDS = ("name", "rule", "price_seconds", "color_index", "area", "postcodes", "active")


def create_territory(scope: Scope, asked: Mapping[str, Any]) -> Territory:
    """Add a territory; without a colour it gets the next one."""
    row = Territory(**{name: asked[name] for name in FIELDS})
    if row.color_index is None:
        row.color_index = _how_many(scope)
    _check(scope, row)
    scoped_add(scope, row)
    _give_to(scope, row, asked["technician_ids"])
    note(scope, "territory.create", "territory", row.id, rule=row.rule)
    return row


def edit_territory(scope: Scope, territory_id: str, changes: Mapping[str, Any], version: int) -> Territory:
    """Change a territory; technicians, when given, replace those that were there."""
    row = scoped_get(scope, Territory, territory_id, lock=True)
    touch(scope, row, version)
    set_fields(row, changes, FIELDS)
    if changes.get("rule") == "hard":
        row.price_seconds = changes.get("price_seconds")
    with scope.session.no_autoflush:
        _check(scope, row)
    scope.session.flush()
    if "technician_ids" in changes:
        _give_to(scope, row, changes["technician_ids"])
    note(scope, "territory.edit", "territory", row.id, changes=sorted(changes))
    return row


def delete_territory(scope: Scope, territory_id: str, version: int) -> None:
    """Give a territory up: its places are anybody's, as far as no other holds them."""
    row = scoped_get(scope, Territory, territory_id, lock=True)
    touch(scope, row, version)
    _take_back(scope, row)
    delete_row(scope, row)
    note(scope, "territory.delete", "territory", territory_id, name=row.name)


def _check(scope: Scope, row: Territory) -> None:
    if not row.area and not row.postcodes:
        raise Invalid.field("json.area", "is empty: draw an outline or name beginnings of postcodes")
    check_rings(rings_of(row.area), "json.area")
    row.postcodes = check_postcodes(row.postcodes, "json.postcodes")
    check_price(row.rule, row.price_seconds, "json.price_seconds")
    refuse_taken(scope, Territory, row, "name")


def _give_to(scope: Scope, row: Territory, technician_ids: Sequence[str]) -> None:
    known = scoped_select(scope, Technician.id).where(Technician.id.in_(technician_ids))
    found = set(scoped_all(scope, known))
    for index, technician_id in enumerate(technician_ids):
        if technician_id not in found:
            raise UnknownReference.of(f"json.technician_ids[{index}]")
        if technician_id in technician_ids[:index]:
            raise Invalid.field(f"json.technician_ids[{index}]", "stands twice")
    _take_back(scope, row)
    for technician_id in technician_ids:
        scoped_add(scope, TerritoryTechnician(territory_id=row.id, technician_id=technician_id))


def _take_back(scope: Scope, row: Territory) -> None:
    theirs = scoped_delete(scope, TerritoryTechnician).where(TerritoryTechnician.territory_id == row.id)
    scope.session.execute(theirs)


def _how_many(scope: Scope) -> int:
    return scope.session.scalar(scoped_select(scope, Territory).with_only_columns(func.count())) or 0
