"""Who can work on a day: each active technician's shift, absence and skills, as planning and the board see them.

Six statements, however many technicians there are.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from server.domain.certificates import Certificate, SkillLevel, lapse_of, levels_on
from server.models.base import yes
from server.models.companies import Company
from server.models.scope import Scope, scoped_all, scoped_join, scoped_select
from server.models.technicians import (
    Certification,
    ShiftException,
    ShiftPattern,
    Skill,
    Technician,
    TechnicianSkill,
    TimeOff,
)
from server.planning.shift_on_day import ShiftOnDay, shift_on_day

Version = tuple[str, str, int]

_KINDS = {
    Technician: "technician",
    Skill: "skill",
    Certification: "certification",
    ShiftPattern: "shift_pattern",
    ShiftException: "shift_exception",
    TimeOff: "time_off",
}


@dataclass(frozen=True, slots=True)
class LapsedCertificate:
    """A skill that is there at `level` but does not count on the day.

    No `name`: there never was a certificate. `expired_on` is its last valid day when it has run out,
    `valid_from` its first when it has not begun.
    """

    skill_id: str
    skill_name: str
    level: int
    name: str | None
    expired_on: date | None
    valid_from: date | None


@dataclass(frozen=True, slots=True)
class TechnicianDay:
    """A technician on a day; `versions` (kind, id, version) are the rows, beside the company, on which it rests.

    `absence` is the reason why there is no shift although one was due; off the rota there is neither.
    """

    id: str
    name: str
    phone: str
    color_index: int
    technician_no: int
    version: int
    shift: ShiftOnDay | None
    absence: str | None
    skills: Mapping[str, int]
    lapsed: Mapping[str, LapsedCertificate]
    versions: tuple[Version, ...]


def day_availability(scope: Scope, company: Company, day: date) -> list[TechnicianDay]:
    """Return every active technician's day, by name; times are computed in the company's zone."""
    technicians = scoped_all(
        scope,
        scoped_select(scope, Technician)
        .where(yes(Technician.active))
        .order_by(Technician.name, Technician.id),
    )
    rows = Roster(scope, day, day)
    return [technician_day(technician, company, day, rows) for technician in technicians]


class Roster:
    """What the answers for some days are read from, by technician: all of them, or those that are named."""

    def __init__(self, scope: Scope, first: date, last: date, only: Collection[str] | None = None) -> None:
        def of(statement: Any, model: Any) -> Any:
            return statement if only is None else statement.where(model.technician_id.in_(only))

        held = scope.session.execute(of(_skills(scope), TechnicianSkill)).all()
        self.skills = _by_technician(held, lambda row: row[0])
        certificates = of(scoped_select(scope, Certification), Certification)
        self.certificates = _by_technician(scoped_all(scope, certificates))
        patterns = of(_patterns(scope, first, last), ShiftPattern)
        self.patterns = _by_technician(scoped_all(scope, patterns))
        days = scoped_select(scope, ShiftException).where(ShiftException.day.between(first, last))
        self.exceptions = _by_technician(scoped_all(scope, of(days, ShiftException)))
        self.time_off = _by_technician(scoped_all(scope, of(_time_off(scope, first, last), TimeOff)))


def _skills(scope: Scope) -> Any:
    return scoped_join(
        scope, scoped_select(scope, TechnicianSkill, Skill), Skill, TechnicianSkill.skill_id == Skill.id
    )


def _patterns(scope: Scope, first: date, last: date) -> Any:
    statement = scoped_select(scope, ShiftPattern).where(
        ShiftPattern.valid_from <= last, (ShiftPattern.valid_to.is_(None)) | (ShiftPattern.valid_to >= first)
    )
    return statement.where(ShiftPattern.weekday == first.weekday()) if first == last else statement


def _time_off(scope: Scope, first: date, last: date) -> Any:
    """Return time off near the days: no zone is further from UTC than a day, no shift reaches beyond the next."""
    begin, end = (datetime.combine(day, time(), UTC) for day in (first, last))
    return scoped_select(scope, TimeOff).where(
        TimeOff.starts_at < end + timedelta(days=3), TimeOff.ends_at > begin - timedelta(days=1)
    )


def _by_technician(rows: Iterable[Any], key: Any = lambda row: row) -> Mapping[str, list[Any]]:
    grouped: defaultdict[str, list[Any]] = defaultdict(list)
    for row in rows:
        grouped[key(row).technician_id].append(row)
    return grouped


def technician_day(technician: Technician, company: Company, day: date, rows: Roster) -> TechnicianDay:
    """Return one technician's day out of a roster that holds it."""
    shift, absence, causes = shift_on_day(
        technician,
        company,
        day,
        rows.patterns.get(technician.id, []),
        [row for row in rows.exceptions.get(technician.id, []) if row.day == day],
        rows.time_off.get(technician.id, []),
    )
    held = [skill for _, skill in rows.skills.get(technician.id, [])]
    certificates = [
        row
        for row in rows.certificates.get(technician.id, [])
        if any(skill.id == row.skill_id and skill.needs_certificate for skill in held)
    ]
    skills, lapsed = _skills_of(technician, day, rows, certificates)
    return TechnicianDay(
        id=technician.id,
        name=technician.name,
        phone=technician.phone,
        color_index=technician.color_index,
        technician_no=technician.technician_no,
        version=technician.version,
        shift=shift,
        absence=absence,
        skills=skills,
        lapsed=lapsed,
        versions=_versions([technician, *causes, *held, *certificates]),
    )


def _skills_of(
    technician: Technician, day: date, rows: Roster, certifications: Sequence[Certification]
) -> tuple[dict[str, int], dict[str, LapsedCertificate]]:
    """Return the levels that count on the day, and what would count had its certificate been valid."""
    held = [
        SkillLevel(skill.id, row.level, skill.needs_certificate)
        for row, skill in rows.skills.get(technician.id, [])
    ]
    names = {skill.id: skill.name for _, skill in rows.skills.get(technician.id, [])}
    certificates = [
        Certificate(row.skill_id, row.name, row.valid_from, row.expires_on) for row in certifications
    ]
    lapses = [lapse_of(held, certificates, skill.skill, skill.level, day) for skill in held]
    lapsed = {
        lapse.skill: LapsedCertificate(
            lapse.skill, names[lapse.skill], lapse.level, *_run_out(lapse.certificate, day)
        )
        for lapse in lapses
        if lapse
    }
    return levels_on(held, certificates, day), lapsed


def _run_out(certificate: Certificate | None, day: date) -> tuple[str | None, date | None, date | None]:
    """Return a certificate's name, its last day when it has run out, its first when it has not begun."""
    if certificate is None:
        return None, None, None
    if certificate.valid_from > day:
        return certificate.name, None, certificate.valid_from
    return certificate.name, certificate.expires_on, None


def _versions(rows: Iterable[Any]) -> tuple[Version, ...]:
    return tuple(sorted((_KINDS[type(row)], row.id, row.version) for row in rows))
