"""A day that lies ahead: its jobs are taken, some of which cannot fit; OR-Tools plans it, and it is published."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random

from sqlalchemy import Engine

from server.db import write_session
from server.demo.catalogue import KIND_BY_CODE
from server.demo.draws import SEED, chance
from server.demo.orders import Order, draw_order, draw_orders
from server.demo.people import TECHNICIANS, lunch
from server.demo.routes import book_day
from server.demo.world import World
from server.domain.errors import DomainError
from server.models.plans import Plan
from server.models.scope import Scope, scoped_get, scoped_select, scoped_update
from server.models.technicians import ShiftException
from server.planning.availability import TechnicianDay, day_availability
from server.ports.clock import Clock
from server.ports.travel_times import TravelTimes
from server.settings import Settings
from server.use_cases.jobs import create_job
from server.use_cases.plan_run import run_plan
from server.use_cases.plans import RUNNING, publish_plan, request_plan
from server.use_cases.shift_exceptions import create_exception

CALLED_IN = "Covers for a colleague"
NOT_MOVED = timedelta()
CANDIDATES = 2.6
"""How many orders are drawn for each one that is wanted: those that nobody could drive to are not taken."""


@dataclass(frozen=True, slots=True)
class At:
    """A clock that stands at one moment: the day before, when a plan of today was made."""

    moment: datetime

    def now(self) -> datetime:
        """Return the moment."""
        return self.moment


@dataclass(frozen=True, slots=True)
class Planner:
    """Where a plan is made: the database, the hour, the supplier of driving times."""

    engine: Engine
    clock: Clock
    travel: TravelTimes
    settings: Settings
    world: World


class NoPlan(DomainError):
    """The optimizer did not propose a plan for the demo's day."""

    code = "DEMO_NOT_PLANNED"


TOMORROW = ("skill", "lapsed", "closed", "far", "nowhere", "absent", "long")
TODAY = ("lapsed", "nowhere", "absent")
"""Which jobs that cannot fit are planted among a day's."""


def settle_staff(scope: Scope, world: World, day: date) -> None:
    """Say who is there on a day that people look at: tech1 always, and one of the others has called in sick."""
    _call_in(scope, world, day)
    _send_home(scope, world, day)


def take_jobs(
    scope: Scope, world: World, day: date, count: int, planted: Sequence[str], moved: timedelta = NOT_MOVED
) -> int:
    """Take a day's jobs as the office would have; a few of them are planted so that they cannot fit.

    `moved` is by how much the day's hours differ from the ordinary ones; staff and shifts are settled already.
    """
    crew = day_availability(scope, world.company, day)
    extra = [_moved(*one, moved) for one in _planted(world, day, crew, planted)]
    drawn = draw_orders(world, day, round(CANDIDATES * count), crew, chance("orders", day))
    drawn = [_moved(order, None, moved)[0] for order in drawn]
    fitting = [one.order for one in book_day(world, drawn, crew, count - len(extra))]
    taken = sorted([*((order, None) for order in fitting), *extra], key=lambda one: one[0].asked_at)
    for order, pinned in taken:
        _take_job(replace(scope, at=min(order.asked_at, scope.at)), world, order, pinned)
    return len(taken)


def plan_and_publish(planner: Planner, day: date) -> Plan | None:
    """Have the day planned and published, unless it is; None when the optimizer had nothing to do."""
    tenant_id = planner.world.company.id
    with write_session(planner.engine, tenant_id) as session:
        scope = _scope(planner, session)
        if _published(scope, day) is not None:
            return None
        _give_up_interrupted(scope, day)
        plan_id = request_plan(
            scope,
            day,
            requested_by=planner.world.users["dispatcher"],
            seconds=planner.world.scale.seconds,
            seed=SEED,
            iterations=planner.world.scale.iterations,
        ).id
    run_plan(planner.engine, planner.clock, planner.travel, planner.settings, tenant_id, plan_id)
    with write_session(planner.engine, tenant_id) as session:
        scope = _scope(planner, session)
        plan = scoped_get(scope, Plan, plan_id)
        if plan.status != "proposed":
            raise NoPlan(f"{day}: {(plan.failure or {}).get('sentence', f'the plan is {plan.status}')}")
        return publish_plan(scope, plan_id)


def _scope(planner: Planner, session: object) -> Scope:
    actor = planner.world.actor("dispatcher")
    return Scope(session, planner.world.company.id, actor, planner.clock.now(), "demo:plan")  # type: ignore[arg-type]


def _published(scope: Scope, day: date) -> Plan | None:
    statement = scoped_select(scope, Plan).where(Plan.day == day, Plan.status == "published")
    found: Plan | None = scope.session.scalars(statement).one_or_none()
    return found


def _give_up_interrupted(scope: Scope, day: date) -> None:
    """Give up a run of the demo's own that was killed with its process."""
    own = (Plan.day == day, Plan.status.in_(RUNNING), Plan.seed == SEED)
    failure = {"code": "INTERRUPTED", "sentence": "The start was interrupted."}
    values = {"status": "failed", "failure": failure, "finished_at": scope.at, "fence": Plan.fence + 1}
    scope.session.execute(scoped_update(scope, Plan).where(*own).values(**values))


def _call_in(scope: Scope, world: World, day: date) -> None:
    """Have tech1 work although it is a day off, so that there is always a phone to try."""
    off = [who for who in day_availability(scope, world.company, day) if who.shift is None]
    first = next((who.id for who in off if world.numbers.get(who.id) == 0), None)
    if first is not None and not _has_exception(scope, first, day):
        starts, ends = TECHNICIANS[0].hours
        hours = {"starts_second": starts, "ends_second": ends, "breaks": [lunch(starts)]}
        create_exception(scope, first, {"day": day, "kind": "replace", "reason": CALLED_IN, **hours})


def _has_exception(scope: Scope, technician_id: str, day: date) -> bool:
    statement = scoped_select(scope, ShiftException).where(
        ShiftException.technician_id == technician_id, ShiftException.day == day
    )
    return scope.session.scalars(statement).first() is not None


def _send_home(scope: Scope, world: World, day: date) -> None:
    """Give one of those on the rota the day off: somebody whose skills others have too."""
    crew = [who for who in day_availability(scope, world.company, day) if who.shift]
    common = [who for who in crew if who.id in world.numbers and _is_common(world, who)]
    if len(common) < 2:  # noqa: PLR2004 - somebody has to stay
        return
    chosen = chance("absent", day).choice(common)
    if not _has_exception(scope, chosen.id, day):
        create_exception(scope, chosen.id, {"day": day, "kind": "off", "reason": "Called in sick"})


def _is_common(world: World, who: TechnicianDay) -> bool:
    codes = {world.skills[skill_id] for skill_id in who.skills}
    return "REFRIG" in codes and world.numbers[who.id] > 0


def _planted(
    world: World, day: date, crew: Sequence[TechnicianDay], planted: Sequence[str]
) -> Iterator[tuple[Order, str | None]]:
    """Yield orders that cannot fit, each for another true reason, with whom it is pinned to."""
    random = chance("planted", day)
    absent = _absent(world, crew)
    orders = {
        "skill": _of(world, day, "COM-CHILL", random),  # nobody has refrigeration at level 5
        "lapsed": _of(world, day, "PLB-BACK", random),  # both testers' certificates have run out
        "closed": _of(world, day, "PLB-DRAIN", random, hours=(20.5, 22)),  # after the last shift
        "far": replace(_of(world, day, "HEAT-TUNE", random), site=world.camp),  # five hours away
        "nowhere": replace(_of(world, day, "PLB-FAUCET", random), site=world.nowhere),  # on no map
        "absent": _of(world, day, "HEAT-TUNE", random),  # asks for somebody who is not there
        "long": _of(world, day, "PLB-REPIPE", random, hours=(8, 10)),  # as long as a whole shift
    }
    for name in planted:
        if name != "absent" or absent:
            yield orders[name], absent if name == "absent" else None


def _absent(world: World, crew: Sequence[TechnicianDay]) -> str | None:
    """Return somebody who is off: the one who called in sick, or one whose day off it is."""
    off = [who for who in crew if who.shift is None and who.id in world.numbers]
    return next((who.id for who in sorted(off, key=lambda who: who.absence is None)), None)


def _moved(order: Order, pinned: str | None, by: timedelta) -> tuple[Order, str | None]:
    return replace(order, starts_at=order.starts_at + by, ends_at=order.ends_at + by), pinned


def _of(world: World, day: date, code: str, random: Random, hours: tuple[float, float] = (8, 17)) -> Order:
    return draw_order(world, day, KIND_BY_CODE[code], random, hours=hours)


def _take_job(scope: Scope, world: World, order: Order, pinned: str | None) -> None:
    create_job(
        replace(scope, actor=world.actor("office")),
        {
            "customer_id": order.site.customer_id,
            "site_id": order.site.id,
            "job_type_id": world.kinds[order.kind.code].id,
            "description": order.text,
            "priority": order.kind.priority,
            "windows": [{"starts_at": order.starts_at, "ends_at": order.ends_at}],
            "pinned_technician_id": pinned,
        },
    )
