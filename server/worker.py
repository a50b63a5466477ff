"""The worker: runs reactions and plans that the queue tells of, sweeps up what it was not told, and checkpoints.

The rows are the record. A row is claimed under a lease with a fence; a claim that runs out is taken by the next
sweep, and what the first claimer still writes is not kept. Everything here may run twice and must not mind.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import structlog
from sqlalchemy.orm import Session

from server.bootstrap import Services
from server.db import ANY_TENANT, checkpoint, read_session, write_session
from server.domain.reminders import reminder_day
from server.models.companies import Company
from server.models.imports import ImportRun
from server.models.installation import installation_select
from server.models.outbox import OutboxEvent
from server.models.plans import Plan
from server.models.scope import Scope, changed, scoped_find, scoped_update
from server.ports.queue import WorkQueue
from server.queries.audit_chain import heads
from server.reactions import DAILY, REACTIONS, Happening
from server.use_cases.exceptions import open_exception, settle_by_itself
from server.use_cases.geocoding import Asking, find_places
from server.use_cases.imports.requests import QUEUE as IMPORTS
from server.use_cases.imports.run import run_import
from server.use_cases.looking_over import gaps, look_over
from server.use_cases.plan_run import run_plan

LEASE = timedelta(seconds=120)
SWEEP_SECONDS = 5.0
CHECKPOINT_SECONDS = 2.0
DAY_SECONDS = 30.0
PLACES_SECONDS = 10.0
LOOK_OVER_SECONDS = 60.0
HEADS_SECONDS = 3600.0
FIRST_DELAY = timedelta(seconds=5)
LONGEST_DELAY = timedelta(hours=1)
MOST_ATTEMPTS = 40
DEAD = "EVENT_DEAD"
RETELL_SECONDS = 60.0
STOP_SECONDS = 3.0
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Worker:
    """A running worker: its consumers and its two clocks."""

    services: Services
    queue: WorkQueue
    stopping: threading.Event
    _told: dict[tuple[str, str, str], float] = field(default_factory=dict)
    _enders: list[threading.Thread] = field(default_factory=list)
    _begun: dict[str, date] = field(default_factory=dict)

    def start(self) -> None:
        """Begin to work; returns at once."""
        works = {"outbox": self._react, "plan": self._plan, IMPORTS: self._import}
        handlers = {name: self._safely(name, work) for name, work in works.items()}
        for consumer in self.queue.consumers(handlers):
            consumer.start()
            ender = threading.Thread(target=self._end, args=(consumer,), daemon=True)
            ender.start()
            self._enders.append(ender)
        self._every(SWEEP_SECONDS, self.sweep)
        self._every(PLACES_SECONDS, self._find_places)
        self._every(DAY_SECONDS, lambda: begin_days(self.services, self._begun))
        self._every(CHECKPOINT_SECONDS, lambda: checkpoint(self.services.engine))
        self._every(LOOK_OVER_SECONDS, lambda: look_over_all(self.services), at_once=True)
        self._every(HEADS_SECONDS, lambda: tell_heads(self.services), at_once=True)

    def stop(self) -> None:
        """Take nothing more, and wait a moment for what is being done; what takes longer is done again later."""
        self.stopping.set()
        for ender in self._enders:
            ender.join(STOP_SECONDS)

    def sweep(self) -> None:
        """Tell the queue of what waits; of a row that stands in it already only once in a while.

        Else a slow mail server would let the queue grow by the whole backlog with each round.
        """
        now = time.monotonic()
        for told in waiting(self.services):
            if now - self._told.get(told, -RETELL_SECONDS) >= RETELL_SECONDS:
                self._told[told] = now
                self.queue.tell(*told)
        for told, at in list(self._told.items()):  # a list at once: the consumers take out of it meanwhile
            if now - at >= RETELL_SECONDS:
                self._told.pop(told, None)

    def _react(self, tenant_id: str, row_id: str) -> None:
        react(self.services, tenant_id, row_id)

    def _plan(self, tenant_id: str, row_id: str) -> None:
        held = self.services
        run_plan(
            held.engine,
            held.clock,
            held.travel_times,
            held.settings,
            tenant_id,
            row_id,
            self.stopping.is_set,
        )

    def _import(self, tenant_id: str, row_id: str) -> None:
        held = self.services
        run_import(held.engine, held.clock, held.files, tenant_id, row_id, interrupted=self.stopping.is_set)

    def _find_places(self) -> None:
        held = self.services
        find_places(Asking(held.engine, held.clock, held.geocoder), self.stopping.wait)

    def _safely(self, queue: str, work: Callable[[str, str], None]) -> Callable[[str, str], None]:
        def run(tenant_id: str, row_id: str) -> None:
            self._told.pop((queue, tenant_id, row_id), None)
            structlog.contextvars.clear_contextvars()
            structlog.contextvars.bind_contextvars(row=row_id)
            try:
                work(tenant_id, row_id)
            except Exception:
                log.exception("work failed; the sweep will bring it again")

        return run

    def _every(self, seconds: float, work: Callable[[], object], *, at_once: bool = False) -> None:
        def loop() -> None:
            wait = 0.0 if at_once else seconds
            while not self.stopping.wait(wait):
                wait = seconds
                try:
                    work()
                except Exception:
                    log.exception("a round was skipped")

        threading.Thread(target=loop, daemon=True).start()

    def _end(self, consumer: Any) -> None:
        self.stopping.wait()
        consumer.stop(graceful=True)


def look_over_all(services: Services) -> int:
    """Look over every company for what needs a person; return how many exceptions were opened or settled.

    A write lock is only taken where there is something to do.
    """
    with read_session(services.engine, ANY_TENANT) as session:
        ids = session.scalars(installation_select("the worker looks over each company", Company.id)).all()
    return sum(_look_over(services, tenant_id) for tenant_id in ids)


def _look_over(services: Services, tenant_id: str) -> int:
    with read_session(services.engine, tenant_id) as session:
        if not any(True for _ in gaps(_scope(services, session, tenant_id, "look-over"))):
            return 0
    with write_session(services.engine, tenant_id) as session:
        return look_over(_scope(services, session, tenant_id, "look-over"))


def begin_days(services: Services, begun: dict[str, date]) -> None:
    """Do what a new day brings, company by company in its own zone; `begun` says which day each has begun already.

    Another worker, or this one started anew, does it again: what it does is safe to do twice.
    """
    now = services.clock.now()
    with read_session(services.engine, ANY_TENANT) as session:
        statement = installation_select("the worker begins each company's day", Company.id, Company.timezone)
        companies = session.execute(statement).all()
    for tenant_id, timezone in companies:
        today = reminder_day(now, timezone)
        if today is None or begun.get(tenant_id) == today:
            continue
        try:
            for act in DAILY:
                act(services, tenant_id, today)
            begun[tenant_id] = today
        except Exception:
            log.exception("a day was not begun; the next round will", tenant_id=tenant_id)


def tell_heads(services: Services) -> None:
    """Write the end of each company's audit log to the log, from where it is kept outside of the database."""
    with read_session(services.engine, ANY_TENANT) as session:
        found = heads(session)
    for head in found:
        log.info("audit.head", company=head.tenant_id, head=f"{head.sequence}:{head.hash}")


def waiting(services: Services) -> list[tuple[str, str, str]]:
    """Return what waits and was not told, or whose lease is over: queue, company, row."""
    now = services.clock.now()
    with read_session(services.engine, ANY_TENANT) as session:
        events = session.execute(
            installation_select("the worker's sweep", OutboxEvent.tenant_id, OutboxEvent.id)
            .where(OutboxEvent.state == "waiting", OutboxEvent.next_try_at <= now)
            .order_by(OutboxEvent.next_try_at)
            .limit(200)
        ).all()
        plans = session.execute(
            installation_select("the worker's sweep", Plan.tenant_id, Plan.id).where(
                (Plan.status == "queued") | ((Plan.status == "solving") & (Plan.lease_until < now))
            )
        ).all()
        imports = session.execute(
            installation_select("the worker's sweep", ImportRun.tenant_id, ImportRun.id).where(
                (ImportRun.state == "queued")
                | ((ImportRun.state == "running") & (ImportRun.lease_until < now))
            )
        ).all()
    told = {"outbox": events, "plan": plans, IMPORTS: imports}
    return [(queue, *row) for queue, rows in told.items() for row in rows]


def react(services: Services, tenant_id: str, event_id: str) -> bool:
    """Run the reactions to one event, unless somebody else does; tell whether they all went well."""
    claim = _claim(services, tenant_id, event_id)
    if claim is None:
        return False
    happening, fence = claim
    try:
        for reaction in REACTIONS.get(happening.name, ()):
            reaction(services, happening)
    except Exception as error:
        log.exception("a reaction failed", event_name=happening.name)
        _settle(services, happening, fence, f"{type(error).__name__}: {error}"[:500])
        return False
    _settle(services, happening, fence, None)
    return True


def _claim(services: Services, tenant_id: str, event_id: str) -> tuple[Happening, int] | None:
    with write_session(services.engine, tenant_id) as session:
        scope = _scope(services, session, tenant_id, event_id)
        statement = scoped_update(scope, OutboxEvent).where(
            OutboxEvent.id == event_id, OutboxEvent.state == "waiting", OutboxEvent.next_try_at <= scope.at
        )
        values = {
            "attempts": OutboxEvent.attempts + 1,
            "fence": OutboxEvent.fence + 1,
            "next_try_at": scope.at + LEASE,
        }
        options = {"synchronize_session": False}
        if changed(session.execute(statement.values(**values), execution_options=options)) == 0:
            return None
        row = scoped_find(scope, OutboxEvent, event_id)
        assert row is not None  # noqa: S101 - it was updated in this transaction
        if row.attempts > MOST_ATTEMPTS:  # each of them ended with the worker's own death
            _bury(scope, row, "the worker did not survive it")
            return None
        return Happening(row.id, tenant_id, row.name, row.subject_id, row.payload, row.created_at), row.fence


def _settle(services: Services, happening: Happening, fence: int, failure: str | None) -> None:
    with write_session(services.engine, happening.tenant_id) as session:
        scope = _scope(services, session, happening.tenant_id, happening.id)
        row = scoped_find(scope, OutboxEvent, happening.id, lock=True)
        if row is None or row.fence != fence:
            return
        if failure is None:
            if row.failure is not None:  # it may have been given up, and tried again by a person
                settle_by_itself(scope, DEAD, row.id)
            row.state, row.done_at, row.failure = "done", scope.at, None
            return
        row.failure = failure
        if row.attempts >= MOST_ATTEMPTS:
            _bury(scope, row, failure)
        else:
            row.next_try_at = next_try(row.attempts, scope.at)


def _bury(scope: Scope, row: OutboxEvent, failure: str) -> None:
    """Give an event up, and have a person look at it."""
    row.state, row.failure = "dead", failure
    open_exception(scope, DEAD, "outbox_event", row.id, f"{row.name} failed for good: {failure}")


def next_try(attempts: int, now: datetime) -> datetime:
    """Return when to try again after so many attempts: twice as long each time, an hour at most."""
    delay: timedelta = FIRST_DELAY * 2 ** min(attempts - 1, 10)
    return now + min(LONGEST_DELAY, delay)


def _scope(services: Services, session: Session, tenant_id: str, row_id: str) -> Scope:
    return Scope(session, tenant_id, "worker", services.clock.now(), f"outbox:{row_id}")
