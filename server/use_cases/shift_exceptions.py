"""Shift exceptions: what one day brings instead of the weekly hours, other hours or none."""

from collections.abc import Mapping
from typing import Any

from server.domain.errors import Conflict, Invalid
from server.models.record import note
from server.models.scope import Scope, scoped_add, scoped_get, scoped_select, touch
from server.models.technicians import ShiftException, Technician
from server.use_cases.broken_visits import Edited, watching
from server.use_cases.editing import delete_row, set_fields
from server.use_cases.shift_patterns import set_hours

FIELDS = ("day", "kind", "reason")
HOURS = {"starts_second", "ends_second", "breaks"}


def create_exception(scope: Scope, technician_id: str, asked: Mapping[str, Any]) -> Edited[ShiftException]:
    """Give one day of a technician other hours, or none."""
    technician = scoped_get(scope, Technician, technician_id, lock=True)
    row = ShiftException(technician_id=technician.id, **{name: asked[name] for name in FIELDS})
    _settle(scope, row, asked)
    with watching(scope, technician.id) as broken:
        scoped_add(scope, row)
    note(scope, "shift_exception.create", "shift_exception", row.id, **_facts(row))
    return Edited(row, broken)


def edit_exception(
    scope: Scope, exception_id: str, changes: Mapping[str, Any], version: int
) -> Edited[ShiftException]:
    """Change what one day brings."""
    row = scoped_get(scope, ShiftException, exception_id, lock=True)
    with watching(scope, row.technician_id) as broken:
        touch(scope, row, version)
        set_fields(row, changes, FIELDS)
        _settle(scope, row, changes)
    note(scope, "shift_exception.edit", "shift_exception", row.id, changes=sorted(changes), **_facts(row))
    return Edited(row, broken)


def delete_exception(scope: Scope, exception_id: str, version: int) -> None:
    """Give a day its weekly hours back."""
    row = scoped_get(scope, ShiftException, exception_id, lock=True)
    touch(scope, row, version)
    note(scope, "shift_exception.delete", "shift_exception", row.id, **_facts(row))
    with watching(scope, row.technician_id):
        delete_row(scope, row)


def _settle(scope: Scope, row: ShiftException, given: Mapping[str, Any]) -> None:
    _refuse_second(scope, row)
    if row.kind == "replace":
        set_hours(row, {name: value for name, value in given.items() if value is not None})
        return
    if any(given.get(name) for name in HOURS):
        raise Invalid.field("json.kind", "a day off has no hours")
    row.starts_second, row.ends_second, row.breaks = None, None, []


def _refuse_second(scope: Scope, row: ShiftException) -> None:
    same = scoped_select(scope, ShiftException.id).where(
        ShiftException.technician_id == row.technician_id,
        ShiftException.day == row.day,
        ShiftException.id != (row.id or ""),
    )
    with scope.session.no_autoflush:
        other = scope.session.scalars(same).first()
    if other is not None:
        raise Conflict(f"{row.day} has an exception already: change that one.", code="DAY_TAKEN", id=other)


def _facts(row: ShiftException) -> dict[str, Any]:
    return {"technician_id": row.technician_id, "day": str(row.day), "brings": row.kind}
