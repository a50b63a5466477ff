"""`truckroll demo`: the demo company."""

import click

from server.cli.context import Cli


def ensure_demo(cli: Cli) -> None:
    """Make the demo company, or bring it up to today."""


def print_sign_ins() -> None:
    """Say who can sign in."""
    click.echo("  Sign in as dispatcher@demo.example, office@, owner@, tech1@ ... tech14@demo.example")
    click.echo("  Password: truckroll-demo")
