"""A visit's facts as the domain reads them, and what the world around a fact looked like when it happened."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from server.domain.lifecycles import Outcome, VisitStatus
from server.domain.time_clock import LONG_SHIFT_SECONDS
from server.domain.visit_facts import Fact, FactKind, Surroundings, VisitFacts
from server.models.base import yes
from server.models.scope import Scope, scoped_all, scoped_select
from server.models.time_clock import WorkShift
from server.models.visits import Visit, VisitAssignment, VisitFact

REMEMBERED = timedelta(hours=24)
"""How long a start that was neither paused nor completed counts as being busy: a forgotten one ends by itself."""

_WORKING = (FactKind.START.value, FactKind.RESUME.value)
_BOOKED = frozenset({VisitStatus.SCHEDULED.value, VisitStatus.CONFIRMED.value})


def fact_rows(scope: Scope, visit_id: str) -> Sequence[VisitFact]:
    """Return all that was reported about a visit, in the order of its arrival."""
    statement = scoped_select(scope, VisitFact).where(VisitFact.visit_id == visit_id)
    rows: Sequence[VisitFact] = scoped_all(scope, statement.order_by(VisitFact.received_at, VisitFact.id))
    return rows


def facts_of(visit: Visit, rows: Iterable[VisitFact]) -> VisitFacts:
    """Return a visit as the office booked it, with the facts of these rows."""
    return VisitFacts(_booked(visit), tuple(_fact(row) for row in rows))


def surroundings(scope: Scope, visit: Visit, held: VisitAssignment, moment: datetime) -> Surroundings:
    """Return what was around a fact that a technician claims for that moment."""
    siblings = _other_visits(scope, visit)
    former = not held.live and _booked(visit) is not VisitStatus.CANCELLED
    working = any(other.status == VisitStatus.WORKING for other in siblings)
    return Surroundings(
        clocked_in=_clocked_in(scope, held.technician_id, moment),
        busy_elsewhere=_busy(scope, held.technician_id, visit.id, moment),
        job_completed=any(other.outcome == Outcome.COMPLETED for other in siblings),
        former_assignee=former,
        parallel_work=working or (former and _successor_started(scope, visit.id, held.technician_id)),
    )


def _booked(visit: Visit) -> VisitStatus:
    if visit.cancelled_because is not None or visit.status == VisitStatus.CANCELLED:
        return VisitStatus.CANCELLED
    return VisitStatus(visit.status) if visit.status in _BOOKED else VisitStatus.SCHEDULED


def _fact(row: VisitFact) -> Fact:
    outcome = row.payload.get("outcome")
    return Fact(
        row.id, FactKind(row.kind), row.occurred_at, row.received_at, Outcome(outcome) if outcome else None
    )


def _other_visits(scope: Scope, visit: Visit) -> Sequence[Visit]:
    statement = scoped_select(scope, Visit).where(Visit.job_id == visit.job_id, Visit.id != visit.id)
    rows: Sequence[Visit] = scoped_all(scope, statement)
    return rows


def _clocked_in(scope: Scope, technician_id: str, moment: datetime) -> bool:
    """Tell whether a shift covers the moment; one without an end counts for 16 hours."""
    earliest = moment - timedelta(seconds=LONG_SHIFT_SECONDS)
    statement = scoped_select(scope, WorkShift.id).where(
        WorkShift.technician_id == technician_id,
        WorkShift.starts_at <= moment,
        (WorkShift.ends_at >= moment) | (WorkShift.ends_at.is_(None) & (WorkShift.starts_at >= earliest)),
    )
    return scope.session.scalars(statement.limit(1)).first() is not None


def _busy(scope: Scope, technician_id: str, visit_id: str, moment: datetime) -> bool:
    """Tell whether the technician was working on another visit then."""
    statement = scoped_select(scope, VisitFact).where(
        VisitFact.technician_id == technician_id,
        VisitFact.visit_id != visit_id,
        VisitFact.occurred_at <= moment,
        VisitFact.occurred_at > moment - REMEMBERED,
        VisitFact.kind.in_([*_WORKING, FactKind.PAUSE.value, FactKind.COMPLETE.value]),
    )
    by_visit: defaultdict[str, list[Fact]] = defaultdict(list)
    for row in scoped_all(scope, statement):
        by_visit[row.visit_id].append(_fact(row))
    return any(max(facts, key=lambda fact: fact.order).kind in _WORKING for facts in by_visit.values())


def _successor_started(scope: Scope, visit_id: str, technician_id: str) -> bool:
    """Tell whether somebody who has the visit now has started on it."""
    started = scoped_select(scope, VisitFact.technician_id).where(
        VisitFact.visit_id == visit_id, VisitFact.kind == FactKind.START.value
    )
    live = scoped_select(scope, VisitAssignment.technician_id).where(
        VisitAssignment.visit_id == visit_id,
        yes(VisitAssignment.live),
        VisitAssignment.technician_id != technician_id,
    )
    return bool(set(scoped_all(scope, started)) & set(scoped_all(scope, live)))
