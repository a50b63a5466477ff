"""Certifications: the licences without which some skills do not count, each with its first and its last day."""

from collections.abc import Mapping
from typing import Any

from server.domain.certificates import Certificate
from server.models.record import note
from server.models.scope import Scope, scoped_add, scoped_get, touch
from server.models.technicians import Certification, Skill, Technician
from server.use_cases.editing import delete_row, faults_of_body, rows_by_code, set_fields

FIELDS = ("name", "number", "valid_from", "expires_on")


def create_certification(scope: Scope, technician_id: str, asked: Mapping[str, Any]) -> Certification:
    """Note a technician's certificate for a skill."""
    technician = scoped_get(scope, Technician, technician_id)
    row = Certification(
        technician_id=technician.id,
        skill_id=_skill(scope, asked["skill_code"]),
        **{name: asked[name] for name in FIELDS},
    )
    _check(row)
    scoped_add(scope, row)
    note(scope, "certification.create", "certification", row.id, technician_id=technician.id)
    return row


def edit_certification(
    scope: Scope, certification_id: str, changes: Mapping[str, Any], version: int
) -> Certification:
    """Change a certificate, as when it was renewed."""
    row = scoped_get(scope, Certification, certification_id, lock=True)
    touch(scope, row, version)
    set_fields(row, changes, FIELDS)
    if "skill_code" in changes:
        row.skill_id = _skill(scope, changes["skill_code"])
    _check(row)
    scope.session.flush()
    note(
        scope,
        "certification.edit",
        "certification",
        row.id,
        technician_id=row.technician_id,
        changes=sorted(changes),
    )
    return row


def delete_certification(scope: Scope, certification_id: str, version: int) -> None:
    """Take back a certificate that was noted by mistake."""
    row = scoped_get(scope, Certification, certification_id, lock=True)
    touch(scope, row, version)
    note(
        scope,
        "certification.delete",
        "certification",
        row.id,
        technician_id=row.technician_id,
        name=row.name,
        valid_from=str(row.valid_from),
        expires_on=row.expires_on and str(row.expires_on),
    )
    delete_row(scope, row)


def _skill(scope: Scope, code: str) -> str:
    found: Skill = rows_by_code(scope, Skill, [code], "json.skill_code")[code]
    return found.id


def _check(row: Certification) -> None:
    with faults_of_body():
        Certificate(row.skill_id, row.name, row.valid_from, row.expires_on)
