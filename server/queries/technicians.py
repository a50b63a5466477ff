"""Technicians with what they can do, their certificates, and the hours that they were given."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from server.models.scope import Scope, scoped_get, scoped_join, scoped_select
from server.models.technicians import (
    Certification,
    ShiftException,
    ShiftPattern,
    Skill,
    Technician,
    TechnicianSkill,
    TimeOff,
)
from server.queries.listing import Listing
from server.queries.zones import company_of, local


def technician_list(scope: Scope, *, active: bool | None = None) -> Listing:
    """Return technicians by name."""
    statement = scoped_select(scope, Technician)
    if active is not None:
        statement = statement.where(Technician.active == active)
    return Listing(
        statement,
        (Technician.name, Technician.id),
        key=lambda row: (row.name, row.id),
        shown=lambda rows: technician_rows(scope, rows),
    )


def technician_view(scope: Scope, technician_id: str) -> dict[str, Any]:
    """Return one technician with home and skills."""
    return technician_rows(scope, [scoped_get(scope, Technician, technician_id)])[0]


def certification_list(scope: Scope, technician_id: str) -> Listing:
    """Return a technician's certificates, the oldest first."""
    technician = scoped_get(scope, Technician, technician_id)
    statement = _certifications(scope).where(Certification.technician_id == technician.id)
    return Listing(
        statement,
        (Certification.valid_from, Certification.id),
        key=lambda row: (row[0].valid_from.isoformat(), row[0].id),
        shown=lambda rows: [_certification(*row) for row in rows],
    )


def certification_view(scope: Scope, certification_id: str) -> dict[str, Any]:
    """Return one certificate with its skill."""
    scoped_get(scope, Certification, certification_id)
    statement = _certifications(scope).where(Certification.id == certification_id)
    return _certification(*scope.session.execute(statement).one())


def pattern_list(scope: Scope, technician_id: str) -> Listing:
    """Return a technician's weekly hours, Monday first."""
    technician = scoped_get(scope, Technician, technician_id)
    return Listing(
        scoped_select(scope, ShiftPattern).where(ShiftPattern.technician_id == technician.id),
        (ShiftPattern.weekday, ShiftPattern.starts_second, ShiftPattern.id),
        key=lambda row: (row.weekday, row.starts_second, row.id),
    )


def exception_list(scope: Scope, technician_id: str) -> Listing:
    """Return the days on which a technician's hours are others, by day."""
    technician = scoped_get(scope, Technician, technician_id)
    return Listing(
        scoped_select(scope, ShiftException).where(ShiftException.technician_id == technician.id),
        (ShiftException.day,),
        key=lambda row: (row.day.isoformat(),),
    )


def time_off_list(scope: Scope, technician_id: str) -> Listing:
    """Return a technician's absences, in the order in which they were entered."""
    technician = scoped_get(scope, Technician, technician_id)
    company = company_of(scope)
    return Listing(
        scoped_select(scope, TimeOff).where(TimeOff.technician_id == technician.id),
        (TimeOff.id,),
        key=lambda row: (row.id,),
        shown=lambda rows: [shown_time_off(row, company) for row in rows],
    )


def time_off_view(scope: Scope, time_off_id: str) -> dict[str, Any]:
    """Return one absence."""
    return shown_time_off(scoped_get(scope, TimeOff, time_off_id), company_of(scope))


def technician_rows(scope: Scope, rows: Sequence[Technician]) -> list[dict[str, Any]]:
    """Return technicians with home and skills."""
    skills = _skills_of(scope, [row.id for row in rows])
    return [_columns(row) | {"home": _home(row), "skills": skills[row.id]} for row in rows]


def _columns(row: Any) -> dict[str, Any]:
    return {column.key: getattr(row, column.key) for column in row.__table__.columns}


def _home(row: Technician) -> dict[str, Any] | None:
    if row.home_latitude_e6 is None:
        return None
    return {
        "label": row.home_label,
        "latitude_e6": row.home_latitude_e6,
        "longitude_e6": row.home_longitude_e6,
    }


def _skills_of(scope: Scope, ids: Sequence[str]) -> Mapping[str, list[dict[str, Any]]]:
    statement = scoped_join(
        scope, scoped_select(scope, TechnicianSkill), Skill, TechnicianSkill.skill_id == Skill.id
    )
    statement = statement.add_columns(Skill.code, Skill.name).where(TechnicianSkill.technician_id.in_(ids))
    found: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row, code, name in scope.session.execute(statement.order_by(Skill.code)):
        found[row.technician_id].append({"code": code, "name": name, "level": row.level})
    return found


def _certifications(scope: Scope) -> Any:
    statement = scoped_join(
        scope, scoped_select(scope, Certification), Skill, Certification.skill_id == Skill.id
    )
    return statement.add_columns(Skill.code, Skill.name)


def _certification(row: Certification, code: str, name: str) -> dict[str, Any]:
    return _columns(row) | {"skill_code": code, "skill_name": name}


def shown_time_off(row: TimeOff, company: Any) -> dict[str, Any]:
    """Return an absence by the company's clocks."""
    return _columns(row) | {
        "starts_at": local(row.starts_at, company),
        "ends_at": local(row.ends_at, company),
    }
