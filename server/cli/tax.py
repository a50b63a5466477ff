"""`truckroll tax`: the rates that hold where, for what and from when."""

from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

import click

from server.cli.companies import choose_company
from server.cli.context import cli
from server.cli.user import command_scope
from server.db import write_session
from server.domain.money import PER_MILLION
from server.use_cases.tax_rates import create_tax_rate


class Percent(click.ParamType[int]):
    """A rate as percent, such as 8.625; at most four places behind the point."""

    name = "percent"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return parts per million, or say how one is written."""
        if isinstance(value, int):
            return value
        try:
            ppm = Decimal(str(value)) * (PER_MILLION // 100)
        except InvalidOperation:
            ppm = Decimal("NaN")
        if not ppm.is_finite() or ppm != ppm.to_integral_value() or not 0 <= ppm <= PER_MILLION:
            self.fail("write percent from 0 to 100, such as 8.625", param, ctx)
        return int(ppm)


@click.group()
def tax() -> None:
    """Say which taxes hold."""


@tax.command()
@click.option("--company", help="The company's name or id; needed when there are several.")
@click.option("--name", required=True, help='What the invoice calls it, such as "Sales tax".')
@click.option("--percent", "rate_ppm", required=True, type=Percent(), help="The rate, such as 8.625.")
@click.option("--jurisdiction", required=True, help="Where it holds: what sites name as theirs.")
@click.option("--category", required=True, help="What it is on: the tax category of price-book items.")
@click.option("--from", "valid_from", required=True, type=click.DateTime(["%Y-%m-%d"]), help="Its first day.")
def add(
    company: str | None, name: str, rate_ppm: int, jurisdiction: str, category: str, valid_from: datetime
) -> None:
    """Add a rate from a day on."""
    services = cli().services
    tenant_id = choose_company(services, company)
    asked = {"name": name, "rate_ppm": rate_ppm, "jurisdiction": jurisdiction, "category": category}
    with write_session(services.engine, tenant_id) as session:
        scope = command_scope(services, session, tenant_id)
        create_tax_rate(scope, asked | {"valid_from": valid_from.date(), "valid_to": None, "source": ""})
    percent = (Decimal(rate_ppm) / (PER_MILLION // 100)).normalize()
    click.echo(f"{name} of {percent:f} % on {category} in {jurisdiction} holds from {valid_from:%Y-%m-%d}.")
