"""Runs an import: the file is read and checked without the write lock, then written in one transaction or not at all.

The row is the record, as with plans: a worker that dies leaves a lease that runs out, and whoever claims the row next
raises its fence, so that nothing the first one still does is kept.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Engine, or_

from server.db import read_session, write_session
from server.domain.errors import DomainError
from server.domain.imports.convert import Converted, Record, Setting, convert
from server.domain.imports.faults import Faults
from server.domain.imports.mapping import ImportMapping
from server.models.audit import AuditHead
from server.models.companies import Company
from server.models.imports import ImportRun
from server.models.record import hold_chain, note
from server.models.scope import Scope, changed, scoped_find, scoped_get, scoped_select, scoped_update, touch
from server.ports.clock import Clock
from server.ports.file_store import FileMissing, FileStore
from server.use_cases.imports.addresses import check_email
from server.use_cases.imports.batch import Batch
from server.use_cases.imports.lookup import Lookup
from server.use_cases.imports.registry import WRITERS
from server.use_cases.imports.requests import LEASE, mapping_of
from server.use_cases.imports.technicians import RefusedLater
from server.use_cases.imports.work import Work, go_through

MOST_ATTEMPTS = 3
PREVIEW_ROWS = 20
TELL_SECONDS = 0.5


class Interrupted(Exception):
    """The worker is to stop: the run goes back to the queue."""


@dataclass(slots=True)
class Run:
    """One claim of one run."""

    engine: Engine
    clock: Clock
    tenant_id: str
    run_id: str
    fence: int
    tell: Callable[[int, int], None]
    interrupted: Callable[[], bool]
    actor: str = "worker"
    told_at: float = field(default_factory=time.monotonic)

    def scope(self, session: Any) -> Scope:
        """Return a scope of the run's own."""
        return Scope(session, self.tenant_id, self.actor, self.clock.now(), f"import:{self.run_id}")


def run_import(
    engine: Engine,
    clock: Clock,
    files: FileStore,
    tenant_id: str,
    run_id: str,
    *,
    interrupted: Callable[[], bool] = lambda: False,
    tell: Callable[[int, int], None] = lambda _done, _total: None,
    fence: int | None = None,
) -> None:
    """Do a run's work, unless somebody else is at it or it is done; `fence` says that the caller claimed it."""
    claimed = _claim(engine, clock, tenant_id, run_id) if fence is None else fence
    if claimed is None:
        return
    run = Run(engine, clock, tenant_id, run_id, claimed, tell, interrupted)
    try:
        _work_off(run, files)
    except Interrupted:
        _put_back(run)
    except FileMissing:
        _fail(run, "The file is no longer in the file store.")
    except DomainError as error:
        _fail(run, error.detail)


def fail_import(engine: Engine, clock: Clock, tenant_id: str, run_id: str, why: str) -> None:
    """End a run that its caller gave up."""
    with write_session(engine, tenant_id) as session:
        scope = Scope(session, tenant_id, "command line", clock.now(), f"import:{run_id}")
        row = scoped_find(scope, ImportRun, run_id, lock=True)
        if row is not None and row.state in ("queued", "running"):
            _end(scope, row, "failed", why=why)


def _claim(engine: Engine, clock: Clock, tenant_id: str, run_id: str) -> int | None:
    with write_session(engine, tenant_id) as session:
        now = clock.now()
        scope = Scope(session, tenant_id, "worker", now, f"import:{run_id}")
        statement = scoped_update(scope, ImportRun).where(
            ImportRun.id == run_id,
            or_(ImportRun.state == "queued", (ImportRun.state == "running") & (ImportRun.lease_until < now)),
        )
        values = {
            "state": "running",
            "attempts": ImportRun.attempts + 1,
            "fence": ImportRun.fence + 1,
            "lease_until": now + LEASE,
        }
        options = {"synchronize_session": False}
        if changed(session.execute(statement.values(**values), execution_options=options)) == 0:
            return None
        row = scoped_get(scope, ImportRun, run_id)
        if row.attempts > MOST_ATTEMPTS:
            _end(scope, row, "failed", why=f"It was begun {MOST_ATTEMPTS} times and never ended.")
            return None
        return row.fence


def _work_off(run: Run, files: FileStore) -> None:
    with read_session(run.engine, run.tenant_id) as session:
        scope = run.scope(session)
        row, company = scoped_get(scope, ImportRun, run.run_id), session.get_one(Company, run.tenant_id)
    run.actor = f"user:{row.started_by}" if row.started_by else "command line"
    mapping = mapping_of(row.mapping, row.kind)
    with files.open(row.file_key) as stream:
        raw = stream.read()
    setting = Setting(company.timezone, company.currency, check_email, row.parameters)
    converted = convert(raw, mapping, setting, lambda done, total: _tell(run, done, total))
    with read_session(run.engine, run.tenant_id) as session:
        scope = run.scope(session)
        seen = _sequence(scope)
        work = _checked(scope, row, company, mapping, converted)
    if work.faults or row.dry_run:
        _finish_check(run, work)
        return
    try:
        _write(run, work, seen)
    except RefusedLater as refusal:
        column = converted.columns.get(refusal.column, refusal.column)
        work.faults.add(refusal.record.row, column, refusal.code, refusal.reason)
        _finish_check(run, work)


def _checked(
    scope: Scope, row: ImportRun, company: Company, mapping: ImportMapping, converted: Converted
) -> Work:
    """Return the pass over the records; the faults of the conversion stand before those that it finds."""
    faults = Faults(list(converted.faults.kept), converted.faults.count)
    batch, look = Batch(scope.tenant_id, scope.at), Lookup(scope, row.source)
    work = Work(scope, company, mapping, row.source, row.id, converted, faults, batch, look)
    go_through(work, WRITERS[mapping.kind.name]())
    return work


def _write(run: Run, work: Work, seen: int) -> None:
    with write_session(run.engine, run.tenant_id) as session:
        scope = run.scope(session)
        row = _mine(scope, run)
        if row is None:
            return
        hold_chain(scope)
        if _sequence(scope) != seen:  # somebody has changed something since: look again, now that nobody can
            work = _checked(scope, row, work.company, work.mapping, work.converted)
        if work.faults:
            _store_check(scope, row, work)
            return
        work.batch.write(scope)
        _store(row, work)
        row.accepted = len(work.converted.records)
        _end(scope, row, "imported", **_counts(work))


def _finish_check(run: Run, work: Work) -> None:
    with write_session(run.engine, run.tenant_id) as session:
        scope = run.scope(session)
        row = _mine(scope, run)
        if row is not None:
            _store_check(scope, row, work)


def _store_check(scope: Scope, row: ImportRun, work: Work) -> None:
    _store(row, work)
    if work.faults:
        row.created = row.updated = row.unchanged = 0
        _end(scope, row, "refused", errors=work.faults.count)
    else:
        row.accepted = len(work.converted.records)
        _end(scope, row, "checked", **_counts(work))


def _store(row: ImportRun, work: Work) -> None:
    row.rows_total = row.rows_done = work.converted.rows
    row.created, row.updated, row.unchanged = (
        work.counts.created,
        work.counts.updated,
        work.counts.unchanged,
    )
    row.error_count = work.faults.count
    row.errors = [fault.shown() for fault in work.faults.sorted()]
    row.preview = [_shown(work, record) for record in work.converted.records[:PREVIEW_ROWS]]


def _shown(work: Work, record: Record) -> dict[str, Any]:
    columns = ((name, work.mapping.kind.column(name), value) for name, value in record.values.items())
    values = {name: column.holds.shown(value) for name, column, value in columns if column is not None}
    return {"row": record.row, "values": values}


def _counts(work: Work) -> dict[str, Any]:
    counts = work.counts
    return {"created": counts.created, "updated": counts.updated, "unchanged": counts.unchanged}


def _end(scope: Scope, row: ImportRun, state: str, *, why: str | None = None, **facts: Any) -> None:
    row.state, row.failure, row.finished_at, row.lease_until = state, why, scope.at, None
    touch(scope, row)
    scope.session.flush()
    note(scope, f"import.{state}", "import", row.id, number=row.number, **facts)


def _fail(run: Run, why: str) -> None:
    with write_session(run.engine, run.tenant_id) as session:
        scope = run.scope(session)
        row = _mine(scope, run)
        if row is not None:
            row.error_count, row.errors = 0, []
            _end(scope, row, "failed", why=why)


def _put_back(run: Run) -> None:
    with write_session(run.engine, run.tenant_id) as session:
        row = _mine(run.scope(session), run)
        if row is not None:
            row.state, row.lease_until, row.rows_done = "queued", None, 0
            row.attempts -= 1


def _tell(run: Run, done: int, total: int) -> None:
    """Write how many rows are done, renew the lease, and stop when told to."""
    run.tell(done, total)
    if run.interrupted():
        raise Interrupted
    if time.monotonic() - run.told_at < TELL_SECONDS:
        return
    run.told_at = time.monotonic()
    with write_session(run.engine, run.tenant_id) as session:
        scope = run.scope(session)
        row = _mine(scope, run)
        if row is None:
            raise Interrupted
        row.rows_done, row.rows_total, row.lease_until = min(done, total), total, scope.at + LEASE


def _mine(scope: Scope, run: Run) -> ImportRun | None:
    row = scoped_find(scope, ImportRun, run.run_id, lock=True)
    return row if row is not None and row.fence == run.fence and row.state == "running" else None


def _sequence(scope: Scope) -> int:
    """Return the company's last audit row: every change has one, so that two equal ones mean that nothing changed."""
    statement = scoped_select(scope, AuditHead.sequence)
    sequence: int = scope.session.scalars(statement).one()
    return sequence
