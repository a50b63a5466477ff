"""Imports a file in one line, as the worker would, and returns the run as it ended."""

from __future__ import annotations

from typing import Any

from server.bootstrap import Services
from server.db import read_session, write_session
from server.models.imports import ImportRun
from server.models.scope import Scope, scoped_get, scoped_select
from server.use_cases.imports.requests import Asked, request_import
from server.use_cases.imports.run import run_import
from tests.conftest import Tenant


def take_in(
    services: Services,
    tenant: Tenant,
    kind: str,
    file: str | bytes,
    mapping: str = "",
    *,
    dry_run: bool = False,
    source: str | None = None,
    **parameters: str,
) -> ImportRun:
    """Have a file imported, or checked alone."""
    raw = file.encode() if isinstance(file, str) else file
    key = services.files.put(raw)
    asked = Asked(kind, "test.csv", key, len(raw), mapping, source, dry_run, parameters)
    with write_session(services.engine, tenant.tenant_id) as session:
        scope = Scope(session, tenant.tenant_id, "test", services.clock.now(), "test")
        run_id = request_import(scope, asked, tenant.users["owner"]).id
    run_import(services.engine, services.clock, services.files, tenant.tenant_id, run_id)
    with read_session(services.engine, tenant.tenant_id) as session:
        scope = Scope(session, tenant.tenant_id, "test", services.clock.now(), "test")
        return scoped_get(scope, ImportRun, run_id)


def rows_of(services: Services, tenant: Tenant, model: Any) -> list[Any]:
    """Return all rows of a table, in the order in which they were made."""
    with read_session(services.engine, tenant.tenant_id) as session:
        scope = Scope(session, tenant.tenant_id, "test", services.clock.now(), "test")
        return list(session.scalars(scoped_select(scope, model).order_by(model.id)))


def counts(run: ImportRun) -> tuple[str, int, int, int]:
    """Return what became of the records: the state, created, updated, unchanged."""
    assert run.state != "failed", run.failure
    return run.state, run.created, run.updated, run.unchanged


def faults(run: ImportRun) -> list[tuple[int, str, str]]:
    """Return what is wrong, each by row, column and code."""
    return [(error["row"], error["column"], error["code"]) for error in run.errors]
