"""`truckroll demo`: the demo company, made or brought up to the present day."""

import json
import time
from dataclasses import replace

import click

from server.cli.context import Cli, cli
from server.cli.keep import erase_demo
from server.demo.making import Made, Maker
from server.upgrade import upgrade


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print what was made as one JSON object.")
@click.option(
    "--remove", is_flag=True, help="Erase the demo company with everything that it owns; nothing else."
)
def demo(*, as_json: bool, remove: bool) -> None:
    """Make the demo company, or bring it up to today, without serving it.

    A company with sixty days behind it, today half worked and tomorrow planned. It answers on loopback alone, since
    its sign-ins are public. A second run on the same day changes nothing. Serve it with: truckroll serve --demo
    """
    if remove:
        count = erase_demo()
        click.echo("The demo company is erased." if count else "There is no demo company here.")
        return
    settings = replace(cli().settings, demo=True)
    upgrade(settings)
    started = time.monotonic()
    made = _make(Cli(settings, cli().faces))
    seconds = round(time.monotonic() - started, 1)
    if as_json:
        click.echo(json.dumps(_plain(made) | {"seconds": seconds}))
        return
    click.echo(f"Today is {made.today:%A, %-d %B %Y}; made in {seconds} s.")
    print_sign_ins()


def ensure_demo(cli: Cli) -> None:
    """Make the demo company, or bring it up to today."""
    _make(cli)


def print_sign_ins() -> None:
    """Say who can sign in."""
    click.echo("  Sign in as dispatcher@demo.example, office@, owner@, tech1@ ... tech14@demo.example,")
    click.echo("             payroll@ or auditor@demo.example")
    click.echo("  Password: truckroll-demo")


def _make(cli: Cli) -> Made:
    try:
        return Maker(cli.services, tell=_tell).run()
    finally:
        cli.services.engine.dispose()


def _tell(stage: str) -> None:
    click.echo(f"  Demo company: {stage} ...", err=True)


def _plain(made: Made) -> dict[str, object]:
    return {
        "company_id": made.tenant_id,
        "today": made.today.isoformat() if made.today else None,
        "made": made.stages,
        "rows": made.rows,
        "reports": made.reports,
    }
