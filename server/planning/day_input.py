"""Everything that a day's plan rests on, gathered in a fixed number of queries, with the version of each row."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import or_

from server.domain.instants import instant_at
from server.domain.lifecycles import JobStatus, VisitStatus
from server.domain.places import Place, place_of
from server.domain.territories import Territory, around
from server.models.base import yes
from server.models.catalogue import JobType
from server.models.companies import Company
from server.models.customers import Site
from server.models.jobs import Job, JobSkill, JobWindow
from server.models.scope import Scope, scoped_all, scoped_select
from server.models.technicians import Skill
from server.models.visits import Visit, VisitAssignment
from server.planning.availability import TechnicianDay, day_availability
from server.planning.territories import active_territories

FREE = frozenset({VisitStatus.SCHEDULED.value, VisitStatus.CONFIRMED.value})


@dataclass(frozen=True, slots=True)
class JobInput:
    """A job to be planned, with the visit of it that stands on the day, if there is one."""

    job: Job
    place: Place | None
    setup_seconds: int
    windows: tuple[tuple[datetime, datetime], ...]
    skills: Mapping[str, int]
    visit: Visit | None
    technician_id: str | None
    territories: tuple[Territory, ...] = ()

    @property
    def begun(self) -> bool:
        """Tell whether the technician is under way or further: then the visit stays as it is."""
        return self.visit is not None and self.visit.status not in FREE


@dataclass(frozen=True, slots=True)
class DayInput:
    """A company's day before it is planned."""

    company: Company
    day: date
    starts_at: datetime
    ends_at: datetime
    jobs: tuple[JobInput, ...]
    technicians: tuple[TechnicianDay, ...]
    skills: Mapping[str, Skill]
    versions: Mapping[str, int]
    territories: tuple[Territory, ...] = ()

    @property
    def zone(self) -> ZoneInfo:
        """Return the company's time zone."""
        return ZoneInfo(self.company.timezone)


def gather(scope: Scope, day: date) -> DayInput:
    """Gather a company-local day: jobs that may start on it, visits that stand on it, who works."""
    company = scope.session.get_one(Company, scope.tenant_id)
    starts_at = instant_at(day, _MIDNIGHT, company.timezone)
    ends_at = instant_at(day + timedelta(days=1), _MIDNIGHT, company.timezone)
    technicians = tuple(day_availability(scope, company, day))
    visits = _visits(scope, starts_at, ends_at)
    territories = active_territories(scope)
    jobs = _jobs(scope, starts_at, ends_at, visits, [meaning for _, meaning in territories])
    skills = {skill.id: skill for skill in scoped_all(scope, scoped_select(scope, Skill))}
    return DayInput(
        company=company,
        day=day,
        starts_at=starts_at,
        ends_at=ends_at,
        jobs=jobs,
        technicians=technicians,
        skills=skills,
        versions=_versions(company, jobs, technicians, skills.values(), [row for row, _ in territories]),
        territories=tuple(meaning for _, meaning in territories),
    )


_MIDNIGHT = datetime.min.time()


def _visits(scope: Scope, starts_at: datetime, ends_at: datetime) -> dict[str, tuple[Visit, str]]:
    """Return the visits on the day by job: each with its leading technician."""
    statement = scoped_select(scope, Visit, VisitAssignment).where(
        VisitAssignment.visit_id == Visit.id,
        yes(VisitAssignment.live),
        VisitAssignment.role == "lead",
        Visit.starts_at >= starts_at,
        Visit.starts_at < ends_at,
        Visit.status != VisitStatus.CANCELLED.value,
    )
    rows = scope.session.execute(statement.order_by(Visit.starts_at, Visit.id)).all()
    return {visit.job_id: (visit, assignment.technician_id) for visit, assignment in rows}


def _jobs(
    scope: Scope,
    starts_at: datetime,
    ends_at: datetime,
    visits: Mapping[str, tuple[Visit, str]],
    territories: Sequence[Territory],
) -> tuple[JobInput, ...]:
    on_the_day = scoped_select(scope, JobWindow.job_id).where(
        JobWindow.starts_at < ends_at, JobWindow.ends_at > starts_at
    )
    statement = scoped_select(scope, Job, Site, JobType.setup_seconds).where(
        Job.site_id == Site.id,
        Job.job_type_id == JobType.id,
        or_(
            Job.id.in_(list(visits)),
            (Job.status == JobStatus.OPEN.value) & Job.id.in_(on_the_day),
        ),
    )
    rows = scope.session.execute(statement.order_by(Job.number)).all()
    ids = [job.id for job, _, _ in rows]
    windows = _windows(scope, ids, starts_at, ends_at)
    skills = _skills(scope, ids)
    return tuple(
        _job_input(job, site, setup, windows[job.id], skills[job.id], visits.get(job.id), territories)
        for job, site, setup in rows
    )


def _job_input(
    job: Job,
    site: Site,
    setup: int,
    windows: Sequence[tuple[datetime, datetime]],
    skills: Mapping[str, int],
    booked: tuple[Visit, str] | None,
    territories: Sequence[Territory],
) -> JobInput:
    place = place_of(site.latitude_e6, site.longitude_e6)
    visit, technician_id = booked or (None, None)
    within = around(territories, place, site.postcode)
    return JobInput(job, place, setup, tuple(windows), skills, visit, technician_id, within)


def _windows(
    scope: Scope, job_ids: Iterable[str], starts_at: datetime, ends_at: datetime
) -> defaultdict[str, list[tuple[datetime, datetime]]]:
    result: defaultdict[str, list[tuple[datetime, datetime]]] = defaultdict(list)
    statement = scoped_select(scope, JobWindow).where(
        JobWindow.job_id.in_(list(job_ids)), JobWindow.starts_at < ends_at, JobWindow.ends_at > starts_at
    )
    for window in scoped_all(scope, statement.order_by(JobWindow.starts_at)):
        result[window.job_id].append((window.starts_at, window.ends_at))
    return result


def _skills(scope: Scope, job_ids: Iterable[str]) -> defaultdict[str, dict[str, int]]:
    result: defaultdict[str, dict[str, int]] = defaultdict(dict)
    statement = scoped_select(scope, JobSkill).where(JobSkill.job_id.in_(list(job_ids)))
    for skill in scoped_all(scope, statement):
        result[skill.job_id][skill.skill_id] = skill.level
    return result


def _versions(
    company: Company,
    jobs: Sequence[JobInput],
    technicians: Sequence[TechnicianDay],
    skills: Iterable[Any],
    territories: Iterable[Any],
) -> dict[str, int]:
    versions = {f"company:{company.id}": company.version}
    versions |= {f"territory:{territory.id}": territory.version for territory in territories}
    versions |= {f"skill:{skill.id}": skill.version for skill in skills}
    for item in jobs:
        versions[f"job:{item.job.id}"] = item.job.version
        if item.visit is not None:
            versions[f"visit:{item.visit.id}"] = item.visit.version
    for technician in technicians:
        versions |= {f"{kind}:{row_id}": version for kind, row_id, version in technician.versions}
    return versions
