"""A day that lies ahead: its jobs are taken, some of which cannot fit; OR-Tools plans it, and it is published."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from random import Random

from sqlalchemy import Engine

from server.db import read_session, write_session
from server.demo.catalogue import KIND_BY_CODE
from server.demo.draws import SEED, chance
from server.demo.orders import Order, draw_order, draw_orders
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


def take_jobs(scope: Scope, world: World, day: date, count: int, *, planted: bool) -> int:
    """Take a day's jobs as the office would have; a few of them are planted so that they cannot fit."""
    if planted:
        _send_home(scope, world, day)
    crew = day_availability(scope, world.company, day)
    extra = list(_planted(world, day, crew)) if planted else []
    random = chance("orders", day)
    drawn = draw_orders(world, day, round(CANDIDATES * count), crew, random)
    fitting = [one.order for one in book_day(world, drawn, crew, count - len(extra))]
    for order, pinned in sorted(
        [*((order, None) for order in fitting), *extra], key=lambda one: one[0].asked_at
    ):
        _take_job(replace(scope, at=min(order.asked_at, scope.at)), world, order, pinned)
    return len(fitting) + len(extra)


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


def has_plan(planner: Planner, day: date) -> bool:
    """Tell whether a plan of the day is published."""
    with read_session(planner.engine, planner.world.company.id) as session:
        return _published(_scope(planner, session), day) is not None


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


def _send_home(scope: Scope, world: World, day: date) -> None:
    """Give one of those on the rota the day off: somebody whose skills others have too."""
    crew = [who for who in day_availability(scope, world.company, day) if who.shift]
    common = [who for who in crew if who.id in world.numbers and _is_common(world, who)]
    if len(common) < 2:  # noqa: PLR2004 - somebody has to stay
        return
    chosen = chance("absent", day).choice(common)
    taken = scoped_select(scope, ShiftException).where(
        ShiftException.technician_id == chosen.id, ShiftException.day == day
    )
    if scope.session.scalars(taken).first() is None:
        create_exception(scope, chosen.id, {"day": day, "kind": "off", "reason": "Called in sick"})


def _is_common(world: World, who: TechnicianDay) -> bool:
    codes = {world.skills[skill_id] for skill_id in who.skills}
    return "REFRIG" in codes


def _planted(world: World, day: date, crew: Sequence[TechnicianDay]) -> Iterator[tuple[Order, str | None]]:
    """Yield the orders that cannot fit, each for another true reason, with whom it is pinned to."""
    random = chance("planted", day)
    absent = next((who.id for who in crew if who.shift is None and who.absence), None)
    off = next((who.id for who in crew if who.shift is None and who.id in world.numbers), None)
    yield _of(world, day, "COM-CHILL", random), None  # nobody has refrigeration at level 5
    yield _of(world, day, "PLB-BACK", random), None  # both testers' certificates have lapsed
    yield _of(world, day, "PLB-DRAIN", random, hours=(20.5, 22)), None  # after the last shift
    if world.camp is not None:
        yield replace(_of(world, day, "HEAT-TUNE", random), site=world.camp), None  # five hours away
    if world.nowhere is not None:
        yield replace(_of(world, day, "PLB-FAUCET", random), site=world.nowhere), None  # on no map
    if absent or off:
        yield _of(world, day, "HEAT-TUNE", random), absent or off  # asks for somebody who is absent
    yield _of(world, day, "PLB-REPIPE", random, hours=(8, 10)), None  # as long as a whole shift


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
