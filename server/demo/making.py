"""Makes the demo company, or brings it up to the present day: stage by stage, each in its own transaction."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import groupby

from server.bootstrap import Services
from server.db import ANY_TENANT, checkpoint, owner_engine, read_session, write_session
from server.demo.founding import ACTOR, found_company
from server.demo.hours_of_today import hours_moved, lag
from server.demo.live_day import (
    Until,
    carry_out,
    draw_work,
    is_over,
    settle_troubles,
    with_trouble,
)
from server.demo.live_routes import live_routes
from server.demo.moving import movable, move_routes, move_shifts
from server.demo.past import Past
from server.demo.places import TIMEZONE
from server.demo.planned_day import TODAY, TOMORROW, At, Planner, plan_and_publish, settle_staff, take_jobs
from server.demo.post_office import settle_events
from server.demo.scale import FULL, Scale
from server.demo.stages import PAST, PLANNED, TAKEN, WORKED, Stages, done_stages, mark
from server.demo.world import World, load_world
from server.domain.instants import instant_at, local_date
from server.models.base import yes
from server.models.companies import Company
from server.models.installation import installation_select
from server.models.scope import Scope
from server.ports.clock import Clock

Tell = Callable[[str], None]
A_DAY = timedelta(days=1)
FOUNDED_DAYS = 30
"""How many days before its history the company was founded."""
TAKEN_AT, PLANNED_AT = time(16, 45), time(17, 5)
"""When on the evening before a day's last job was taken, and its plan made."""


@dataclass(slots=True)
class Made:
    """What a start has made: no stages when everything was there."""

    tenant_id: str = ""
    today: date | None = None
    stages: list[str] = field(default_factory=list)
    rows: int = 0
    """Written in bulk."""
    reports: int = 0
    """Made through the live use cases."""


@dataclass(slots=True)
class Maker:
    """One start of the demo: `run` makes what is missing."""

    services: Services
    scale: Scale = FULL
    tell: Tell = print
    made: Made = field(default_factory=Made)
    now: datetime = field(init=False)
    today: date = field(init=False)

    def __post_init__(self) -> None:
        """Take the moment of the start: it stays the same however long the start takes."""
        self.now = self.services.clock.now()
        self.today = self.made.today = local_date(self.now, TIMEZONE)

    def run(self) -> Made:
        """Make what is missing and say what was made."""
        tenant_id = self.made.tenant_id = self._company()
        with read_session(self.services.engine, tenant_id) as session:
            scope = self._scope(session, tenant_id)
            stages = done_stages(scope)
            if not self._missing(stages):
                return self.made
            world = load_world(scope, self.services.travel_times, self.scale)
        self._fill_past(world, stages)
        self._today(world, stages)
        for day in self._days_ahead():
            self._ahead(world, stages, day)
        checkpoint(self.services.engine, "TRUNCATE")
        return self.made

    def _missing(self, stages: Stages) -> bool:
        if stages.past_until is None or stages.past_until < self.today - A_DAY:
            return True
        ahead = all(stages.has(PLANNED, day) for day in self._days_ahead())
        return not (ahead and stages.has(WORKED, self.today))

    def _company(self) -> str:
        found = find_company(self.services)
        if found is not None:
            return found
        self._say("people, price book and customers")
        at = instant_at(
            self.today - timedelta(days=self.scale.history_days + FOUNDED_DAYS), time(9), TIMEZONE
        )
        with write_session(self.services.engine, ANY_TENANT) as session:
            return found_company(session, self.scale, at, self.today).tenant_id

    def _fill_past(self, world: World, stages: Stages) -> None:
        """Bring the days before today to their end: those that were planned, and those on which nothing stands."""
        oldest = self.today - self.scale.history_days * A_DAY
        first = oldest if stages.past_until is None else stages.past_until + A_DAY
        days = [first + at * A_DAY for at in range((self.today - first).days)]
        days = [day for day in days if day >= oldest or stages.has(TAKEN, day)]
        for taken, group in groupby(days, lambda day: stages.has(TAKEN, day)):
            if taken:
                for day in group:
                    self._finish(world, day)
            else:
                self._write_past(world, list(group))

    def _write_past(self, world: World, days: Sequence[date]) -> None:
        self._say(f"{len(days)} days of the past" if len(days) > 1 else f"{days[0]:%A} of the past")
        with self._writing(world) as scope:
            self.made.rows += Past(scope, world).write(days)
            mark(scope, PAST, days[-1])
        self._learn_sizes()

    def _learn_sizes(self) -> None:
        """Have PostgreSQL look at what was written in bulk, or it would plan as if the tables were still empty."""
        if not self.services.settings.on_sqlite:
            with owner_engine(self.services.settings.owner_url).begin() as connection:
                connection.exec_driver_sql("ANALYZE")

    def _finish(self, world: World, day: date) -> None:
        """Have a day that has passed worked to its end, as far as nobody has touched it."""
        self._say(f"the rest of {day:%A}")
        with self._writing(world) as scope:
            until = Until(self.now)
            drawn = draw_work(day, live_routes(scope, world, day), until)
            self.made.reports += carry_out(scope.session, world, day, drawn, until.now)
            settle_troubles(scope, world, drawn)
            settle_events(scope.session, world, f"demo:work:{day}")
            if day < self.today - A_DAY or is_over(drawn, self.now):
                mark(scope, PAST, day)

    def _today(self, world: World, stages: Stages) -> None:
        """Make today: its jobs and its plan as of yesterday evening, and the work up to now."""
        if stages.has(WORKED, self.today):
            return
        if not stages.has(TAKEN, self.today):
            self._take_today(world)
        self._plan(world, stages, self.today, At(self._evening_before(self.today, PLANNED_AT)))
        self._say("the work of today")
        with self._writing(world) as scope:
            self._work_today(scope, world)
            mark(scope, WORKED, self.today)

    def _take_today(self, world: World) -> None:
        self._say("the jobs of today")
        moved = hours_moved(self.now, TIMEZONE)
        with self._writing(world, self._evening_before(self.today, TAKEN_AT)) as scope:
            settle_staff(scope, world, self.today)
            if moved:
                move_shifts(scope, world, self.today, moved)
            take_jobs(scope, world, self.today, self.scale.today_jobs, TODAY, moved)
            mark(scope, TAKEN, self.today, moved_seconds=int(moved.total_seconds()))

    def _work_today(self, scope: Scope, world: World) -> None:
        """Work at today; hours that were planned as ordinary ones are moved first where the clock asks for it."""
        routes = live_routes(scope, world, self.today)
        moved = done_stages(scope).moved(self.today)
        if not moved and (moved := hours_moved(self.now, TIMEZONE)):
            routes = movable(scope, self.today, routes)
            move_routes(scope, world, self.today, routes, moved)
            moving = {live.technician_id for live in routes}
            routes = [live for live in live_routes(scope, world, self.today) if live.technician_id in moving]
        until = Until(self.now, lag(self.now, TIMEZONE, moved))
        drawn = with_trouble(self.today, draw_work(self.today, routes, until), until)
        self.made.reports += carry_out(scope.session, world, self.today, drawn, self.now)

    def _days_ahead(self) -> list[date]:
        """Return tomorrow: the company's, and the machine's where its zone has another date."""
        machine = self.now.astimezone().date()
        return sorted(day for day in {self.today + A_DAY, machine + A_DAY} if day > self.today)

    def _ahead(self, world: World, stages: Stages, day: date) -> None:
        if not stages.has(TAKEN, day):
            self._say(f"the jobs of {day:%A}")
            with self._writing(world) as scope:
                settle_staff(scope, world, day)
                take_jobs(scope, world, day, self.scale.planned_jobs, TOMORROW)
                mark(scope, TAKEN, day)
        self._plan(world, stages, day, self.services.clock)

    def _plan(self, world: World, stages: Stages, day: date, clock: Clock) -> None:
        if stages.has(PLANNED, day):
            return
        self._say(f"the plan of {day:%A}")
        held = self.services
        plan_and_publish(Planner(held.engine, clock, held.travel_times, held.settings, world), day)
        with self._writing(world) as scope:
            mark(scope, PLANNED, day)

    def _evening_before(self, day: date, wall: time) -> datetime:
        return instant_at(day - A_DAY, wall, TIMEZONE)

    @contextmanager
    def _writing(self, world: World, at: datetime | None = None) -> Iterator[Scope]:
        with write_session(self.services.engine, world.company.id) as session:
            yield self._scope(session, world.company.id, at)

    def _scope(self, session: object, tenant_id: str, at: datetime | None = None) -> Scope:
        return Scope(session, tenant_id, ACTOR, at or self.now, "demo:making")  # type: ignore[arg-type]

    def _say(self, stage: str) -> None:
        self.made.stages.append(stage)
        self.tell(stage)


def find_company(services: Services) -> str | None:
    """Return the id of the demo company, if it is made."""
    with read_session(services.engine, ANY_TENANT) as session:
        statement = installation_select("the demo looks for itself", Company.id).where(yes(Company.is_demo))
        found: str | None = session.scalars(statement).first()
    return found
