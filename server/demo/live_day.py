"""Works at a day through the live use cases, so that events, invoices and exceptions come out as in life.

Reports are made in the order in which they would have arrived, each at its own moment; none lies in the future.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from random import Random

from sqlalchemy.orm import Session

from server.demo.draws import chance
from server.demo.field_work import Day, Said, work
from server.demo.live_routes import LiveRoute
from server.demo.world import World
from server.domain.instants import zone
from server.domain.time_clock import PunchKind
from server.domain.visit_facts import FactKind
from server.models.exceptions import ExceptionItem
from server.models.scope import Scope, scoped_all, scoped_select
from server.use_cases.exceptions import resolve
from server.use_cases.field_reports import Report, report
from server.use_cases.time_clock import punch

OVERDUE = timedelta(minutes=14)
"""How long past its planned end the visit that runs late is still at work."""
FORGOTTEN = "Forgot to end the visit before; the times are right."


@dataclass(frozen=True, slots=True)
class Worked:
    """A route and what is reported of it."""

    live: LiveRoute
    day: Day
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Until:
    """How far a day is worked: up to a moment, everything happening `lag` later (earlier) than it would have."""

    now: datetime
    lag: timedelta = timedelta()


def draw_work(day: date, routes: Iterable[LiveRoute], until: Until) -> list[Worked]:
    """Draw what is reported of each route until then; one that would begin before its last punch is left out."""
    drawn = []
    for live in routes:
        worked = _later(work(chance("field", day, live.route.number), live.route), until.lag)
        if live.last_punch is None or worked.clock_in is None or worked.clock_in > live.last_punch:
            said = tuple(report for report in worked.said if report.occurred_at <= until.now)
            drawn.append(Worked(live, worked, said))
    return drawn


def with_trouble(day: date, drawn: Sequence[Worked], until: Until) -> list[Worked]:
    """Have one technician run late, and another begin a visit without ending the one before it."""
    random = chance("trouble", day)
    changed = list(drawn)
    for make in (_run_late, _forget_to_end):
        offers = [(at, made) for at, one in enumerate(changed) if (made := make(one, until))]
        offers = [(at, made) for at, made in offers if changed[at] is drawn[at]]
        if offers:
            at, made = random.choice(offers)
            changed[at] = made
    return changed


def carry_out(session: Session, world: World, day: date, drawn: Sequence[Worked], now: datetime) -> int:
    """Clock in, report and clock out, in the order of arrival; return how many reports that were."""
    tenant_id, request = world.company.id, f"demo:work:{day}"

    def scope(technician_id: str, at: datetime) -> Scope:
        return Scope(session, tenant_id, world.actor_of(technician_id), min(at, now), request)

    steps = sorted(_steps(day, drawn, now), key=lambda step: step.at)
    for step in steps:
        occurred_at = step.occurred_at.astimezone(zone(world.company.timezone))
        here = scope(step.technician_id, step.at)
        if isinstance(step.what, PunchKind):
            punch(here, step.technician_id, step.what, occurred_at, world.company.timezone)
        else:
            said = Report(step.what.kind, occurred_at, world.company.timezone, step.what.details)
            report(here, step.technician_id, step.what.key, said)
    return len(steps)


def is_over(drawn: Iterable[Worked], now: datetime) -> bool:
    """Tell whether the whole of a day lies behind the clock: shortly after midnight some of it may not."""
    return all(len(one.said) == len(one.day.said) and one.day.clock_out <= now for one in drawn)


def settle_troubles(scope: Scope, world: World, drawn: Iterable[Worked]) -> None:
    """Have the dispatcher decide what the demo itself had left to decide on a day that is over."""
    visits = {visit.id for one in drawn for visit in one.live.visits}
    statement = scoped_select(scope, ExceptionItem).where(
        ExceptionItem.state == "open", ExceptionItem.subject_id.in_(sorted(visits))
    )
    for row in scoped_all(scope, statement):
        resolve(scope, row.id, FORGOTTEN, world.users["dispatcher"])


@dataclass(frozen=True, slots=True)
class _Step:
    at: datetime
    technician_id: str
    occurred_at: datetime
    what: PunchKind | Said


def _steps(day: date, drawn: Iterable[Worked], now: datetime) -> list[_Step]:
    steps = []
    for one in drawn:
        who, random = one.live.technician_id, chance("punches", day, one.live.route.number)
        if one.day.clock_in is not None and one.day.clock_in <= now:
            steps.append(_punch(who, PunchKind.IN, one.day.clock_in, random))
        steps += [_Step(said.received_at, who, said.occurred_at, said) for said in one.said]
        if one.day.clock_out <= now and len(one.said) == len(one.day.said):
            last = max((said.received_at for said in one.said), default=one.day.clock_out)
            steps.append(_punch(who, PunchKind.OUT, one.day.clock_out, random, not_before=last))
    return steps


def _punch(
    who: str, kind: PunchKind, at: datetime, random: Random, *, not_before: datetime | None = None
) -> _Step:
    received = at + timedelta(seconds=random.randrange(2, 20))
    return _Step(max(received, not_before or received), who, at, kind)


def _later(day: Day, lag: timedelta) -> Day:
    said = tuple(
        Said(one.key, one.kind, one.occurred_at + lag, one.received_at + lag, one.details) for one in day.said
    )
    return Day(day.clock_in + lag if day.clock_in else None, said, day.clock_out + lag)


def _run_late(one: Worked, until: Until) -> Worked | None:
    """Return the route with a visit that is still worked at although its planned end has passed."""
    overdue = [visit for visit in one.live.visits if visit.ends_at <= until.now - OVERDUE]
    for visit in reversed(overdue):
        kinds = {said.kind: said for said in one.said if said.key == visit.id}
        if FactKind.START in kinds and visit is not one.live.visits[-1]:
            start = kinds[FactKind.START].occurred_at
            said = tuple(said for said in one.said if said.occurred_at <= start)
            return Worked(one.live, one.day, said)
    return None


def _forget_to_end(one: Worked, until: Until) -> Worked | None:
    """Return the route with a visit begun while the one before it, as far as anybody knows, still goes on."""
    keys = [visit.id for visit in one.live.visits]
    for key, after in reversed(list(pairwise(keys))):
        kinds = {said.kind: said for said in one.said if said.key == key}
        at = until.now - timedelta(minutes=2)
        if FactKind.START in kinds and at > kinds[FactKind.START].occurred_at:
            last = kinds.get(FactKind.COMPLETE, kinds[FactKind.START])
            said = [told for told in one.said if told.occurred_at <= last.occurred_at]
            said = [told for told in said if told.key != after and told is not kinds.get(FactKind.COMPLETE)]
            heard = max(told.received_at for told in said)  # what was reported out of coverage comes first
            extra = Said(after, FactKind.START, at, max(at, heard) + timedelta(seconds=8), {})
            return Worked(one.live, one.day, (*said, extra))
    return None
