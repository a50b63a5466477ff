"""Who could do a booked visit instead: able on that day, on shift then, free or not, and how far away.

Ranked: free before booked, least over-qualified, nearest by travel time from where they are before it.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from server.domain.places import Place
from server.models.base import yes
from server.models.customers import Site
from server.models.jobs import Job
from server.models.scope import Scope, scoped_select
from server.models.technicians import Technician
from server.models.visits import Visit, VisitAssignment
from server.planning.misfits import UNSKILLED, Booking, Crew, Misfit, crew_of
from server.ports.travel_times import TravelTimes


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where somebody is booked, by epoch seconds."""

    visit_id: str
    job_number: int
    place: Place | None
    starts: int
    ends: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could do a visit, or why not: `why` is the first thing in the way, `busy` what is booked then."""

    technician_id: str
    name: str
    phone: str
    color_index: int
    why: Misfit | None
    busy: Elsewhere | None
    surplus: int
    travel_seconds: int | None

    @property
    def rank(self) -> tuple[bool, bool, int, bool, int, str]:
        """Return what candidates are ordered by, the best first."""
        far = self.travel_seconds
        return self.why is not None, self.busy is not None, self.surplus, far is None, far or 0, self.name


class Substitutes:
    """Finds candidates for some bookings; everybody's days and bookings are read once."""

    def __init__(self, scope: Scope, bookings: Sequence[Booking], travel: TravelTimes) -> None:
        self._crew: Crew = crew_of(scope, bookings)
        self._elsewhere = _elsewhere(scope, bookings)
        self._travel = travel
        self._on: defaultdict[str, set[str]] = defaultdict(set)
        for booking in bookings:
            self._on[booking.visit_id].add(booking.technician_id)

    def of(self, booking: Booking, most: int) -> list[Candidate]:
        """Return the best candidates for a booking, those who know the work and cannot come last."""
        found = []
        for technician in self._crew.technicians.values():
            if technician.id in self._on[booking.visit_id]:
                continue
            misfits = self._crew.misfits(replace(booking, technician_id=technician.id))
            if not any(self._is_unknown(booking, misfit, technician.id) for misfit in misfits):
                found.append(self._candidate(booking, technician, next(iter(misfits), None)))
        near = self._travel_seconds(booking, [item.technician_id for item in found if item.why is None])
        found = [replace(item, travel_seconds=near.get(item.technician_id)) for item in found]
        return sorted(found, key=lambda item: item.rank)[:most]

    def _is_unknown(self, booking: Booking, misfit: Misfit, technician_id: str) -> bool:
        """Tell whether somebody does not know the work at all: then they are no candidate, not even a refused one."""
        if misfit.code != UNSKILLED or misfit.skill_id is None:
            return False
        today = self._crew.technician_day(technician_id, self._crew.day_of(booking))
        return misfit.skill_id not in today.skills and misfit.skill_id not in today.lapsed

    def _candidate(self, booking: Booking, who: Technician, why: Misfit | None) -> Candidate:
        starts, ends = int(booking.starts_at.timestamp()), int(booking.ends_at.timestamp())
        booked = self._elsewhere.get(who.id, [])
        busy = next((item for item in booked if item.starts < ends and starts < item.ends), None)
        levels = self._crew.technician_day(who.id, self._crew.day_of(booking)).skills
        surplus = sum(max(levels.get(skill, 0) - level, 0) for skill, level in booking.skills.items())
        return Candidate(who.id, who.name, who.phone, who.color_index, why, busy, surplus, None)

    def _travel_seconds(self, booking: Booking, technician_ids: Sequence[str]) -> dict[str, int]:
        if booking.place is None or not technician_ids:
            return {}
        origins = {who: self._place_before(booking, who) for who in technician_ids}
        places = [booking.place, *{place for place in origins.values() if place and place != booking.place}]
        seconds = self._travel.table(places).seconds
        index = {place: number for number, place in enumerate(places)}
        return {who: int(seconds[index[place]][0]) for who, place in origins.items() if place is not None}

    def _place_before(self, booking: Booking, technician_id: str) -> Place | None:
        """Return where somebody comes from: the last visit before it on the day, else where the shift starts."""
        starts = int(booking.starts_at.timestamp())
        shift = self._crew.technician_day(technician_id, self._crew.day_of(booking)).shift
        begin = int(shift.starts_at.timestamp()) if shift else starts
        earlier = [
            item
            for item in self._elsewhere.get(technician_id, [])
            if begin <= item.starts and item.ends <= starts and item.place is not None
        ]
        last = max(earlier, key=lambda item: item.ends, default=None)
        return last.place if last else shift.start_place if shift else None


def _elsewhere(scope: Scope, bookings: Collection[Booking]) -> Mapping[str, list[Elsewhere]]:
    found: defaultdict[str, list[Elsewhere]] = defaultdict(list)
    if not bookings:
        return found
    first = min(booking.starts_at for booking in bookings) - timedelta(days=1)
    last = max(booking.ends_at for booking in bookings)
    statement = scoped_select(scope, VisitAssignment, Visit.job_id, Job.number, Site).where(
        Visit.id == VisitAssignment.visit_id,
        Job.id == Visit.job_id,
        Site.id == Job.site_id,
        yes(VisitAssignment.live),
        VisitAssignment.ends > int(first.timestamp()),
        VisitAssignment.starts < int(last.timestamp()),
    )
    for held, _, number, site in scope.session.execute(statement.order_by(VisitAssignment.starts)):
        place = None if site.latitude_e6 is None else Place(site.latitude_e6, site.longitude_e6)
        found[held.technician_id].append(Elsewhere(held.visit_id, number, place, held.starts, held.ends))
    return found
