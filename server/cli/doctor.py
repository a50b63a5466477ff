"""`truckroll doctor`: is all well? Looks at everything, changes nothing."""

import json
from dataclasses import asdict

import click
from sqlalchemy.orm import Session

from server.cli.context import cli
from server.cli.database import CannotRun, looking
from server.keeping.examination import findings, is_readable
from server.queries.doctor import Finding, counts
from server.queries.invariants import NOT_APPLICABLE, REGISTRY
from server.upgrade import current, newest

CLEAN, WANTING = 0, 1


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--data-only", is_flag=True, help="Leave out the database server's own settings.")
def doctor(*, as_json: bool, data_only: bool) -> None:
    """Look for anything that is wrong, in all companies; changes nothing.

    Asks every invariant of the business (docs/invariants.md), walks each company's audit log
    row by row, looks for guards that are missing inside the database, for files that rows name
    and nobody keeps, and at the engine's version and settings.

    Exit codes: 0 all is well (there may be warnings), 1 something was found, 2 it could not look.
    """
    with looking() as session:
        _require_shape(session)
        found = [*findings(session, cli().services.files.exists, engine=not data_only)]
        kinds = {"invariants": len(REGISTRY), "not_applicable": len(NOT_APPLICABLE)}
        looked_at = kinds | (counts(session) if is_readable(found) else {})
    wanting = [finding for finding in found if not finding.warning]
    _show(found, looked_at, as_json=as_json)
    raise SystemExit(WANTING if wanting else CLEAN)


def _require_shape(session: Session) -> None:
    revision = current(session.connection())
    if revision is None:
        raise CannotRun("The database is empty: run `truckroll db upgrade`.")
    if revision != newest():
        raise CannotRun(f"The database is at {revision}, not at {newest()}: run `truckroll db upgrade`.")


def _show(found: list[Finding], looked_at: dict[str, int], *, as_json: bool) -> None:
    wanting, warnings = ([f for f in found if f.warning is kind] for kind in (False, True))
    if as_json:
        facts = {
            "clean": not wanting,
            "findings": [asdict(f) for f in wanting],
            "warnings": [asdict(f) for f in warnings],
        }
        click.echo(json.dumps({**facts, "looked_at": looked_at}))
        return
    for finding in wanting:
        where = f" (company {finding.company_id}, {finding.object_id})" if finding.company_id else ""
        click.echo(f"{finding.check}: {finding.detail}{where}")
    for finding in warnings:
        click.echo(f"warning, {finding.check}: {finding.detail}")
    seen = f"{looked_at.get('companies', 0)} companies, {looked_at.get('audit_rows', 0)} audit rows"
    verdict = f"{len(wanting)} findings" if wanting else "all is well"
    click.echo(f"{looked_at['invariants']} invariants, {seen}: {verdict}")
