"""Time off: a stretch in which a technician is away, from one instant to another."""

from collections.abc import Mapping
from typing import Any

from server.domain import shift_patterns
from server.models.record import note
from server.models.scope import Scope, scoped_add, scoped_get, touch
from server.models.technicians import Technician, TimeOff
from server.use_cases.broken_visits import Edited, watching
from server.use_cases.editing import delete_row, faults_of_body, set_fields

FIELDS = ("starts_at", "ends_at", "reason")


def create_time_off(scope: Scope, technician_id: str, asked: Mapping[str, Any]) -> Edited[TimeOff]:
    """Note that a technician will be away."""
    technician = scoped_get(scope, Technician, technician_id)
    row = TimeOff(technician_id=technician.id, **{name: asked[name] for name in FIELDS})
    _check(row)
    with watching(scope, technician.id) as broken:
        scoped_add(scope, row)
    note(scope, "time_off.create", "time_off", row.id, **_facts(row))
    return Edited(row, broken)


def edit_time_off(
    scope: Scope, time_off_id: str, changes: Mapping[str, Any], version: int
) -> Edited[TimeOff]:
    """Change when or why a technician is away."""
    row = scoped_get(scope, TimeOff, time_off_id, lock=True)
    with watching(scope, row.technician_id) as broken:
        touch(scope, row, version)
        set_fields(row, changes, FIELDS)
        _check(row)
    note(scope, "time_off.edit", "time_off", row.id, changes=sorted(changes), **_facts(row))
    return Edited(row, broken)


def delete_time_off(scope: Scope, time_off_id: str, version: int) -> None:
    """Have a technician be there after all."""
    row = scoped_get(scope, TimeOff, time_off_id, lock=True)
    touch(scope, row, version)
    note(scope, "time_off.delete", "time_off", row.id, **_facts(row))
    with watching(scope, row.technician_id):
        delete_row(scope, row)


def _check(row: TimeOff) -> None:
    with faults_of_body():
        away = shift_patterns.TimeOff(row.starts_at, row.ends_at, row.reason)
    row.starts_at, row.ends_at = away.starts_at, away.ends_at


def _facts(row: TimeOff) -> dict[str, Any]:
    stretch = {"starts_at": row.starts_at.isoformat(), "ends_at": row.ends_at.isoformat()}
    return {"technician_id": row.technician_id, **stretch}
