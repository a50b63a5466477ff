"""On-call stretches: given, changed and taken back; at any moment a rank is one person's."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select

from server.domain.errors import Conflict
from server.domain.instants import zone
from server.domain.on_call import Duty, in_the_way
from server.models.companies import Company
from server.models.record import note
from server.models.scope import Scope, held, scoped_add, scoped_all, scoped_get, scoped_select, touch
from server.models.technicians import OnCall, Technician
from server.use_cases.editing import delete_row, faults_of_body, set_fields

FIELDS = ("starts_at", "ends_at", "rank", "note")


def create_on_call(scope: Scope, technician_id: str, asked: Mapping[str, Any]) -> OnCall:
    """Put a technician on call."""
    technician = scoped_get(scope, Technician, technician_id)
    row = OnCall(technician_id=technician.id, **{name: asked[name] for name in FIELDS})
    _check(scope, row)
    scoped_add(scope, row)
    note(scope, "on_call.create", "on_call", row.id, **_facts(row))
    return row


def edit_on_call(scope: Scope, on_call_id: str, changes: Mapping[str, Any], version: int) -> OnCall:
    """Change when, or as which rank, a technician is on call."""
    row = scoped_get(scope, OnCall, on_call_id, lock=True)
    touch(scope, row, version)
    set_fields(row, changes, FIELDS)
    _check(scope, row)
    scope.session.flush()
    note(scope, "on_call.edit", "on_call", row.id, changes=sorted(changes), **_facts(row))
    return row


def delete_on_call(scope: Scope, on_call_id: str, version: int) -> None:
    """Take a technician off call."""
    row = scoped_get(scope, OnCall, on_call_id, lock=True)
    touch(scope, row, version)
    note(scope, "on_call.delete", "on_call", row.id, **_facts(row))
    delete_row(scope, row)


def _check(scope: Scope, row: OnCall) -> None:
    with faults_of_body():
        duty = _duty(row)
    row.starts_at, row.ends_at = duty.starts_at, duty.ends_at
    with scope.session.no_autoflush:
        company = scope.session.scalars(held(select(Company).where(Company.id == scope.tenant_id))).one()
        others = _meeting(scope, row)
        taken = in_the_way(duty, [_duty(other) for other in others])
        if taken is not None:
            other = next(other for other in others if _duty(other) == taken)
            raise _taken(company, other, scoped_get(scope, Technician, other.technician_id))


def _meeting(scope: Scope, row: OnCall) -> Sequence[OnCall]:
    statement = scoped_select(scope, OnCall).where(
        OnCall.starts_at < row.ends_at, OnCall.ends_at > row.starts_at, OnCall.id != (row.id or "")
    )
    return scoped_all(scope, statement)


def _taken(company: Company, other: OnCall, who: Technician) -> Conflict:
    begin, end = (moment.astimezone(zone(company.timezone)) for moment in (other.starts_at, other.ends_at))
    return Conflict(
        f"{who.name} is on call as number {other.rank} from {begin:%a %Y-%m-%d %H:%M} to {end:%a %Y-%m-%d %H:%M}.",
        code="ON_CALL_TAKEN",
        id=other.id,
        technician_id=who.id,
        technician_name=who.name,
        starts_at=begin.isoformat(),
        ends_at=end.isoformat(),
    )


def _duty(row: OnCall) -> Duty:
    return Duty(row.technician_id, row.starts_at, row.ends_at, row.rank)


def _facts(row: OnCall) -> dict[str, Any]:
    stretch = {"starts_at": row.starts_at.isoformat(), "ends_at": row.ends_at.isoformat()}
    return {"technician_id": row.technician_id, "rank": row.rank, **stretch}
