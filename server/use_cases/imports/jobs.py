"""Jobs out of a file, with the customers, sites, job types and skills that the mapping has created."""

from collections.abc import Mapping, Sequence
from typing import Any

from server.domain.imports.convert import Record
from server.domain.imports.faults import Refused
from server.domain.lifecycles import JobStatus
from server.domain.search import folded
from server.models.jobs import Job, JobSkill, JobTransition, JobWindow
from server.models.scope import Scope, scoped_delete
from server.use_cases.exceptions import open_exception
from server.use_cases.imports.equipment import place_key
from server.use_cases.imports.kinds_of_work import KindsOfWork
from server.use_cases.imports.lookup import only
from server.use_cases.imports.parties import customer_of, site_of
from server.use_cases.imports.work import Work

LEFTOVER = "IMPORT_LEFTOVER"
USUAL_PRIORITY = 10
_CHANGEABLE = (JobStatus.OPEN.value, JobStatus.SCHEDULED.value, JobStatus.NEEDS_DECISION.value)


class Jobs:
    """A work order; one that is begun or over is left as it is, and a person is told what the file says."""

    def __init__(self) -> None:
        self._kinds = KindsOfWork()
        self._held: Mapping[str, Any] = {}

    def key(self, values: Mapping[str, Any]) -> Sequence[str]:
        """Return customer, site, job type, title and window."""
        own = (values["job_type"], values.get("title") or "", str(values.get("window_starts_at") or ""))
        return *place_key(values), *own

    def adopt(self, work: Work, values: Mapping[str, Any]) -> str | None:
        """Return none: the same work may be asked for twice."""
        return None

    def begin(self, work: Work, records: Sequence[Record], held: Mapping[int, str]) -> None:
        """Read the jobs that differ, and how long each kind of work takes in this file."""
        self._kinds.begin(records)
        self._held = work.look.rows(Job, held.values())

    def create(self, work: Work, record: Record) -> str | None:
        """Take a job; what the row leaves open comes from its type."""
        found = self._found(work, record)
        if found is None:
            return None
        kind, row, windows, skills = found
        whole = {
            "description": "",
            "priority": USUAL_PRIORITY,
            "purchase_order": "",
            "billable": True,
            "pinned_technician_id": None,
            "title": kind.name,
            "duration_seconds": kind.duration_seconds,
        }
        job_id = work.batch.add(Job, numbered="job", status=JobStatus.OPEN.value, **{**whole, **row})
        work.batch.note_created("job.create", "job", Job, import_run=work.run_id)
        work.batch.add(
            JobTransition,
            job_id=job_id,
            step=0,
            from_status=None,
            to_status=JobStatus.OPEN.value,
            at=work.scope.at,
            actor=work.scope.actor,
            request_id=work.scope.request_id,
        )
        _add_windows(work, job_id, windows)
        _add_skills(work, job_id, self._kinds.skills_of(work, kind) if skills is None else skills)
        return job_id

    def update(self, work: Work, record: Record, row_id: str) -> bool:
        """Change a job that nobody has begun to work on."""
        job = self._held[row_id]
        if job.status not in _CHANGEABLE:
            work.batch.later.append(lambda scope: _leave(scope, job, work.run_id))
            return False
        found = self._found(work, record)
        if found is None:
            return False
        _, row, windows, skills = found
        work.batch.change(Job, row_id, row)
        if "window_starts_at" in record.values:
            work.batch.later.append(lambda scope: _replace(work, scope, JobWindow, row_id, windows))
        if skills is not None:
            work.batch.later.append(lambda scope: _replace_skills(work, scope, row_id, skills))
        facts = {"changes": sorted(record.values), "import_run": work.run_id}
        work.batch.note("job.edit", "job", row_id, **facts)
        return True

    def _found(
        self, work: Work, record: Record
    ) -> tuple[Any, dict[str, Any], list[tuple[Any, Any]], dict[str, int] | None] | None:
        """Return the job type, the job's fields, its windows and its skills (None are the type's)."""
        values, before = record.values, work.faults.count
        customer_id = work.attempt(record, lambda: customer_of(work, record))
        site_id = customer_id and work.attempt(record, lambda: site_of(work, record, customer_id))
        kind = work.attempt(record, lambda: self._kinds.of(work, record))
        windows = work.attempt(record, lambda: _windows(values))
        pinned = work.attempt(record, lambda: _technician(work, values.get("technician")))
        skills = work.attempt(record, lambda: self._kinds.asked_skills(work, values.get("skills")))
        if work.faults.count > before or kind is None:
            return None
        row = {"customer_id": customer_id, "site_id": site_id, "job_type_id": kind.id}
        row |= {
            name: values[name] for name in ("description", "purchase_order", "billable") if name in values
        }
        if "title" in values:
            row["title"] = values["title"] or kind.name
        if "duration" in values:
            row["duration_seconds"] = values["duration"] or kind.duration_seconds
        if "priority" in values:
            given = values["priority"]
            row["priority"] = USUAL_PRIORITY if given is None else given
        if "technician" in values:
            row["pinned_technician_id"] = pinned
        return kind, row, windows or [], skills


def _windows(values: Mapping[str, Any]) -> list[tuple[Any, Any]]:
    starts, ends = values.get("window_starts_at"), values.get("window_ends_at")
    if starts is None and ends is None:
        return []
    if starts is None or ends is None:
        missing = "window_starts_at" if starts is None else "window_ends_at"
        raise Refused("HALF_A_WINDOW", "is blank: a window has a beginning and an end", at=missing)
    if ends <= starts:
        raise Refused("NOT_IN_ORDER", "does not lie after the window's beginning", at="window_ends_at")
    return [(starts, ends)]


def _technician(work: Work, word: str | None) -> str | None:
    if not word:
        return None
    known = work.look.known("technicians").get(word)
    if known is not None:
        return known.row_id
    try:
        return only(work.look.technicians.get(folded(word), []), "technician")
    except Refused as error:
        raise Refused(error.code, error.reason, at="technician") from None


def _add_windows(work: Work, job_id: str, windows: Sequence[tuple[Any, Any]]) -> None:
    for position, (starts, ends) in enumerate(windows):
        work.batch.add(JobWindow, job_id=job_id, position=position, starts_at=starts, ends_at=ends)


def _add_skills(work: Work, job_id: str, skills: Mapping[str, int]) -> None:
    for skill_id, level in skills.items():
        work.batch.add(JobSkill, job_id=job_id, skill_id=skill_id, level=level)


def _replace(
    work: Work, scope: Scope, model: type[JobWindow], job_id: str, windows: Sequence[tuple[Any, Any]]
) -> None:
    scope.session.execute(scoped_delete(scope, model).where(model.job_id == job_id))
    _add_windows(work, job_id, windows)


def _replace_skills(work: Work, scope: Scope, job_id: str, skills: Mapping[str, int]) -> None:
    scope.session.execute(scoped_delete(scope, JobSkill).where(JobSkill.job_id == job_id))
    _add_skills(work, job_id, skills)


def _leave(scope: Scope, job: Any, run_id: str) -> None:
    """Have a person look at a job that the file would change, and that can no longer be changed."""
    status = job.status.replace("_", " ")
    sentence = (
        f"Job {job.number} is {status}, and an imported file would have changed it: it was left as it is."
    )
    open_exception(scope, LEFTOVER, "job", job.id, sentence, import_run=run_id)
