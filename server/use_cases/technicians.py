"""Technicians: taken on, changed, and switched off once nobody waits for them."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func

from server.domain.errors import Conflict, Invalid
from server.domain.instants import zone
from server.domain.lifecycles import VisitStatus
from server.domain.places import refuse_nowhere
from server.models.base import yes
from server.models.companies import Company
from server.models.record import next_installation_number, note
from server.models.scope import (
    Scope,
    scoped_add,
    scoped_delete,
    scoped_get,
    scoped_join,
    scoped_reference,
    scoped_select,
    touch,
)
from server.models.technicians import Skill, Technician, TechnicianSkill
from server.models.users import User
from server.models.visits import Visit, VisitAssignment
from server.use_cases.broken_visits import watching
from server.use_cases.editing import rows_by_code, set_fields

FIELDS = ("name", "phone", "color_index", "starts_from", "ends_at", "active")
OVER = (VisitStatus.DONE.value, VisitStatus.CANCELLED.value)


def create_technician(scope: Scope, asked: Mapping[str, Any]) -> Technician:
    """Take on a technician; without a colour they get the next one."""
    row = Technician(
        id=asked.get("id"),  # an import knows it beforehand
        technician_no=next_installation_number(scope.session, "technician"),
        **{name: asked[name] for name in FIELDS},
    )
    if row.color_index is None:
        row.color_index = _how_many(scope)
    _set_home(row, asked["home"])
    _check_home(row)
    _set_user(scope, row, asked["user_id"])
    scoped_add(scope, row)
    _set_skills(scope, row, asked["skills"])
    note(scope, "technician.create", "technician", row.id, technician_no=row.technician_no)
    return row


def edit_technician(scope: Scope, technician_id: str, changes: Mapping[str, Any], version: int) -> Technician:
    """Change a technician; skills, when given, replace those that were there."""
    row = scoped_get(scope, Technician, technician_id, lock=True)
    touch(scope, row, version)
    if row.active and changes.get("active") is False:
        _refuse_while_booked(scope, row)
    set_fields(row, changes, FIELDS)
    if "home" in changes:
        _set_home(row, changes["home"])
    _check_home(row)
    if "user_id" in changes:
        _set_user(scope, row, changes["user_id"])
    scope.session.flush()
    if "skills" in changes:
        with watching(scope, row.id):
            _set_skills(scope, row, changes["skills"])
    note(scope, "technician.edit", "technician", row.id, changes=sorted(changes))
    return row


def _how_many(scope: Scope) -> int:
    return scope.session.scalar(scoped_select(scope, Technician).with_only_columns(func.count())) or 0


def _set_home(row: Technician, home: Mapping[str, Any] | None) -> None:
    row.home_label = home["label"] if home else ""
    row.home_latitude_e6 = home["latitude_e6"] if home else None
    row.home_longitude_e6 = home["longitude_e6"] if home else None
    refuse_nowhere(row.home_latitude_e6, row.home_longitude_e6, "json.home.latitude")


def _check_home(row: Technician) -> None:
    if "home" in {row.starts_from, row.ends_at} and row.home_latitude_e6 is None:
        raise Invalid.field("json.home", "is missing: the day is to start or end there")


def _set_user(scope: Scope, row: Technician, user_id: str | None) -> None:
    """Link the person who signs in; a user is one technician at most."""
    row.user_id = None if user_id is None else scoped_reference(scope, User, user_id, "json.user_id").id
    linked = scoped_select(scope, Technician.name).where(
        Technician.user_id == user_id, Technician.id != (row.id or "")
    )
    with scope.session.no_autoflush:
        name = scope.session.scalars(linked).first() if user_id else None
    if name is not None:
        raise Conflict(f"That user is {name} already.", code="USER_LINKED", field="json.user_id")


def _set_skills(scope: Scope, row: Technician, wanted: Sequence[Mapping[str, Any]]) -> None:
    skills = rows_by_code(scope, Skill, [item["code"] for item in wanted], "json.skills[{}].code")
    scope.session.execute(
        scoped_delete(scope, TechnicianSkill).where(TechnicianSkill.technician_id == row.id)
    )
    for item in wanted:
        skill_id = skills[item["code"]].id
        scoped_add(scope, TechnicianSkill(technician_id=row.id, skill_id=skill_id, level=item["level"]))


def _refuse_while_booked(scope: Scope, row: Technician) -> None:
    statement = scoped_join(
        scope, scoped_select(scope, Visit), VisitAssignment, VisitAssignment.visit_id == Visit.id
    ).where(
        VisitAssignment.technician_id == row.id,
        yes(VisitAssignment.live),
        VisitAssignment.ends > int(scope.at.timestamp()),
        Visit.status.not_in(OVER),
    )
    booked = scope.session.scalars(statement.order_by(Visit.starts_at)).all()
    if booked:
        first = booked[0].starts_at.astimezone(zone(_timezone(scope)))
        raise Conflict(
            f"{row.name} still has {len(booked)} booked visit{'s' if len(booked) > 1 else ''}, the first on"
            f" {first:%Y-%m-%d at %H:%M}: move or cancel them first.",
            code="TECHNICIAN_BOOKED",
            visits=len(booked),
            visit_id=booked[0].id,
            starts_at=first.isoformat(),
        )


def _timezone(scope: Scope) -> str:
    return scope.session.get_one(Company, scope.tenant_id).timezone
