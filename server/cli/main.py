"""The command `truckroll`: the root, its help, and how refusals end a command."""

import sys
from collections.abc import Iterable
from dataclasses import replace

import click

from server.bootstrap import configure_logs
from server.cli.audit import audit
from server.cli.company import company
from server.cli.context import Cli
from server.cli.database import db
from server.cli.demo import demo
from server.cli.doctor import doctor
from server.cli.imports import import_
from server.cli.keep import backup, erase, export, restore
from server.cli.openapi import openapi
from server.cli.plan import plan
from server.cli.serve import serve
from server.cli.tasks import tasks
from server.cli.tax import tax
from server.cli.tokens import token
from server.cli.user import user
from server.cli.work import worker
from server.domain.errors import DomainError
from server.http.face import Face
from server.settings import BadSetting, Settings

REFUSED, MISUSED = 1, 2


HELP = """Field service for home-service contractors: plan the day, do the work, send the invoice.

\b
A first look:      truckroll serve --demo
Your own company:  truckroll company create --name "Acme Heating" --timezone America/New_York
Is all well?       truckroll doctor

Settings come from the environment (TRUCKROLL_HOME, TRUCKROLL_DATABASE_URL, PORT ...);
docs/operations.md tells of each. Exit codes: 0 done, 1 refused or found wanting, 2 misused.
"""


@click.group(help=HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="truckroll")
def truckroll() -> None:
    """Hold the commands together."""


for command in (
    serve,
    worker,
    demo,
    plan,
    import_,
    company,
    user,
    token,
    tax,
    tasks,
    db,
    doctor,
    audit,
    backup,
    restore,
    export,
    erase,
    openapi,
):
    truckroll.add_command(command)


def run(faces: Iterable[Face]) -> None:
    """Run the command line with the faces that `wsgi` hands over."""
    try:
        settings = Settings.from_env()
    except BadSetting as error:
        _end(f"{error}", MISUSED)
    configure_logs(
        replace(settings, log_level="warning")
        if len(sys.argv) > 1 and sys.argv[1] not in LOGGING
        else settings
    )
    try:
        truckroll.main(obj=Cli(settings, tuple(faces)), prog_name="truckroll", standalone_mode=True)
    except DomainError as error:
        _end(f"{error.code}: {error.detail}", REFUSED)


LOGGING = frozenset({"serve", "worker"})


def _end(sentence: str, code: int) -> None:
    click.echo(sentence, err=True)
    raise SystemExit(code)
