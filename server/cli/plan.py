"""`truckroll plan`: plans a day from the command line, as the dispatcher would from the board."""

import io
import json
import threading
from datetime import date, datetime

import click

from server.cli.companies import choose_company
from server.cli.context import cli
from server.db import read_session, write_session
from server.domain.errors import DomainError
from server.models.plans import Plan
from server.models.scope import Scope, scoped_get
from server.use_cases.plan_run import run_plan
from server.use_cases.plans import publish_plan, request_plan

TICK_SECONDS = 0.3


class PlanFailed(DomainError):
    """The run ended without a plan."""

    code = "PLAN_FAILED"


@click.command()
@click.argument("day", type=click.DateTime(["%Y-%m-%d"]))
@click.option("--company", help="The company's name or id; needed when there are several.")
@click.option(
    "--seconds", type=click.IntRange(1, 60), default=10, show_default=True, help="How long to look."
)
@click.option(
    "--seed", type=click.IntRange(0, 2**31 - 1), help="The same seed and iterations give the same plan."
)
@click.option(
    "--iterations", type=click.IntRange(1), help="Stop after so many iterations instead of the clock."
)
@click.option("--publish", is_flag=True, help="Publish the plan when it is proved.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as one JSON object.")
def plan(
    day: datetime,
    company: str | None,
    seconds: int,
    seed: int | None,
    iterations: int | None,
    *,
    publish: bool,
    as_json: bool,
) -> None:
    """Plan a DAY (YYYY-MM-DD) and say what came of it."""
    tenant_id = choose_company(cli().services, company)
    plan_id = _request(tenant_id, day.date(), seconds, seed, iterations)
    _run(tenant_id, plan_id, shown=not as_json)
    row = _read(tenant_id, plan_id)
    if row.status != "proposed":
        raise PlanFailed((row.failure or {}).get("sentence", f"The plan is {row.status}."))
    if publish:
        with write_session(cli().services.engine, tenant_id) as session:
            publish_plan(_scope(session, tenant_id), plan_id)
        row = _read(tenant_id, plan_id)
    _show(row, as_json=as_json)


def _request(tenant_id: str, day: date, seconds: int, seed: int | None, iterations: int | None) -> str:
    with write_session(cli().services.engine, tenant_id) as session:
        row = request_plan(
            _scope(session, tenant_id),
            day,
            requested_by=None,
            seconds=seconds,
            seed=seed,
            iterations=iterations,
        )
        return row.id


def _run(tenant_id: str, plan_id: str, *, shown: bool) -> None:
    """Do the plan's work, with a bar that follows the progress which the run writes."""
    held = cli().services
    work = threading.Thread(
        target=run_plan,
        args=(held.engine, held.clock, held.travel_times, held.settings, tenant_id, plan_id),
    )
    work.start()
    with click.progressbar(length=100, label="Planning", file=None if shown else io.StringIO()) as bar:
        while work.is_alive():
            work.join(TICK_SECONDS)
            progress = _read(tenant_id, plan_id).progress or {}
            bar.update(max(0, int(100 * progress.get("fraction", 0)) - bar.pos))
        bar.update(100 - bar.pos)


def _read(tenant_id: str, plan_id: str) -> Plan:
    with read_session(cli().services.engine, tenant_id) as session:
        return scoped_get(_scope(session, tenant_id), Plan, plan_id)


def _scope(session: object, tenant_id: str) -> Scope:
    return Scope(session, tenant_id, "command line", cli().services.clock.now(), "truckroll plan")  # type: ignore[arg-type]


def _show(row: Plan, *, as_json: bool) -> None:
    kpis = row.kpis or {}
    if as_json:
        click.echo(json.dumps({"plan_id": row.id, "day": row.day.isoformat(), "status": row.status, **kpis}))
        return
    click.echo(
        f"{row.day:%A %-d %B}: {kpis['served']} of {kpis['jobs']} jobs planned,"
        f" {kpis['travel_seconds'] // 60} minutes of travel, {row.status}."
    )
