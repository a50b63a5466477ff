"""`truckroll company`: makes the companies of an installation and lists them."""

import json
import shlex
from pathlib import Path
from typing import Any

import click
from sqlalchemy import inspect, make_url

from server.bootstrap import Services
from server.cli.addresses import mail_address
from server.cli.context import cli
from server.db import ANY_TENANT, read_session, write_session
from server.domain.errors import DomainError
from server.domain.permissions import Role
from server.domain.places import Place
from server.domain.zone_cities import main_city
from server.models.companies import Company
from server.models.installation import installation_select
from server.models.scope import Scope
from server.settings import Settings
from server.upgrade import upgrade
from server.use_cases.companies import NewCompany, create_company
from server.use_cases.invitation_mail import link_of
from server.use_cases.invitations import invite
from server.use_cases.set_up import VALID as LINK_VALID
from server.use_cases.set_up import new_link


class NoDatabase(DomainError):
    """Nothing was set up yet."""

    code = "NO_DATABASE"


class PlaceParameter(click.ParamType[Place]):
    """A place as LATITUDE,LONGITUDE in degrees."""

    name = "lat,lon"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Place:
        """Return the place, or say how one is written."""
        if isinstance(value, Place):
            return value
        try:
            latitude, longitude = (float(part) for part in str(value).split(","))
        except ValueError:
            self.fail("write degrees as LATITUDE,LONGITUDE, such as 43.16,-77.61", param, ctx)
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):  # noqa: PLR2004 - the globe's own figures
            self.fail("latitude goes from -90 to 90, longitude from -180 to 180", param, ctx)
        return Place.of(latitude, longitude)


@click.group()
def company() -> None:
    """Make companies and list them; each has its own people, jobs and books."""


@company.command()
@click.option("--name", required=True, help='The company\'s name, such as "Acme Heating".')
@click.option("--timezone", required=True, help="The zone in which it works, such as America/New_York.")
@click.option(
    "--depot", type=PlaceParameter(), help="Where its vans stand; without it, the zone's main city."
)
@click.option("--depot-label", default="Depot", show_default=True, help="What that place is called.")
@click.option("--currency", default="USD", show_default=True, help="Three letters (ISO 4217).")
@click.option("--locale", default="en-US", show_default=True, help="How dates and figures are written.")
@click.option("--tax-jurisdiction", default="", help="Whose taxes hold where a site names none.")
@click.option(
    "--owner-email", help="Invite its owner too: prints the link with which they choose a password."
)
@click.option("--owner-name", help="The owner's name; without it, what stands before the @.")
@click.option(
    "--json", "as_json", is_flag=True, help='Print {"id": ..., "name": ...}, and "invitation" for an owner.'
)
def create(
    name: str,
    timezone: str,
    depot: Place | None,
    depot_label: str,
    currency: str,
    locale: str,
    tax_jurisdiction: str,
    owner_email: str | None,
    owner_name: str | None,
    *,
    as_json: bool,
) -> None:
    """Make a company; the database is made or brought to the newest shape first.

    \b
    truckroll company create --name "Acme Heating" --timezone America/New_York --owner-email you@acme.example
    truckroll serve
    """  # noqa: D301 - click wants the character itself
    email = mail_address(owner_email, "--owner-email") if owner_email else None
    place = depot or main_city(timezone, "depot", "say --depot LATITUDE,LONGITUDE")
    new = NewCompany(
        name=name,
        timezone=timezone,
        depot_label=depot_label,
        depot=place,
        currency=currency,
        locale=locale,
        tax_jurisdiction=tax_jurisdiction,
    )
    upgrade(cli().settings)
    held = cli().services
    with write_session(held.engine, ANY_TENANT) as session:
        scope = create_company(session, new, at=held.clock.now())
        secret = _invite_owner(scope, email, owner_name) if email else None
    link = link_of(held.settings.origin, secret) if secret else None
    if as_json:
        click.echo(
            json.dumps({"id": scope.tenant_id, "name": new.name} | ({"invitation": link} if link else {}))
        )
        return
    click.echo(f"{new.name} is made: {scope.tenant_id}")
    if depot is None:
        click.echo("  Its depot stands in the zone's main city until you move it (Company, in the browser).")
    click.echo(_next_steps(held.settings, new.name, link))


def _invite_owner(scope: Scope, email: str, name: str | None) -> str | None:
    given = name or email.partition("@")[0]
    return invite(scope, email=email, name=given, role=Role.OWNER, mailed=False).secret


def _next_steps(settings: Settings, name: str, link: str | None) -> str:
    """Return what to type and press next, in words that can be copied."""
    if link is not None:
        owner = f"Open this within 72 hours to choose the owner's password; it works once:\n       {link}"
        steps = ["Start the server:  truckroll serve", owner]
    else:
        which = f" --company {shlex.quote(name)}"
        make = f"truckroll user create{which} --role owner --email you@example.com --password-stdin"
        steps = [f"Say who owns it (type the password, then Enter):\n       {make}"]
        steps.append(f"Start the server:  truckroll serve\n       and sign in at {settings.origin}")
    steps.append("First steps, under Company, leads from there to the first planned day.")
    return "\n".join(["", "  Next:", *(f"  {number}. {step}" for number, step in enumerate(steps, 1)), ""])


@company.command("setup-link")
@click.option("--json", "as_json", is_flag=True, help='Print {"link": ..., "expires_at": ...}.')
def setup_link(*, as_json: bool) -> None:
    """Print a new link with which the first company is made in the browser; links from before end.

    Only while there is no company. The link works once, within 24 hours.
    """
    upgrade(cli().settings)
    held = cli().services
    link = new_set_up_link(held)
    if as_json:
        until = held.clock.now() + LINK_VALID
        click.echo(json.dumps({"link": link, "expires_at": until.isoformat(timespec="seconds")}))
        return
    click.echo(link)
    click.echo("It works once, within 24 hours, while the server runs (truckroll serve).", err=True)


def new_set_up_link(held: Services) -> str:
    """Make a set-up link and return its address; raise `Conflict` when there is a company already."""
    with write_session(held.engine, ANY_TENANT) as session:
        return f"{held.settings.origin}/start?link={new_link(session, held.clock.now())}"


@company.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list.")
def list_companies(*, as_json: bool) -> None:
    """List the companies of this installation."""
    with read_session(ready_services().engine, ANY_TENANT) as session:
        statement = installation_select("the installation's list of companies", Company)
        rows = session.scalars(statement.order_by(Company.name)).all()
    if as_json:
        click.echo(json.dumps([{"id": row.id, "name": row.name, "timezone": row.timezone} for row in rows]))
        return
    for row in rows:
        click.echo(f"{row.id}  {row.name}  ({row.timezone})")
    if not rows:
        click.echo("There is no company yet: truckroll company create --help", err=True)


def ready_services() -> Services:
    """Return the suppliers; raise `NoDatabase` when nothing was ever set up, and make nothing."""
    settings = cli().settings
    if settings.on_sqlite and not Path(make_url(settings.url).database or "").exists():
        raise NoDatabase(_NOTHING_YET)  # before there are services, since they make their folders
    held = cli().services
    with read_session(held.engine, ANY_TENANT) as session:
        if not inspect(session.connection()).has_table("companies"):
            raise NoDatabase(_NOTHING_YET)
    return held


_NOTHING_YET = "There is no database here yet: make a company first (truckroll company create --help)."
