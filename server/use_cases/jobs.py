"""Jobs (work orders): taken, changed, cancelled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from server.domain.errors import Conflict, Fault, Invalid, UnknownReference
from server.domain.lifecycles import JobStatus, VisitStatus
from server.models.catalogue import JobType, JobTypeSkill
from server.models.customers import Customer, Equipment, Site
from server.models.jobs import Job, JobSkill, JobWindow
from server.models.record import emit, next_number, note
from server.models.scope import (
    Scope,
    scoped_add,
    scoped_all,
    scoped_delete,
    scoped_get,
    scoped_reference,
    scoped_select,
    touch,
)
from server.models.technicians import Skill, Technician
from server.models.visits import Visit
from server.use_cases.customers import payer, refuse_merged
from server.use_cases.lifecycle import begin_job, move_visit, settle_job

PLAIN_FIELDS = ("title", "description", "priority", "duration_seconds", "purchase_order", "billable")


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch in which the customer can receive us."""

    starts_at: datetime
    ends_at: datetime


def create_job(scope: Scope, asked: Mapping[str, Any]) -> Job:
    """Take a job; what the order leaves open comes from its job type."""
    windows = _windows(asked["windows"])
    customer = scoped_reference(scope, Customer, asked["customer_id"], "json.customer_id")
    refuse_merged(customer)
    site = _site(scope, asked["site_id"], customer.id)
    kind = scoped_reference(scope, JobType, asked["job_type_id"], "json.job_type_id")
    row = Job(
        number=next_number(scope, "job"),
        customer_id=customer.id,
        site_id=site.id,
        job_type_id=kind.id,
        equipment_id=_equipment(scope, asked.get("equipment_id"), site.id),
        title=asked.get("title") or kind.name,
        description=asked.get("description") or "",
        priority=asked.get("priority") if asked.get("priority") is not None else 10,
        duration_seconds=asked.get("duration_seconds") or kind.duration_seconds,
        pinned_technician_id=_technician(scope, asked.get("pinned_technician_id")),
        purchase_order=asked.get("purchase_order") or "",
        bill_to_customer_id=payer(scope, asked.get("bill_to_customer_id")),
        status=JobStatus.OPEN.value,
        billable=asked.get("billable", True),
    )
    scoped_add(scope, row)
    begin_job(scope, row)
    _set_windows(scope, row, windows)
    _set_skills(scope, row, _asked_skills(scope, kind, asked.get("skills")))
    note(scope, "job.create", "job", row.id, number=row.number)
    return row


def edit_job(scope: Scope, job_id: str, changes: Mapping[str, Any], version: int) -> Job:
    """Change a job that nobody has begun to work on."""
    row = scoped_get(scope, Job, job_id, lock=True)
    touch(scope, row, version)
    _require_open(row)
    for field in PLAIN_FIELDS:
        if field in changes:
            setattr(row, field, changes[field])
    if "site_id" in changes:
        row.site_id = _site(scope, changes["site_id"], row.customer_id).id
    if "equipment_id" in changes:
        row.equipment_id = _equipment(scope, changes["equipment_id"], row.site_id)
    if "bill_to_customer_id" in changes:
        row.bill_to_customer_id = payer(scope, changes["bill_to_customer_id"])
    if "pinned_technician_id" in changes:
        row.pinned_technician_id = _technician(scope, changes["pinned_technician_id"])
    scope.session.flush()
    if "windows" in changes:
        _set_windows(scope, row, _windows(changes["windows"]))
    if "skills" in changes:
        _set_skills(scope, row, _known_skills(scope, changes["skills"]))
    note(scope, "job.edit", "job", row.id, changes=sorted(changes))
    return row


def cancel_job(scope: Scope, job_id: str, reason: str) -> Job:
    """Cancel a job and the visits that nobody has begun; a visit under way makes it somebody's decision."""
    row = scoped_get(scope, Job, job_id, lock=True)
    if row.status in {JobStatus.CANCELLED, JobStatus.COMPLETED}:
        raise Conflict(f"The job is {row.status} already.", code="JOB_CLOSED", status_now=row.status)
    row.cancelled_because = reason
    for visit in _visits(scope, row.id):
        if visit.status in {VisitStatus.SCHEDULED, VisitStatus.CONFIRMED, VisitStatus.EN_ROUTE}:
            visit.cancelled_because = reason
            move_visit(scope, visit, VisitStatus.CANCELLED)
            emit(scope, "visit.cancelled", visit.id)
    touch(scope, row)
    settle_job(scope, row)
    note(scope, "job.cancel", "job", row.id, reason=reason)
    emit(scope, "job.cancelled", row.id)
    return row


def delete_job(scope: Scope, job_id: str, version: int) -> None:
    """Cancel a job that never had a visit, as if it had not been taken; its number and history remain."""
    row = scoped_get(scope, Job, job_id, lock=True)
    touch(scope, row, version)
    if _visits(scope, row.id):
        raise Conflict("The job has visits: cancel it instead.", code="JOB_HAS_VISITS")
    row.cancelled_because = "taken by mistake"
    settle_job(scope, row)
    note(scope, "job.delete", "job", row.id)


def _require_open(row: Job) -> None:
    if row.status not in {JobStatus.OPEN, JobStatus.SCHEDULED, JobStatus.NEEDS_DECISION}:
        raise Conflict(
            f"The job is {row.status.replace('_', ' ')}: it can no longer be changed.", code="JOB_CLOSED"
        )


def _visits(scope: Scope, job_id: str) -> Sequence[Visit]:
    return scoped_all(
        scope, scoped_select(scope, Visit).where(Visit.job_id == job_id).order_by(Visit.sequence)
    )


def _site(scope: Scope, site_id: str, customer_id: str) -> Site:
    site = scoped_reference(scope, Site, site_id, "json.site_id")
    if site.customer_id != customer_id:
        raise Invalid.field("json.site_id", "is a site of another customer")
    return site


def _equipment(scope: Scope, equipment_id: str | None, site_id: str) -> str | None:
    if equipment_id is None:
        return None
    equipment = scoped_reference(scope, Equipment, equipment_id, "json.equipment_id")
    if equipment.site_id != site_id:
        raise Invalid.field("json.equipment_id", "stands at another site")
    return equipment.id


def _technician(scope: Scope, technician_id: str | None) -> str | None:
    if technician_id is None:
        return None
    return scoped_reference(scope, Technician, technician_id, "json.pinned_technician_id").id


def _windows(asked: Sequence[Mapping[str, datetime]]) -> list[Window]:
    faults = [
        Fault(f"json.windows[{index}].ends_at", "must lie after starts_at")
        for index, window in enumerate(asked)
        if window["ends_at"] <= window["starts_at"]
    ]
    if faults:
        raise Invalid("A window ends before it begins.", faults=faults)
    windows = sorted((Window(w["starts_at"], w["ends_at"]) for w in asked), key=lambda w: w.starts_at)
    for one, other in pairwise(windows):
        if other.starts_at < one.ends_at:
            raise Invalid.field("json.windows", "two windows overlap")
    return windows


def _set_windows(scope: Scope, row: Job, windows: Sequence[Window]) -> None:
    scope.session.execute(scoped_delete(scope, JobWindow).where(JobWindow.job_id == row.id))
    for position, window in enumerate(windows):
        scoped_add(
            scope,
            JobWindow(job_id=row.id, position=position, starts_at=window.starts_at, ends_at=window.ends_at),
        )


def _asked_skills(scope: Scope, kind: JobType, asked: Any) -> dict[str, int]:
    if asked is not None:
        return _known_skills(scope, asked)
    of_type = scoped_all(scope, scoped_select(scope, JobTypeSkill).where(JobTypeSkill.job_type_id == kind.id))
    return {skill.skill_id: skill.level for skill in of_type}


def _known_skills(scope: Scope, asked: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    codes = [skill["code"] for skill in asked]
    known = scoped_all(scope, scoped_select(scope, Skill).where(Skill.code.in_(codes)))
    by_code = {skill.code: skill.id for skill in known}
    result: dict[str, int] = {}
    for index, skill in enumerate(asked):
        if skill["code"] not in by_code:
            raise UnknownReference.of(f"json.skills[{index}].code")
        if by_code[skill["code"]] in result:
            raise Invalid.field(f"json.skills[{index}].code", "stands twice")
        result[by_code[skill["code"]]] = skill["level"]
    return result


def _set_skills(scope: Scope, row: Job, skills: Mapping[str, int]) -> None:
    scope.session.execute(scoped_delete(scope, JobSkill).where(JobSkill.job_id == row.id))
    for skill_id, level in skills.items():
        scoped_add(scope, JobSkill(job_id=row.id, skill_id=skill_id, level=level))
