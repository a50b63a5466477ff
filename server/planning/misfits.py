"""Booked visits that somebody can no longer do as booked: away, off shift, or without the skill on that day."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from server.domain.instants import local_date, zone
from server.domain.lifecycles import VisitStatus
from server.domain.places import Place
from server.models.base import yes
from server.models.companies import Company
from server.models.customers import Customer, Site
from server.models.jobs import Job, JobSkill
from server.models.scope import Scope, scoped_all, scoped_select
from server.models.technicians import Skill, Technician
from server.models.visits import Visit, VisitAssignment
from server.planning.availability import LapsedCertificate, Roster, TechnicianDay, technician_day
from server.planning.shift_on_day import TIME_OFF, stretches_on

AWAY, OFF_SHIFT = "TIME_OFF_BREAKS_VISIT", "SHIFT_BREAKS_VISIT"
UNCERTIFIED, UNSKILLED = "CERTIFICATE_BREAKS_VISIT", "SKILL_BREAKS_VISIT"
CODES = (AWAY, OFF_SHIFT, UNCERTIFIED, UNSKILLED)
BOOKED = (VisitStatus.SCHEDULED.value, VisitStatus.CONFIRMED.value)
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Booking:
    """A visit ahead with one of those who are on it; `skills` are levels by skill, asked of who leads."""

    visit_id: str
    job_id: str
    job_number: int
    title: str
    customer_name: str
    place: Place | None
    starts_at: datetime
    ends_at: datetime
    technician_id: str
    skills: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Misfit:
    """Why somebody cannot do a booked visit; `skill_id` and `expired_on` name the certificate that ran out."""

    booking: Booking
    code: str
    technician_name: str
    words: str
    sentence: str
    skill_id: str | None = None
    expired_on: date | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """Tell misfits apart: what, which visit, who."""
        return self.code, self.booking.visit_id, self.booking.technician_id


@dataclass(frozen=True, slots=True)
class Crew:
    """Technicians on all days of some bookings, read at once."""

    company: Company
    technicians: Mapping[str, Technician]
    roster: Roster
    skills: Mapping[str, Skill]

    def day_of(self, booking: Booking) -> date:
        """Return the company's day on which a booking starts."""
        return local_date(booking.starts_at, self.company.timezone)

    def technician_day(self, technician_id: str, day: date) -> TechnicianDay:
        """Return somebody's shift and skills of a day."""
        return technician_day(self.technicians[technician_id], self.company, day, self.roster)

    def misfits(self, booking: Booking) -> list[Misfit]:
        """Return all reasons why a booking does not fit whoever is on it."""
        found = [
            self._misfit(booking, AWAY, f"away ({row.reason or TIME_OFF})")
            for row in self.roster.time_off.get(booking.technician_id, [])
            if row.starts_at < booking.ends_at and booking.starts_at < row.ends_at
        ][:1]
        if not self._in_shift(booking):
            found.append(self._misfit(booking, OFF_SHIFT, "not on shift then"))
        return found + self._unable(booking)

    def _in_shift(self, booking: Booking) -> bool:
        """Tell whether a shift of the day, or of the night before, holds the whole visit; time off aside."""
        who, day = booking.technician_id, self.day_of(booking)
        patterns, exceptions = self.roster.patterns.get(who, []), self.roster.exceptions.get(who, [])
        windows = (
            window
            for start in (day, day - A_DAY)
            for window in stretches_on(self.company, start, patterns, exceptions).windows
        )
        return any(
            window.starts_at <= booking.starts_at and booking.ends_at <= window.ends_at for window in windows
        )

    def _unable(self, booking: Booking) -> list[Misfit]:
        today = self.technician_day(booking.technician_id, self.day_of(booking))
        found = []
        for skill_id, level in booking.skills.items():
            held = today.skills.get(skill_id, 0)
            lapse = today.lapsed.get(skill_id)
            if held < level and lapse is not None and lapse.level >= level:
                words = f"{lapse.name or 'certificate for ' + lapse.skill_name} {_state(lapse)}"
                found.append(self._misfit(booking, UNCERTIFIED, words, skill_id, lapse.expired_on))
            elif held < level:
                known = held or (lapse.level if lapse else 0)
                words = f"{self.skills[skill_id].name} at level {known}, needs {level}"
                found.append(self._misfit(booking, UNSKILLED, words, skill_id))
        return found

    def _misfit(
        self,
        booking: Booking,
        code: str,
        words: str,
        skill: str | None = None,
        expired_on: date | None = None,
    ) -> Misfit:
        name = self.technicians[booking.technician_id].name
        when = booking.starts_at.astimezone(zone(self.company.timezone))
        sentence = (
            f"{name} cannot do job {booking.job_number} for {booking.customer_name}"
            f" on {when:%a %Y-%m-%d at %H:%M}: {words}."
        )
        return Misfit(booking, code, name, words, sentence, skill, expired_on)


def crew_of(scope: Scope, bookings: Sequence[Booking], only: Collection[str] | None = None) -> Crew:
    """Read the named technicians, or all who are active, on the days of some bookings."""
    company = scope.session.get_one(Company, scope.tenant_id)
    days = [local_date(booking.starts_at, company.timezone) for booking in bookings]
    days = days or [local_date(scope.at, company.timezone)]
    wanted = scoped_select(scope, Technician)
    wanted = wanted.where(yes(Technician.active) if only is None else Technician.id.in_(only))
    technicians = {row.id: row for row in scoped_all(scope, wanted)}
    roster = Roster(scope, min(days) - A_DAY, max(days), only)
    skills = {row.id: row for row in scoped_all(scope, scoped_select(scope, Skill))}
    return Crew(company, technicians, roster, skills)


def bookings_ahead(
    scope: Scope, technician_ids: Collection[str] | None = None, visit_ids: Collection[str] | None = None
) -> list[Booking]:
    """Return what is booked and not over or begun, in order: one entry a visit and technician on it."""
    statement = scoped_select(scope, Visit, VisitAssignment, Job, Customer.name, Site).where(
        VisitAssignment.visit_id == Visit.id,
        yes(VisitAssignment.live),
        Job.id == Visit.job_id,
        Customer.id == Job.customer_id,
        Site.id == Job.site_id,
        Visit.status.in_(BOOKED),
        Visit.ends_at > scope.at,
    )
    if technician_ids is not None:
        statement = statement.where(VisitAssignment.technician_id.in_(technician_ids))
    if visit_ids is not None:
        statement = statement.where(Visit.id.in_(visit_ids))
    rows = scope.session.execute(statement.order_by(Visit.starts_at, Visit.id)).all()
    skills = _asked(scope, {job.id for _, _, job, _, _ in rows})
    return [
        Booking(
            visit.id,
            job.id,
            job.number,
            job.title,
            customer,
            _place(site),
            visit.starts_at,
            visit.ends_at,
            held.technician_id,
            skills[job.id] if held.role == "lead" else {},
        )
        for visit, held, job, customer, site in rows
    ]


def misfits_of(crew: Crew, bookings: Iterable[Booking]) -> list[Misfit]:
    """Return what does not fit, in the order of the bookings."""
    return [misfit for booking in bookings for misfit in crew.misfits(booking)]


def _asked(scope: Scope, job_ids: Collection[str]) -> Mapping[str, dict[str, int]]:
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    if job_ids:
        statement = scoped_select(scope, JobSkill).where(JobSkill.job_id.in_(job_ids))
        for row in scoped_all(scope, statement):
            found[row.job_id][row.skill_id] = row.level
    return found


def _place(site: Site) -> Place | None:
    if site.latitude_e6 is None or site.longitude_e6 is None:
        return None
    return Place(site.latitude_e6, site.longitude_e6)


def _state(lapse: LapsedCertificate) -> str:
    if lapse.expired_on is not None:
        return f"ends {lapse.expired_on}"
    return f"begins {lapse.valid_from}" if lapse.valid_from is not None else "is missing"
