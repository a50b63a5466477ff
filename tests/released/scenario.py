"""The little data of a release, and the commands that are given on top of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from flask.testing import FlaskClient

from server.bootstrap import Services
from server.domain.time_clock import PunchKind
from server.models.scope import scoped_all, scoped_select
from server.models.visits import Visit
from server.use_cases.on_call import create_on_call
from server.use_cases.plan_run import run_plan
from server.use_cases.plans import publish_plan, request_plan
from server.use_cases.punch_edits import edit_punches
from server.use_cases.territories import create_territory
from server.use_cases.time_clock import punch
from tests.builders import acting, at, make_equipment, make_job, make_shift, make_world
from tests.conftest import NOW, Tenant, bearer, make_tenant
from tests.importing import take_in

ZONE = "America/New_York"
KEPT = ("result", "flags", "clocked_in")
OPEN_INVOICES = (
    "external_id,customer_id,number,issued_on,due_on,total,open\n"
    "O1,C1,881,2026-01-10,2026-02-09,120.00,20.00\n"
)
AGREEMENTS = "external_id,customer_id,name,starts_on,interval_months\nA1,C1,Yearly tune-up,2026-01-01,12\n"


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
    _take_files_in(services, tenant)
    _keep_to_itself(services, tenant, world.technician.id)
    return Begun(tenant, bearer(services, tenant, "technician"), _visits(services, tenant))


def _take_files_in(services: Services, tenant: Tenant) -> None:
    """Import what another system knew: a customer, what they owe, and what they have bought."""
    files = {
        "customers": "external_id,name,phone\nC1,Okafor,585 555 0111\n",
        "open-invoices": OPEN_INVOICES,
        "agreements": AGREEMENTS,
    }
    for kind, content in files.items():
        run = take_in(services, tenant, kind, content, source="the-old-system")
        assert run.state == "imported", run.errors


def _keep_to_itself(services: Services, tenant: Tenant, technician_id: str) -> None:
    """Give the technician a territory, a night on call, and a corrected day that somebody approved."""
    with acting(services, tenant) as scope:
        area = {"area": [], "postcodes": ["146"], "active": True, "color_index": None}
        rule = {"name": "West", "rule": "priced", "price_seconds": 900, "technician_ids": [technician_id]}
        create_territory(scope, area | rule)
        night = {"starts_at": at(18), "ends_at": at(23), "rank": 1, "note": ""}
        create_on_call(scope, technician_id, night)
        begun = NOW - timedelta(days=3)
        punch(scope, technician_id, PunchKind.IN, begun, ZONE)
        out = {"action": "add", "kind": "out", "punch_id": None, "edit_id": None}
        edit_punches(
            scope,
            technician_id,
            [out | {"occurred_at": begun + timedelta(hours=4)}],
            "forgot to clock out",
            tenant.users["office"],
        )


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
