"""`truckroll company`: makes the companies of an installation and lists them."""

import json
from pathlib import Path
from typing import Any

import click
from sqlalchemy import inspect, make_url

from server.bootstrap import Services
from server.cli.context import cli
from server.cli.zone_cities import city_of
from server.db import ANY_TENANT, read_session, write_session
from server.domain.errors import DomainError, Invalid
from server.domain.instants import zone
from server.domain.places import Place
from server.models.companies import Company
from server.models.installation import installation_select
from server.upgrade import upgrade
from server.use_cases.companies import NewCompany, create_company


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
@click.option("--json", "as_json", is_flag=True, help='Print {"id": ..., "name": ...}.')
def create(
    name: str,
    timezone: str,
    depot: Place | None,
    depot_label: str,
    currency: str,
    locale: str,
    tax_jurisdiction: str,
    *,
    as_json: bool,
) -> None:
    """Make a company; the database is made or brought to the newest shape first.

    \b
    truckroll company create --name "Acme Heating" --timezone America/New_York
    echo "$PASSWORD" | truckroll user create --email you@acme.example --role owner --password-stdin
    truckroll serve
    """  # noqa: D301 - click wants the character itself
    place = depot or _main_city(timezone)
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
        made = create_company(session, new, at=held.clock.now()).tenant_id
    if as_json:
        click.echo(json.dumps({"id": made, "name": new.name}))
        return
    click.echo(f"{new.name} is made: {made}")
    if depot is None:
        click.echo(
            "Its depot stands in the zone's main city until you say where it is (--depot, or the settings)."
        )


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


def _main_city(timezone: str) -> Place:
    place = city_of(zone(timezone).key)
    if place is None:
        raise Invalid.field("depot", f"{timezone} names no place of its own: say --depot LATITUDE,LONGITUDE")
    return place
