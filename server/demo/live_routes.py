"""The routes that stand on a day in the database, as the day's work is drawn from them.

A visit that a person has changed by hand is left as it is, and so is the whole route of a technician for whom
somebody has reported or clocked by hand.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from server.demo.catalogue import KIND_BY_CODE
from server.demo.field_work import Route, Stop
from server.demo.world import World, spec_of
from server.domain.instants import instant_at
from server.domain.visit_facts import FactKind
from server.models.audit import AuditEvent
from server.models.base import yes
from server.models.catalogue import JobType
from server.models.customers import Customer
from server.models.jobs import Job
from server.models.plans import Plan, PlanRoute
from server.models.scope import Scope, scoped_all, scoped_join, scoped_select
from server.models.time_clock import Punch, WorkShift
from server.models.visits import Visit, VisitAssignment, VisitFact
from server.planning.availability import TechnicianDay, day_availability

OPEN = ("scheduled", "confirmed", "en_route", "working")
OWN_REQUESTS = "demo:%"
REPORTS = frozenset({*(f"visit.{kind.value}" for kind in FactKind), "clock.in", "clock.out"})
AROUND = timedelta(hours=6)
"""How far from the day its punches may lie."""


@dataclass(frozen=True, slots=True)
class LiveRoute:
    """A technician's route of a day.

    `whole` says that nobody has changed any of its visits by hand, `begun` that something was reported of one.
    """

    technician_id: str
    route: Route
    visits: tuple[Visit, ...]
    last_punch: datetime | None
    whole: bool
    begun: bool


def live_routes(scope: Scope, world: World, day: date) -> list[LiveRoute]:
    """Return the day's routes that are the demo's to work and not at their end, by the technicians' numbers."""
    rows = _Rows(scope, world, day)
    crew = {who.id: who for who in day_availability(scope, world.company, day)}
    found = [
        _route(world, rows, crew[technician_id], visits)
        for technician_id, visits in rows.visits.items()
        if technician_id in world.numbers
        and crew[technician_id].shift
        and not rows.is_led_by_hand(technician_id)
    ]
    working = (one for one in found if one.visits or one.route.clocked_in)
    return sorted(working, key=lambda one: one.route.number)


class _Rows:
    """What the routes are read from, in a handful of statements."""

    def __init__(self, scope: Scope, world: World, day: date) -> None:
        zone = world.company.timezone
        self.begins = instant_at(day, time(), zone)
        self.ends = instant_at(day + timedelta(days=1), time(), zone)
        self.visits = _visits(scope, self.begins, self.ends)
        every = [visit for visits in self.visits.values() for visit in visits]
        self.cards = _cards(scope, {visit.job_id for visit in every})
        self.facts = _facts(scope, {visit.id for visit in every})
        self.punches = _punches(scope, self.begins - AROUND, self.ends + AROUND)
        self.returns = _returns(scope, day)
        self.clocked_in = set(
            scope.session.scalars(
                scoped_select(scope, WorkShift.technician_id).where(WorkShift.state == "open")
            )
        )
        ids = {visit.id for visit in every} | {visit.job_id for visit in every}
        ids |= {punch.id for punches in self.punches.values() for punch in punches}
        self.by_hand = _by_hand(scope, ids)

    def is_led_by_hand(self, technician_id: str) -> bool:
        """Tell whether a person has reported or clocked for the technician on the day."""
        mine = {visit.id for visit in self.visits[technician_id]}
        mine |= {punch.id for punch in self.punches.get(technician_id, ())}
        return any(self.by_hand.get(row_id, set()) & REPORTS for row_id in mine)

    def is_changed(self, visit: Visit) -> bool:
        """Tell whether a person has changed a visit or its job."""
        return visit.id in self.by_hand or visit.job_id in self.by_hand


def _visits(scope: Scope, begins: datetime, ends: datetime) -> dict[str, list[Visit]]:
    statement = scoped_select(scope, Visit, VisitAssignment.technician_id).where(
        VisitAssignment.visit_id == Visit.id,
        yes(VisitAssignment.live),
        Visit.starts_at >= begins,
        Visit.starts_at < ends,
    )
    found: defaultdict[str, list[Visit]] = defaultdict(list)
    for visit, technician_id in scope.session.execute(statement.order_by(Visit.starts_at, Visit.id)):
        found[technician_id].append(visit)
    return found


def _cards(scope: Scope, job_ids: Iterable[str]) -> Mapping[str, tuple[JobType, str]]:
    """Return the kind of work and the customer's name of each job."""
    statement = scoped_join(scope, scoped_select(scope, Job, JobType), JobType, JobType.id == Job.job_type_id)
    named = scoped_join(scope, statement.add_columns(Customer.name), Customer, Customer.id == Job.customer_id)
    rows = scope.session.execute(named.where(Job.id.in_(list(job_ids))))
    return {job.id: (kind, name) for job, kind, name in rows}


def _facts(scope: Scope, visit_ids: Iterable[str]) -> Mapping[str, dict[FactKind, datetime]]:
    statement = scoped_select(scope, VisitFact).where(VisitFact.visit_id.in_(list(visit_ids)))
    found: defaultdict[str, dict[FactKind, datetime]] = defaultdict(dict)
    for row in scoped_all(scope, statement.order_by(VisitFact.occurred_at)):
        found[row.visit_id][FactKind(row.kind)] = row.occurred_at
    return found


def _punches(scope: Scope, begins: datetime, ends: datetime) -> Mapping[str, list[Punch]]:
    statement = scoped_select(scope, Punch).where(Punch.occurred_at > begins, Punch.occurred_at < ends)
    found: defaultdict[str, list[Punch]] = defaultdict(list)
    for row in scoped_all(scope, statement.order_by(Punch.occurred_at)):
        found[row.technician_id].append(row)
    return found


def _returns(scope: Scope, day: date) -> Mapping[str, int]:
    """Return the way home of each route of the day's published plan, in seconds."""
    statement = scoped_join(scope, scoped_select(scope, PlanRoute), Plan, Plan.id == PlanRoute.plan_id)
    rows = scoped_all(scope, statement.where(Plan.day == day, Plan.status == "published"))
    return {row.technician_id: row.return_travel_seconds for row in rows}


def _by_hand(scope: Scope, ids: set[str]) -> Mapping[str, set[str]]:
    """Return what the audit log knows to have been done to these rows otherwise than by the demo."""
    statement = scoped_select(scope, AuditEvent.object_id, AuditEvent.action).where(
        AuditEvent.object_id.in_(sorted(ids)), AuditEvent.request_id.not_like(OWN_REQUESTS)
    )
    found: defaultdict[str, set[str]] = defaultdict(set)
    for object_id, action in scope.session.execute(statement):
        found[object_id].add(action)
    return found


def _route(world: World, rows: _Rows, who: TechnicianDay, visits: Sequence[Visit]) -> LiveRoute:
    shift = who.shift
    assert shift is not None  # noqa: S101 - the caller chose those who work
    own = [visit for visit in visits if _is_known(rows, visit) and not rows.is_changed(visit)]
    waiting = tuple(visit for visit in own if visit.status in OPEN)
    punches = rows.punches.get(who.id, [])
    known = [moment for visit in visits for moment in rows.facts.get(visit.id, {}).values()]
    known += [punch.occurred_at for punch in punches]
    lunch = shift.breaks[0].earliest if shift.breaks else None
    route = Route(
        number=world.numbers[who.id],
        shift_starts_at=shift.starts_at,
        shift_ends_at=shift.ends_at,
        lunch_from=lunch,
        return_seconds=rows.returns.get(who.id, 0),
        stops=[_stop(rows, visit) for visit in waiting],
        clocked_in=who.id in rows.clocked_in,
        busy_until=max(known, default=None),
    )
    last_punch = punches[-1].occurred_at if punches else None
    begun = any(rows.facts.get(visit.id) for visit in visits)
    return LiveRoute(who.id, route, waiting, last_punch, whole=len(own) == len(visits), begun=begun)


def _is_known(rows: _Rows, visit: Visit) -> bool:
    kind, _ = rows.cards[visit.job_id]
    return kind.code in KIND_BY_CODE


def _stop(rows: _Rows, visit: Visit) -> Stop:
    kind, name = rows.cards[visit.job_id]
    return Stop(
        key=visit.id,
        kind=spec_of(kind),
        customer_name=name,
        starts_at=visit.starts_at,
        travel_seconds=visit.travel_seconds,
        opens_at=visit.window_starts_at,
        done=rows.facts.get(visit.id, {}),
        again=visit.sequence > 1,
    )
