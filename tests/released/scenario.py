"""The little data of a release, and the commands that are given on top of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from flask.testing import FlaskClient

from server.bootstrap import Services
from server.models.scope import scoped_all, scoped_select
from server.models.visits import Visit
from server.use_cases.plan_run import run_plan
from server.use_cases.plans import publish_plan, request_plan
from tests.builders import acting, at, make_equipment, make_job, make_shift, make_world
from tests.conftest import NOW, Tenant, bearer, make_tenant

ZONE = "America/New_York"
KEPT = ("result", "flags", "clocked_in")


@dataclass(frozen=True)
class Begun:
    """A company with a published day of two visits, and its technician's credentials."""

    tenant: Tenant
    header: dict[str, str]
    visits: list[str]


def begin(services: Services) -> Begun:
    """Fill an empty database."""
    tenant = make_tenant(services, "Released Heating")
    with acting(services, tenant) as scope:
        world = make_world(scope, tenant)
        make_shift(scope, world.technician)
        make_equipment(scope, world.site)
        for kind in (world.flat, world.timed):
            make_job(scope, world.site, kind, [(at(8), at(17))])
        plan = request_plan(scope, NOW.date(), requested_by=None, seconds=5, seed=1, iterations=2)
    run_plan(
        services.engine, services.clock, services.travel_times, services.settings, tenant.tenant_id, plan.id
    )
    with acting(services, tenant) as scope:
        publish_plan(scope, plan.id)
    return Begun(tenant, bearer(services, tenant, "technician"), _visits(services, tenant))


def _visits(services: Services, tenant: Tenant) -> list[str]:

    with acting(services, tenant) as scope:
        return [row.id for row in scoped_all(scope, scoped_select(scope, Visit).order_by(Visit.starts_at))]


def commands(begun: Begun) -> list[dict[str, Any]]:
    """Return the commands of a morning: in order, out of order, twice."""
    first, second = begun.visits
    steps = [
        ("clock-in", 0, {}),
        (f"visits/{first}/travel", 5, {}),
        (f"visits/{first}/start", 20, {}),
        (f"visits/{first}/complete", 70, {"notes": "Burner cleaned."}),
        (f"visits/{second}/complete", 170, {"lines": [{"code": "FILTER", "quantity": "2"}]}),
        (f"visits/{second}/start", 100, {}),
        ("clock-out", 180, {}),
        ("clock-out", 180, {}),
    ]
    return [
        _command(number, path, at(8) + timedelta(minutes=minute), more)
        for number, (path, minute, more) in enumerate(steps)
    ]


def _command(number: int, path: str, moment: datetime, more: dict[str, Any]) -> dict[str, Any]:
    return {
        "path": f"/mobile/v1/{path}",
        "key": f"released-{number}",
        "body": {"occurred_at": moment.isoformat(), "timezone": ZONE} | more,
    }


def give(client: FlaskClient, header: dict[str, str], command: dict[str, Any]) -> dict[str, Any]:
    """Give a command and return what of the answer must stay the same for ever."""
    answer = client.post(
        command["path"], json=command["body"], headers=header | {"Idempotency-Key": command["key"]}
    )
    body = answer.get_json()
    kept = {name: body[name] for name in KEPT if name in body}
    if body.get("visit"):
        kept |= {"visit_status": body["visit"]["status"], "outcome": body["visit"]["outcome"]}
    if body.get("invoice"):
        kept |= {"invoice_number": body["invoice"]["number"], "invoice_status": body["invoice"]["status"]}
    return {"status": answer.status_code, **kept}
