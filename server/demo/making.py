"""Makes the demo company, or brings it up to the present day: stage by stage, each in its own transaction."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from server.bootstrap import Services
from server.db import ANY_TENANT, checkpoint, read_session, write_session
from server.demo.founding import ACTOR, found_company
from server.demo.past import Past
from server.demo.places import TIMEZONE
from server.demo.planned_day import Planner, has_plan, plan_and_publish, take_jobs
from server.demo.scale import FULL, Scale
from server.demo.stages import PAST, PLANNED, TAKEN, Stages, done_stages, mark
from server.demo.world import World, load_world
from server.domain.instants import instant_at, local_date
from server.models.base import yes
from server.models.companies import Company
from server.models.installation import installation_select
from server.models.scope import Scope

Tell = Callable[[str], None]
FOUNDED_DAYS = 30
"""How many days before its history the company was founded."""


@dataclass(slots=True)
class Made:
    """What a start has made: nothing, when everything was there."""

    tenant_id: str = ""
    today: date | None = None
    stages: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Maker:
    """One start of the demo."""

    services: Services
    scale: Scale = FULL
    tell: Tell = print
    made: Made = field(default_factory=Made)

    def run(self) -> Made:
        """Make what is missing and say what was made."""
        tenant_id = self._company()
        self.made.tenant_id, self.made.today = tenant_id, self.today
        with read_session(self.services.engine, tenant_id) as session:
            stages = done_stages(self._scope(session, tenant_id))
        if not self._missing(stages):
            return self.made
        with read_session(self.services.engine, tenant_id) as session:
            world = load_world(self._scope(session, tenant_id), self.services.travel_times, self.scale)
        self._fill_past(world, stages)
        for day in self._days_ahead():
            self._plan_ahead(world, stages, day)
        checkpoint(self.services.engine, "TRUNCATE")
        return self.made

    @property
    def today(self) -> date:
        """Return the company's day."""
        return local_date(self.services.clock.now(), TIMEZONE)

    def _days_ahead(self) -> list[date]:
        """Return tomorrow: the company's, and the machine's where its zone has another."""
        machine = self.services.clock.now().astimezone().date()
        return sorted(day for day in {self.today + A_DAY, machine + A_DAY} if day > self.today)

    def _missing(self, stages: Stages) -> bool:
        if stages.past_until is None or stages.past_until < self.today - A_DAY:
            return True
        return not all(stages.has(PLANNED, day) for day in self._days_ahead())

    def _company(self) -> str:
        found = find_company(self.services)
        if found is not None:
            return found
        self._say("people, price book, customers")
        at = instant_at(
            self.today - timedelta(days=self.scale.history_days + FOUNDED_DAYS), time(9), TIMEZONE
        )
        with write_session(self.services.engine, ANY_TENANT) as session:
            return found_company(session, self.scale, at, self.today).tenant_id

    def _fill_past(self, world: World, stages: Stages) -> None:
        """Write the days before today that are not written yet, sixty at most."""
        first = self.today - self.scale.history_days * A_DAY
        if stages.past_until is not None:
            first = max(first, stages.past_until + A_DAY)
        days = [first + at * A_DAY for at in range((self.today - first).days)]
        if days:
            self._say(f"{len(days)} days of the past")
            with write_session(self.services.engine, world.company.id) as session:
                scope = self._scope(session, world.company.id)
                Past(scope, world).write(days)
                mark(scope, PAST, days[-1])

    def _plan_ahead(self, world: World, stages: Stages, day: date) -> None:
        if not stages.has(TAKEN, day):
            self._say(f"jobs of {day:%A}")
            with write_session(self.services.engine, world.company.id) as session:
                scope = self._scope(session, world.company.id)
                take_jobs(scope, world, day, self.scale.planned_jobs, planted=True)
                mark(scope, TAKEN, day)
        if not stages.has(PLANNED, day):
            self._say(f"plan of {day:%A}")
            planner = self._planner(world)
            if not has_plan(planner, day):
                plan_and_publish(planner, day)
            with write_session(self.services.engine, world.company.id) as session:
                mark(self._scope(session, world.company.id), PLANNED, day)

    def _planner(self, world: World) -> Planner:
        held = self.services
        return Planner(held.engine, held.clock, held.travel_times, held.settings, world)

    def _scope(self, session: object, tenant_id: str, at: datetime | None = None) -> Scope:
        return Scope(session, tenant_id, ACTOR, at or self.services.clock.now(), "demo:making")  # type: ignore[arg-type]

    def _say(self, stage: str) -> None:
        self.made.stages.append(stage)
        self.tell(stage)


A_DAY = timedelta(days=1)


def find_company(services: Services) -> str | None:
    """Return the id of the demo company, if it is made."""
    with read_session(services.engine, ANY_TENANT) as session:
        statement = installation_select("the demo looks for itself", Company.id).where(yes(Company.is_demo))
        found: str | None = session.scalars(statement).first()
    return found
