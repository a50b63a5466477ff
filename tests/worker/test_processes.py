"""A real worker process: what it is told, what it must find by itself, and how it ends."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import psycopg
import pytest

from server.adapters.queue.huey_queue import TABLES, HueyQueue
from server.bootstrap import Services, make_services
from server.domain.visit_facts import FactKind
from server.models.outbox import OutboxEvent
from server.models.plans import Plan
from server.models.record import take_wakes
from server.models.scope import Scope, scoped_all, scoped_get, scoped_select
from server.settings import Settings
from server.use_cases.field_reports import Report, report
from server.use_cases.plan_run import LEASE, run_plan
from server.use_cases.plans import request_plan
from tests.builders import World, acting, book_visit, make_job, make_shift, make_world
from tests.conftest import StillClock, Tenant, make_tenant
from tests.journeys.house import environment, eventually, mails

STOPS_WITHIN = 5


@dataclass
class Company:
    """A company with a technician, and a worker process that is started when asked for."""

    services: Services
    tenant: Tenant
    world: World

    @property
    def settings(self) -> Settings:
        return self.services.settings

    def invoice(self, *, told: bool) -> None:
        """Complete a job, which posts its invoice; tell the worker of it as the web process does, or do not."""
        with self.acting() as scope:
            job = make_job(scope, self.world.site, self.world.flat)
            starts_at = datetime.now(UTC) + timedelta(hours=job.number)
            visit = book_visit(scope, job, self.world.technician, starts_at)
            report(scope, self.world.technician.id, visit.id, completed())
        self._tell(scope, told=told)

    def plan(self, day: date, *, seconds: int, told: bool = True) -> str:
        """Ask for a plan of a day."""
        with self.acting() as scope:
            row = request_plan(scope, day, requested_by=None, seconds=seconds, seed=7, iterations=None)
        self._tell(scope, told=told)
        return row.id

    def plan_now(self, plan_id: str) -> Plan:
        with self.acting() as scope:
            return scoped_get(scope, Plan, plan_id)

    def undone(self) -> list[str]:
        """Return the events that are not done yet."""
        with self.acting() as scope:
            statement = scoped_select(scope, OutboxEvent).where(OutboxEvent.state != "done")
            return [row.id for row in scoped_all(scope, statement)]

    def acting(self) -> AbstractContextManager[Scope]:
        return acting(self.services, self.tenant)

    def _tell(self, scope: Scope, *, told: bool) -> None:
        for wake in take_wakes(scope.session) if told else []:
            self.services.queue.tell(*wake)

    @contextmanager
    def worker(self) -> Iterator["subprocess.Popen[bytes]"]:
        """Run a worker process until the block ends; then it must stop by itself within five seconds of TERM."""
        with (self.settings.home / "worker.log").open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "wsgi", "worker"],
                env=environment(self.settings) | {"TRUCKROLL_LOG_FORMAT": "json"},
                stdout=log,
                stderr=log,
            )
        try:
            eventually(lambda: self.log().count('"worker ready"') > 0, 60)
            yield process
        finally:
            if process.poll() is None:
                process.terminate()
            assert process.wait(timeout=STOPS_WITHIN) in {0, -signal.SIGKILL}

    def log(self) -> str:
        return (self.settings.home / "worker.log").read_text()


@pytest.fixture
def company(db: Settings) -> Iterator[Company]:
    """A company on the machine's own clock, since the worker process runs on it."""
    services = make_services(db)
    tenant = make_tenant(services)
    with acting(services, tenant) as scope:
        world = make_world(scope, tenant)
        make_shift(scope, world.technician, (0, 24))
    made = Company(services, tenant, world)
    yield made
    made.services.queue.close()  # type: ignore[attr-defined]  # of HueyQueue
    services.engine.dispose()


def completed() -> Report:
    """Return a report of work that is done, as a phone makes it."""
    details = {"lines": [], "notes": "", "checklist": [], "photos": [], "outcome": "completed"}
    return Report(FactKind.COMPLETE, datetime.now(UTC), "America/New_York", details)


def far_monday() -> date:
    """A Monday of next month or the one after: planned as a whole, whatever the time is now."""
    day = datetime.now(UTC).date() + timedelta(days=40)
    return day - timedelta(days=day.weekday())


def jobs_on(company: Company, day: date, count: int) -> None:
    begin = datetime(day.year, day.month, day.day, 6, tzinfo=UTC)
    with company.acting() as scope:
        for _ in range(count):
            make_job(scope, company.world.site, company.world.flat, [(begin, begin + timedelta(hours=22))])


def lose_every_message(settings: Settings) -> None:
    """Delete the queue's file, or empty its tables, while processes have it open."""
    if settings.on_sqlite:
        for path in settings.home.glob("queue.db*"):
            path.unlink()
        return
    with psycopg.connect(settings.url.replace("+psycopg", ""), autocommit=True) as connection:
        for table in TABLES:
            connection.execute(f"DELETE FROM {table}".encode())


def test_deleting_the_queue_in_the_middle_loses_nothing(company: Company) -> None:
    company.invoice(told=True)
    with company.worker():
        eventually(lambda: len(mails(company.settings.home)) == 1)
        company.invoice(told=True)
        company.invoice(told=False)
        lose_every_message(company.settings)
        company.invoice(told=True)  # by a process that still has the old file open
        company.services.queue.close()  # type: ignore[attr-defined]  # of HueyQueue
        another = HueyQueue(company.settings)  # and one by a process that was started since
        company.services = replace(company.services, queue=another)
        company.invoice(told=True)
        eventually(lambda: not company.undone(), 30)

    assert len(mails(company.settings.home)) == 5
    assert "no such table" not in company.log()


def test_an_invoice_is_mailed_while_a_plan_is_solved_and_the_worker_stops_in_time(company: Company) -> None:
    day = far_monday()
    jobs_on(company, day, 12)
    with company.worker() as process:
        plan_id = company.plan(day, seconds=60)
        eventually(lambda: company.plan_now(plan_id).progress)

        company.invoice(told=True)
        eventually(lambda: not company.undone(), 25)
        assert len(mails(company.settings.home)) == 1
        assert company.plan_now(plan_id).status == "solving", "the plan would have held the mail up"

        process.terminate()
        assert process.wait(timeout=STOPS_WITHIN) == 0

    left = company.plan_now(plan_id)
    assert (left.status, left.attempts) == ("queued", 0), "the next worker begins at once"


def test_a_plan_whose_worker_was_killed_is_taken_up_when_its_lease_is_over(company: Company) -> None:
    day = far_monday()
    jobs_on(company, day, 4)
    with company.worker() as process:
        plan_id = company.plan(day, seconds=20, told=False)  # found by the sweep
        eventually(lambda: company.plan_now(plan_id).progress)
        process.kill()
        process.wait()
    left = company.plan_now(plan_id)
    assert left.status == "solving"
    assert left.lease_until is not None
    assert left.lease_until > datetime.now(UTC)

    later = StillClock(datetime.now(UTC) + LEASE)
    held = replace(company.services.settings, solve_seconds_limit=2)
    run_plan(
        company.services.engine,
        later,
        company.services.travel_times,
        held,
        company.tenant.tenant_id,
        plan_id,
    )

    done = company.plan_now(plan_id)
    assert (done.status, done.fence, done.attempts) == ("proposed", 2, 2)
    assert done.kpis is not None
    assert done.kpis["served"] == 4


def test_a_queue_that_takes_no_message_is_no_failure_of_who_tells_it(tmp_path: Path) -> None:
    (tmp_path / "queue.db").mkdir()  # whatever is wrong with it: the row is committed, and the sweep finds it

    HueyQueue(Settings(home=tmp_path)).tell("outbox", "somebody", "something")
