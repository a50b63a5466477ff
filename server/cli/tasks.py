"""`truckroll tasks`: what waits in the background, what failed, and trying it again."""

import json
from typing import Any

import click

from server.cli.context import cli
from server.db import ANY_TENANT, read_session, write_session
from server.domain.errors import NotFound
from server.models.installation import installation_select, installation_update
from server.models.outbox import OutboxEvent
from server.models.plans import Plan
from server.models.scope import changed


@click.group(invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list.")
@click.pass_context
def tasks(context: click.Context, *, as_json: bool) -> None:
    """List what waits or failed in the background; `tasks retry ID` tries one again."""
    if context.invoked_subcommand is None:
        rows = _rows()
        if as_json:
            click.echo(json.dumps(rows))
        for row in [] if as_json else rows:
            click.echo(
                f"{row['id']}  {row['state']:<8} {row['attempts']:>3}x  {row['what']}  {row['failure'] or ''}"
            )
        if not rows and not as_json:
            click.echo("Nothing waits, nothing failed.")


@tasks.command()
@click.argument("event_id")
def retry(event_id: str) -> None:
    """Have the worker try a failed event again now."""
    now = cli().services.clock.now()
    statement = installation_update("an operator's retry", OutboxEvent).where(
        OutboxEvent.id == event_id, OutboxEvent.state != "done"
    )
    with write_session(cli().services.engine, ANY_TENANT) as session:
        if changed(session.execute(statement.values(state="waiting", attempts=0, next_try_at=now))) == 0:
            raise NotFound("There is no such task that waits or failed.")
    click.echo("It will be tried within a few seconds, when a worker runs.")


def _rows() -> list[dict[str, Any]]:
    with read_session(cli().services.engine, ANY_TENANT) as session:
        events = session.scalars(
            installation_select("the operator's list", OutboxEvent).where(OutboxEvent.state != "done")
        ).all()
        plans = session.scalars(
            installation_select("the operator's list", Plan).where(
                Plan.status.in_(("queued", "solving", "failed"))
            )
        ).all()
    return [
        *(
            {"id": e.id, "what": e.name, "state": e.state, "attempts": e.attempts, "failure": e.failure}
            for e in events
        ),
        *(
            {
                "id": p.id,
                "what": f"plan of {p.day}",
                "state": p.status,
                "attempts": p.attempts,
                "failure": (p.failure or {}).get("sentence"),
            }
            for p in plans
        ),
    ]
