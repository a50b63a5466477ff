"""`truckroll db`: brings the database to the newest shape, and says whether it has it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from sqlalchemy import make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from server.cli.context import cli
from server.db import ANY_TENANT, read_session
from server.upgrade import current, missing_objects, newest, upgrade
from server.worker import look_over_all

WANTING, CANNOT_RUN = 1, 2


class CannotRun(click.ClickException):
    """The database cannot be looked at, or cannot be changed."""

    exit_code = CANNOT_RUN


@contextmanager
def looking() -> Iterator[Session]:
    """Give a session that sees all companies and changes nothing; a SQLite file that is not there is not made."""
    settings = cli().settings
    if settings.on_sqlite and not Path(make_url(settings.url).database or "").exists():
        raise CannotRun(f"There is no database at {settings.url}: run `truckroll db upgrade`.")
    try:
        with read_session(cli().services.engine, ANY_TENANT) as session:
            yield session
    except DBAPIError as error:
        raise CannotRun(f"The database cannot be looked at: {error.orig}") from None


@click.group()
def db() -> None:
    """Bring the database to the newest shape, or check that it has it."""


@db.command(name="upgrade")
def upgrade_command() -> None:
    """Run the migrations that are missing, in one transaction: all of them or none.

    Uses TRUCKROLL_MIGRATION_URL where it is set: the owner's role on PostgreSQL. `truckroll serve`
    does this by itself.
    """
    try:
        click.echo(f"The database is at {upgrade(cli().settings)}, the newest.")
        look_over_all(cli().services)
    except DBAPIError as error:
        raise CannotRun(f"Nothing was changed: {error.orig}") from None


@db.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def check(*, as_json: bool) -> None:
    """Say whether the database has the newest shape with all its guards; changes nothing.

    Exit codes: 0 it has, 1 something is missing, 2 the database cannot be looked at.
    """
    with looking() as session:
        revision = current(session.connection())
        missing = missing_objects(session.connection()) if revision else []
    if as_json:
        click.echo(json.dumps({"revision": revision, "newest": newest(), "missing": missing}))
    else:
        click.echo(f"The database is at {revision or 'nothing'}; the newest is {newest()}.")
        for line in missing[:50]:
            click.echo(f"missing or altered: {line}")
    raise SystemExit(WANTING if missing or revision != newest() else 0)
