"""Certifications: the licences without which some skills do not count, each with its first and its last day."""

from collections.abc import Mapping
from typing import Any

from server.domain.certificates import Certificate
from server.domain.errors import Conflict
from server.models.record import note
from server.models.scope import Scope, scoped_add, scoped_get, scoped_select, touch
from server.models.technicians import CertificateReminder, Certification, Skill, Technician
from server.use_cases.broken_visits import Edited, watching
from server.use_cases.certificate_reminders import settle_ends
from server.use_cases.editing import delete_row, faults_of_body, rows_by_code, set_fields

FIELDS = ("name", "number", "valid_from", "expires_on")


def create_certification(scope: Scope, technician_id: str, asked: Mapping[str, Any]) -> Edited[Certification]:
    """Note a technician's certificate for a skill."""
    technician = scoped_get(scope, Technician, technician_id)
    row = Certification(
        technician_id=technician.id,
        skill_id=_skill(scope, asked["skill_code"]),
        **{name: asked[name] for name in FIELDS},
    )
    _check(row)
    with watching(scope, technician.id) as broken:
        scoped_add(scope, row)
    settle_ends(scope, technician.id)
    note(scope, "certification.create", "certification", row.id, technician_id=technician.id)
    return Edited(row, broken)


def edit_certification(
    scope: Scope, certification_id: str, changes: Mapping[str, Any], version: int
) -> Edited[Certification]:
    """Change a certificate, as when it was renewed."""
    row = scoped_get(scope, Certification, certification_id, lock=True)
    with watching(scope, row.technician_id) as broken:
        touch(scope, row, version)
        set_fields(row, changes, FIELDS)
        if "skill_code" in changes:
            row.skill_id = _skill(scope, changes["skill_code"])
        _check(row)
    settle_ends(scope, row.technician_id)
    note(
        scope,
        "certification.edit",
        "certification",
        row.id,
        technician_id=row.technician_id,
        changes=sorted(changes),
    )
    return Edited(row, broken)


def delete_certification(scope: Scope, certification_id: str, version: int) -> None:
    """Take back a certificate that was noted by mistake; one whose end was announced stays on file."""
    row = scoped_get(scope, Certification, certification_id, lock=True)
    touch(scope, row, version)
    _refuse_announced(scope, row)
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
    with watching(scope, row.technician_id):
        delete_row(scope, row)
    settle_ends(scope, row.technician_id)


def _refuse_announced(scope: Scope, row: Certification) -> None:
    announced = scoped_select(scope, CertificateReminder.id).where(
        CertificateReminder.certification_id == row.id
    )
    if scope.session.scalars(announced.limit(1)).first() is not None:
        raise Conflict(
            "The end of this certificate was announced by mail: set its last day instead.",
            code="CERTIFICATE_ANNOUNCED",
        )


def _skill(scope: Scope, code: str) -> str:
    found: Skill = rows_by_code(scope, Skill, [code], "json.skill_code")[code]
    return found.id


def _check(row: Certification) -> None:
    with faults_of_body():
        Certificate(row.skill_id, row.name, row.valid_from, row.expires_on)
